import { Button, Card, Group, Stack, Text, Textarea } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { completionOf, isWhole, type Marks, returnOf } from './marks';
import { PORTFOLIOS_KEY, type Row } from './use-portfolio';

interface DecisionProps {
  workItemId: string;
  rows: readonly Row[];
  marks: Marks;
  mark: (marks: Marks) => void;
  decided: () => void;
}

const CHANGES = [PORTFOLIOS_KEY, ['gaps'], ['count']];

/** Admits the teacher when all is there, or returns the portfolio with the items marked. */
export function Decision({ workItemId, rows, marks, mark, decided }: DecisionProps) {
  const { t } = useTranslation();
  const path = { workItemId };
  const admit = useCommand((body: ReturnType<typeof completionOf>, header) => answered(api.POST('/api/v1/portfolio/assessments/{workItemId}/completion', { params: { path, header }, body: body as never })), CHANGES);
  const give = useCommand((body: ReturnType<typeof returnOf>, header) => answered(api.POST('/api/v1/portfolio/assessments/{workItemId}/return', { params: { path, header }, body })), CHANGES);
  const marked = Object.keys(marks.gaps).length;
  const whole = isWhole(rows, marks);
  return (
    <Card withBorder component="section" aria-label={t('portfolio.decision')}>
      <Stack>
        <Textarea label={t('portfolio.note')} maxLength={2000} rows={2} value={marks.note} onChange={({ currentTarget }) => mark({ ...marks, note: currentTarget.value })} />
        <Text size="sm" aria-live="polite">
          {marked > 0 ? t('portfolio.marked', { count: marked }) : t(whole ? 'portfolio.whole' : 'portfolio.notWhole')}
        </Text>
        <Refused error={admit.error ?? give.error} />
        <Group>
          <Button disabled={!whole || marked > 0} loading={admit.isPending} onClick={() => admit.mutate(completionOf(marks), { onSuccess: decided })}>
            {t('portfolio.admit')}
          </Button>
          <Button variant="default" disabled={marked === 0} loading={give.isPending} onClick={() => give.mutate(returnOf(marks), { onSuccess: decided })}>
            {t('portfolio.return')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
