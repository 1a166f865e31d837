import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { answered, api, type Shapes } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { CASE_KEY } from '../case/use-case';

type Task = Shapes['TestingAppealedTaskIn'];
const GROUNDS: readonly Task['ground'][] = ['CONTENT_KEY', 'NO_ANSWER', 'SEVERAL_ANSWERS', 'INCORRECT_TASK', 'TECHNICAL'];
const FIRST: Task = { number: 1, ground: 'CONTENT_KEY', explanation: '' };
const MOST = 4000;

/** Which tasks are disputed, on which ground and why; kept while it is written. */
export function AppealForm({ bookingId, tasks }: { bookingId: string; tasks: number }) {
  const { t } = useTranslation();
  const [{ disputed, inRoom }, change, forget] = useKept(`appeal:${bookingId}`, { disputed: [FIRST], inRoom: false });
  const filing = useCommand((body: Shapes['TestingAppealIn'], header) => answered(api.POST('/api/v1/testing/bookings/{workItemId}/appeal', { params: { path: { workItemId: bookingId }, header }, body })), [CASE_KEY]);
  const put = (index: number, part: Partial<Task>) => change({ disputed: disputed.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <Stack gap="sm" mt="xs">
      {disputed.map((task, index) => (
        <DisputedTask key={index} task={task} tasks={tasks} put={(part) => put(index, part)} remove={disputed.length > 1 ? () => change({ disputed: disputed.filter((_, at) => at !== index) }) : undefined} />
      ))}
      <Button variant="default" onClick={() => change({ disputed: [...disputed, { ...FIRST, number: Math.min(tasks, (disputed.at(-1)?.number ?? 0) + 1) }] })} style={{ alignSelf: 'flex-start' }}>
        {t('test.appeal.another')}
      </Button>
      <Text size="sm">{t('test.appeal.roomHint')}</Text>
      <Checkbox label={t('test.appeal.inRoom')} checked={inRoom} onChange={({ currentTarget }) => change({ inRoom: currentTarget.checked })} />
      <Refused error={filing.error} />
      <Button loading={filing.isPending} onClick={() => filing.mutate({ tasks: disputed, inRoom }, { onSuccess: forget })} style={{ alignSelf: 'flex-start' }}>
        {t('test.appeal.send')}
      </Button>
    </Stack>
  );
}

function DisputedTask({ task: { number, ground, explanation }, tasks, put, remove }: { task: Task; tasks: number; put: (part: Partial<Task>) => void; remove?: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Group align="end" gap="xs">
        <TextInput type="number" label={t('test.appeal.number')} value={number} min={1} max={tasks} w="7rem" onChange={({ currentTarget }) => put({ number: Number(currentTarget.value) })} />
        <NativeSelect
          label={t('test.appeal.ground')}
          value={ground}
          data={GROUNDS.map((value) => ({ value, label: t(`test.appeal.grounds.${value}`) }))}
          onChange={({ currentTarget }) => put({ ground: currentTarget.value as Task['ground'] })}
        />
        {remove && (
          <Button variant="subtle" onClick={remove}>
            {t('test.appeal.remove')}
          </Button>
        )}
      </Group>
      <Textarea label={t('test.appeal.explanation')} value={explanation} maxLength={MOST} onChange={({ currentTarget }) => put({ explanation: currentTarget.value })} />
    </Stack>
  );
}
