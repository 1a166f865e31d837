import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Mark } from '../../parts/mark';
import { PRESENCE } from '../evidence/presence';
import { RowScans } from './row-scans';
import { ScanHint } from './scan-hint';
import { type CheckRow, useScans } from './use-evidence';

/** The documents and criteria the application is checked by: what is there, what is missing, and her scans to each. */
export function CheckList({ attestationId, rows }: { attestationId: string; rows: readonly CheckRow[] }) {
  const { t } = useTranslation();
  const scans = useScans(attestationId);
  return (
    <Answered query={scans} problem={t('application.scan.problem')}>
      {(known) => (
        <>
          <ScanHint most={known.most} />
          {(['DOCUMENT', 'CRITERION'] as const).map((kind) => (
            <section key={kind} aria-label={t(`application.rows.${kind}`)}>
              <Title order={4} size="h5" mb="xs">
                {t(`application.rows.${kind}`)}
              </Title>
              <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
                {rows
                  .filter((row) => row.kind === kind)
                  .map((row) => (
                    <li key={row.code}>
                      <RowHead row={row} />
                      <RowScans attestationId={attestationId} row={row} known={known} />
                    </li>
                  ))}
              </Stack>
            </section>
          ))}
        </>
      )}
    </Answered>
  );
}

function RowHead({ row: { text, required, presence } }: { row: CheckRow }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" justify="space-between">
      <Text style={{ flex: '1 1 12rem', overflowWrap: 'anywhere' }}>
        {text}
        {!required && ` (${t('application.rows.optional')})`}
      </Text>
      <Mark tone={PRESENCE[presence]}>{t(`application.presence.${presence}`)}</Mark>
    </Group>
  );
}
