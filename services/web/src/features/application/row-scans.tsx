import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { OpenDocument } from '../../parts/open-document';
import { Refused } from '../../parts/refused';
import { ALLOWED } from './scan-fault';
import type { Scan, Unfinished } from './use-evidence';
import { type Upload, useUpload } from './use-upload';

interface RowScansProps {
  attestationId: string;
  /** what the scans prove */
  row: { code: Scan['code']; text: string };
  scans: readonly Scan[];
  unfinished: readonly Unfinished[];
}

/** The scans of one row: what is there, each to be looked at and replaced; what is on its way; another one. */
export function RowScans({ attestationId, row: { code, text }, scans, unfinished }: RowScansProps) {
  const { t } = useTranslation();
  const upload = useUpload(attestationId, code);
  const left = upload.busy ? [] : unfinished;
  return (
    <Stack gap="xs" pl="md" align="flex-start">
      {scans.map((scan) => (
        <OneScan key={scan.fileId} scan={scan} replace={(file) => upload.send(file, scan.fileId)} busy={upload.busy} />
      ))}
      {left.map((each) => (
        <Text key={each.uploadId} size="sm">
          {t('application.scan.unfinished', { name: each.name, percent: percentOf(each.received, each.size) })}
        </Text>
      ))}
      <OnItsWay upload={upload} />
      {!upload.busy && <Choose label={t('application.scan.add')} about={text} send={(file) => upload.send(file)} />}
    </Stack>
  );
}

function OneScan({ scan: { fileId, name, size, version, uploadedAt }, replace, busy }: { scan: Scan; replace: (file: File) => void; busy: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <div style={{ width: '100%' }}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <strong>{name}</strong> · {t('application.scan.about', { size: kilobytes(size), version, at: moment(uploadedAt, i18n.language) })}
      </Text>
      <Group gap="xs" align="flex-start">
        <OpenDocument key={fileId} path={`portfolio/files/${fileId}/content`} title={name} />
        {!busy && <Choose label={t('application.scan.replace')} about={name} send={replace} />}
      </Group>
    </div>
  );
}

function Choose({ label, about, send }: { label: string; about: string; send: (file: File) => void }) {
  const name = `${label}: ${about}`;
  return (
    <FileButton accept={ALLOWED.join(',')} onChange={(file) => file && send(file)} inputProps={{ 'aria-label': name }}>
      {(props) => (
        <Button {...props} size="compact-sm" variant="default" aria-label={name}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** How far a scan has come; on a lost line it waits and goes on by itself. */
function OnItsWay({ upload: { busy, waiting, name, sent, size, error, fault, stop } }: { upload: Upload }) {
  const { t } = useTranslation();
  if (!busy) {
    return (
      <>
        {fault && (
          <Text role="alert" size="sm" c="red.9">
            {t(`application.scan.${fault}`)}
          </Text>
        )}
        <Refused error={error} />
      </>
    );
  }
  const percent = percentOf(sent, size);
  return (
    <Stack gap={4} w="100%">
      <Text size="sm" aria-live="polite">
        {t(waiting ? 'application.scan.waiting' : 'application.scan.sending', { name, percent })}
      </Text>
      <Progress value={percent} aria-label={name} />
      <Button size="compact-sm" variant="subtle" onClick={stop} style={{ alignSelf: 'flex-start' }}>
        {t('application.scan.stop')}
      </Button>
    </Stack>
  );
}

const percentOf = (sent: number, size: number): number => (size === 0 ? 0 : Math.floor((sent * 100) / size));
const kilobytes = (bytes: number): number => Math.max(1, Math.round(bytes / 1024));
