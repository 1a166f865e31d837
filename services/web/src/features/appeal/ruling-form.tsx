import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useKept } from '../../parts/use-kept';
import { decisionOf, NO_RULING, type Ruling, upheld, type Verdict, verdictOf } from './ruling';
import { type Appeal, useRuling } from './use-appeals';

const MOST = 4000;

/** What the appeal commission decided, task by task, entered under the number of its protocol. It is final: what it makes of the appeal is said before it is sent. */
export function RulingForm({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation();
  const [given, change, forget] = useKept<Ruling>(`appeal-ruling:${appeal.appealId}`, NO_RULING);
  const ruling = useRuling(appeal.appealId);
  const decision = decisionOf(given, appeal);
  const put = (number: number, part: Partial<Verdict>) => change({ verdicts: { ...given.verdicts, [number]: { ...verdictOf(given, number), ...part } } });
  return (
    <Section title={t('appeal.decision')}>
      <Stack>
        {appeal.tasks.map((task) => (
          <TaskVerdict key={task.number} task={task} verdict={verdictOf(given, task.number)} put={(part) => put(task.number, part)} />
        ))}
        <Group align="end" gap="xs">
          {upheld(given) && (
            <TextInput type="number" label={t('appeal.points')} description={t('appeal.pointsHint', { points: appeal.booking.result?.points ?? 0 })} value={given.points} min={0} max={appeal.booking.result?.tasks} w="12rem" onChange={({ currentTarget }) => change({ points: currentTarget.value })} />
          )}
          <TextInput label={t('appeal.protocol')} value={given.protocolNumber} maxLength={50} onChange={({ currentTarget }) => change({ protocolNumber: currentTarget.value })} />
        </Group>
        {decision && <Text fw={500}>{t(`appeal.becomes.${decision.result}`)}</Text>}
        <Refused error={ruling.error} />
        <Button disabled={!decision} loading={ruling.isPending} onClick={() => decision && ruling.mutate(decision, { onSuccess: forget })} style={{ alignSelf: 'flex-start' }}>
          {t('appeal.enter')}
        </Button>
      </Stack>
    </Section>
  );
}

function TaskVerdict({ task: { number, ground, explanation }, verdict: { granted, reason }, put }: { task: Appeal['tasks'][number]; verdict: Verdict; put: (part: Partial<Verdict>) => void }) {
  const { t } = useTranslation();
  const title = t('test.appeal.task', { number });
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Text fw={500}>
        {title}: {t(`test.appeal.grounds.${ground as 'CONTENT_KEY'}`)}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {explanation}
      </Text>
      <Radio.Group label={t('appeal.verdict')} value={granted} onChange={(value) => put({ granted: value as Verdict['granted'] })}>
        <Group gap="md" mt="xs">
          <Radio value="YES" label={t('test.appeal.granted')} />
          <Radio value="NO" label={t('test.appeal.denied')} />
        </Group>
      </Radio.Group>
      <Textarea label={t('appeal.reason')} value={reason} maxLength={MOST} onChange={({ currentTarget }) => put({ reason: currentTarget.value })} />
    </Stack>
  );
}
