import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Mark } from '../../parts/mark';
import { Reasons } from '../../parts/reasons';
import type { Claim, ClaimAnswer } from './use-claims';

interface ClaimCardProps {
  answer: ClaimAnswer;
  /** absent: another application of hers is under way */
  open?: (claimed: Claim) => void;
  opening: boolean;
}

/** One category: whether she may claim it now, why or why not, and the way to the application. */
export function ClaimCard({ answer: { claimed, may, early, reasons, warnings }, open, opening }: ClaimCardProps) {
  const { t } = useTranslation();
  const button = (label: string, quiet: boolean) =>
    open && (
      <Button variant={quiet ? 'default' : 'filled'} loading={opening} onClick={() => open(claimed)}>
        {label}
      </Button>
    );
  return (
    <Card withBorder component="section" aria-label={t(`category.${claimed}`)}>
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <Title order={3} size="h4">
            {t(`category.${claimed}`)}
          </Title>
          <Mark tone={may ? 'good' : 'still'}>{t(may ? 'claim.may' : 'claim.mayNot')}</Mark>
          {may && early && <Mark tone="note">{t('claim.early')}</Mark>}
        </Group>
        <div>
          <Text fw={500}>{t(may ? 'claim.why' : 'claim.whyNot')}</Text>
          <Reasons reasons={reasons} />
          {warnings.length > 0 && <Text fw={500}>{t('claim.warnings')}</Text>}
          {warnings.length > 0 && <Reasons reasons={warnings} />}
        </div>
        {may && button(t('claim.open'), false)}
        {!may && open && (
          <details>
            <summary>{t('claim.anyway')}</summary>
            <Text mb="xs">{t('claim.anywayHint')}</Text>
            {button(t('claim.open'), true)}
          </details>
        )}
      </Stack>
    </Card>
  );
}
