import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Refused } from '../../parts/refused';
import type { Case } from '../case/types';
import { CASE_KEY } from '../case/use-case';
import { RowScans } from './row-scans';
import { ScanHint } from './scan-hint';
import { useScans } from './use-evidence';

/** The portfolio was returned: the very items that were marked, what is said of each, a scan to each, and the way back to the organisation. */
export default function ReturnedSection({ attestationId, returned: { gaps, note, by, at } }: { attestationId: string; returned: NonNullable<Case['returned']> }) {
  const { t, i18n } = useTranslation();
  const scans = useScans(attestationId);
  const supplying = useCommand(
    (_: null, header) => answered(api.POST('/api/v1/portfolio/attestations/{attestationId}/supplement', { params: { path: { attestationId }, header } })),
    [CASE_KEY],
  );
  return (
    <Card withBorder component="section" aria-label={t('application.returned.title')}>
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t('application.returned.title')}
        </Title>
        <Text size="sm">{[by.name, moment(at, i18n.language)].filter(Boolean).join(' · ')}</Text>
        {note && <Text>{note}</Text>}
        <Answered query={scans} problem={t('application.scan.problem')}>
          {(known) => (
            <>
              <ScanHint most={known.most} />
              <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
                {gaps.map((gap) => (
                  <li key={gap.code}>
                    <Text fw={500}>{gap.text}</Text>
                    {gap.note && <Text>{gap.note}</Text>}
                    <RowScans attestationId={attestationId} row={gap} known={known} />
                  </li>
                ))}
              </Stack>
            </>
          )}
        </Answered>
        <Text size="sm">{t('application.returned.hint')}</Text>
        <Refused error={supplying.error} />
        <Button loading={supplying.isPending} onClick={() => supplying.mutate(null)} style={{ alignSelf: 'flex-start' }}>
          {t('application.returned.send')}
        </Button>
      </Stack>
    </Card>
  );
}
