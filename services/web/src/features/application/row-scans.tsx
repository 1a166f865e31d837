import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { useCommand } from '../../api/use-command';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { OpenDocument } from '../../parts/open-document';
import { Refused } from '../../parts/refused';
import { CASE_KEY } from '../case/use-case';
import { giveUp } from './give-up';
import { ALLOWED, megabytes } from './scan-fault';
import type { Scan, Scans, Unfinished } from './use-evidence';
import { type Upload, useUpload } from './use-upload';

interface RowScansProps {
  attestationId: string;
  /** what the scans prove */
  row: { code: string; text: string };
  /** of the whole case */
  known: Scans;
}

/** The scans of one row: what is there, each to be looked at and replaced; what is on its way; another one. */
export function RowScans({ attestationId, row: { code, text }, known: { scans, unfinished, most } }: RowScansProps) {
  const { t } = useTranslation();
  const upload = useUpload(attestationId, code as Scan['code'], most);
  const here = (each: { code: string }) => each.code === code;
  return (
    <Stack gap="xs" pl="md" align="flex-start">
      {scans.filter(here).map((scan) => (
        <OneScan key={scan.fileId} scan={scan} replace={(file) => upload.send(file, scan.fileId)} busy={upload.busy} />
      ))}
      {!upload.busy && unfinished.filter(here).map((begun) => <Begun key={begun.uploadId} begun={begun} goOn={(file) => upload.goOn(begun, file)} />)}
      {upload.busy ? <OnItsWay upload={upload} /> : <Failure upload={upload} most={most} />}
      {!upload.busy && <Choose label={t('application.scan.add')} about={text} send={(file) => upload.send(file)} />}
    </Stack>
  );
}

/** A scan that stopped on its way: she goes on with it, or lets go of it. */
function Begun({ begun: { attestationId, uploadId, name, received, size }, goOn }: { begun: Unfinished; goOn: (file: File) => void }) {
  const { t } = useTranslation();
  const dropping = useCommand(() => giveUp(uploadId), [[...CASE_KEY, attestationId]]);
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('application.scan.unfinished', { name, percent: percentOf(received, size) })}
      </Text>
      <Refused error={dropping.error} />
      <Group gap="xs">
        <Choose label={t('application.scan.goOn')} about={name} send={goOn} />
        <Button size="compact-sm" variant="subtle" loading={dropping.isPending} onClick={() => dropping.mutate(null)} aria-label={`${t('application.scan.drop')}: ${name}`}>
          {t('application.scan.drop')}
        </Button>
      </Group>
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
function OnItsWay({ upload: { waiting, name, sent, size, stop } }: { upload: Upload }) {
  const { t } = useTranslation();
  const percent = percentOf(sent, size);
  return (
    <Stack gap={4} w="100%">
      <Text size="sm" aria-live="polite" style={{ overflowWrap: 'anywhere' }}>
        {t(waiting ? 'application.scan.waiting' : 'application.scan.sending', { name, percent })}
      </Text>
      <Progress value={percent} aria-label={name} />
      <Button size="compact-sm" variant="subtle" onClick={stop} style={{ alignSelf: 'flex-start' }}>
        {t('application.scan.stop')}
      </Button>
    </Stack>
  );
}

/** Why the last one was not sent, and which it was. */
function Failure({ upload: { name, size, error, fault }, most }: { upload: Upload; most: number }) {
  const { t } = useTranslation();
  if (!fault && !error) return null;
  return (
    <Stack gap={4} role="group" aria-label={name}>
      <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      {fault && (
        <Text role="alert" size="sm" c="red.9">
          {t(`application.scan.${fault}`, { size: megabytes(size), most: megabytes(most) })}
        </Text>
      )}
      <Refused error={error} />
    </Stack>
  );
}

const percentOf = (sent: number, size: number): number => (size === 0 ? 0 : Math.floor((sent * 100) / size));
const kilobytes = (bytes: number): number => Math.max(1, Math.round(bytes / 1024));
