import { Alert, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { memo } from 'react';
import { moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Mark } from '../../../parts/mark';
import { OpenDocument } from '../../../parts/open-document';
import { Reasons } from '../reasons';
import type { Criterion, OwnSheet } from '../types';
import { useSourceName } from '../use-source-name';
import { EvidenceItem } from './evidence-item';
import { hundredths } from './points';
import type { Evidence } from './use-evidence';

interface CriterionCardProps {
  criterion: Criterion;
  proposed: NonNullable<OwnSheet['proposal']>['criteria'][number] | undefined;
  evidence: Evidence;
  /** the members judge it differently, and must all judge alike */
  differs: boolean;
  typed: string;
  /** absent: the sheet is closed */
  enter: ((criterion: string, typed: string) => void) | undefined;
}

/** One criterion: what the rules propose and why, the evidence with source, date and scans, the member's points. */
export const CriterionCard = memo(function CriterionCard({ criterion: shown, proposed, evidence, differs, typed, enter }: CriterionCardProps) {
  const { t } = useTranslation();
  const { criterion, text, required, met, basis, items, missing, reasons } = shown;
  const fixed = !met && basis !== 'COMMISSION';
  const scans = evidence.scans.filter(({ code }) => code === criterion);
  return (
    <Card withBorder component="section" aria-label={`${criterion} ${text}`}>
      <Stack gap="xs">
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {criterion} {text}
        </Title>
        <Group gap="xs">
          <Mark tone="still">{t(required ? 'commission.required' : 'commission.notRequired')}</Mark>
          <Mark tone={met ? 'good' : 'bad'}>{t(met ? 'commission.met' : 'commission.notMet')}</Mark>
          {differs && <Mark tone="bad">{t('commission.differs')}</Mark>}
        </Group>
        <Text>{t('commission.proposed', { points: shown.points })}</Text>
        <details>
          <summary>{t('case.why')}</summary>
          <Reasons reasons={[...reasons, ...missing.map(({ reason }) => reason)]} />
        </details>
        <Corrections corrections={proposed?.corrections ?? []} />
        {items.length === 0 && scans.length === 0 && <Text size="sm">{t('commission.noEvidence')}</Text>}
        <Stack component="ul" gap="xs" m={0} ps="md">
          {items.map((item, index) => (
            <EvidenceItem key={index} judged={item} receivedAt={evidence.receivedAt[item.registry] ?? null} />
          ))}
        </Stack>
        {scans.map(({ fileId, name }) => (
          <OpenDocument key={fileId} path={`portfolio/files/${fileId}/content`} title={name} named />
        ))}
        <TextInput
          label={t('commission.points', { criterion })}
          description={fixed ? t('commission.onlyZero') : undefined}
          inputMode="decimal"
          w={200}
          maxLength={6}
          value={typed}
          readOnly={!enter || fixed}
          error={hundredths(typed) === undefined ? t('commission.notNumber') : undefined}
          onChange={({ currentTarget }) => enter?.(criterion, currentTarget.value)}
        />
      </Stack>
    </Card>
  );
});

/** A registry corrected since what the criterion rests on; what was submitted stays. */
function Corrections({ corrections }: { corrections: { source: string; correctedAt: string }[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useSourceName();
  return corrections.map(({ source, correctedAt }) => (
    <Alert key={source + correctedAt} color="yellow">
      {t('commission.corrected', { source: nameOf(source), at: moment(correctedAt, i18n.language) })}
    </Alert>
  ));
}
