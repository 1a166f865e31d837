import { Button, Group, Stack, Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { answered, api } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Empty } from '../../../parts/empty';
import { Choice } from '../../../parts/list/choice';
import { Search } from '../../../parts/list/search';
import { useAddress } from '../../../parts/list/use-address';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { useRights } from '../../../session/use-rights';
import { type AgendaCase, type CaseAnswer, type Commission, COMMISSION_KEY, type Meeting } from '../types';
import classes from './agenda.module.css';
import { AgendaRow } from './agenda-row';
import { type Exception, type Exceptions, NO_EXCEPTION, votersOf, votesOn } from './votes';

interface AgendaProps {
  meeting: Meeting;
  commission: Commission;
  cases: AgendaCase[];
}

/** The cases of a meeting, voted on in one go: all in favour, but for the exceptions entered case by case. */
export function Agenda({ meeting, commission, cases }: AgendaProps) {
  const { t } = useTranslation();
  const { may } = useRights();
  const voting = meeting.status === 'HELD' && may('commissions.meeting.decide');
  const voters = useMemo(() => votersOf(meeting, commission), [meeting, commission]);
  const { value: exceptions, change } = useKeptValue<Exceptions>(`votes/${meeting.id}`, {});
  const [answers, setAnswers] = useState<Readonly<Record<string, CaseAnswer>>>({});
  const except = useCallback((id: string, part: Partial<Exception>) => change((before) => ({ ...before, [id]: { ...(before[id] ?? NO_EXCEPTION), ...part } })), [change]);
  const { shown, filters } = useShown(cases);
  return (
    <Stack>
      {voting && <Decide meeting={meeting} votes={cases.filter(({ attestationId, decision }) => decision === null && !exceptions[attestationId]?.left).map((item) => votesOn(item, voters, exceptions[item.attestationId] ?? NO_EXCEPTION))} told={setAnswers} />}
      <Group align="end" gap="xs">
        {filters}
      </Group>
      {shown.length === 0 && <Empty title={t('list.nothingFound')} hint={t('list.nothingFoundHint')} />}
      <ol className={classes.agenda} aria-label={t('commission.cases')}>
        {shown.map((item) => (
          <AgendaRow
            key={item.attestationId}
            item={item}
            place={cases.indexOf(item) + 1}
            voters={voters}
            chairId={commission.chairId}
            exception={exceptions[item.attestationId]}
            answer={answers[item.attestationId]}
            except={voting ? except : undefined}
            signed={meeting.status === 'SIGNED'}
          />
        ))}
      </ol>
      <Text size="sm">{t('list.shownOf', { shown: shown.length, total: cases.length })}</Text>
    </Stack>
  );
}

/** The rows that are looked for; an agenda is here as a whole. */
function useShown(cases: AgendaCase[]) {
  const { t } = useTranslation();
  const { values, set } = useAddress(['search', 'decided']);
  const looked = values.search.toLocaleLowerCase('kk');
  const shown = cases.filter(({ teacher, decision }) => teacher.toLocaleLowerCase('kk').includes(looked) && (values.decided === '' || (values.decided === 'true') === (decision !== null)));
  const options = [
    { value: 'true', label: t('commission.decidedOnes') },
    { value: 'false', label: t('commission.undecidedOnes') },
  ];
  const filters = (
    <>
      <Search label={t('commission.searchName')} value={values.search} find={(text) => set('search', text)} />
      <Choice label={t('commission.decided')} value={values.decided} options={options} choose={(value) => set('decided', value)} />
    </>
  );
  return { shown, filters };
}

type Votes = ReturnType<typeof votesOn>;

function Decide({ meeting: { commissionId, id: meetingId }, votes, told }: { meeting: Meeting; votes: Votes[]; told: (answers: Record<string, CaseAnswer>) => void }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<{ decided: number; refused: number }>();
  const deciding = useCommand(
    (cases: Votes[], header) => answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/votes', { params: { path: { commissionId, meetingId }, header }, body: { cases } })),
    [COMMISSION_KEY],
  );
  const onSuccess = ({ cases }: { cases: CaseAnswer[] }) => {
    told(Object.fromEntries(cases.map((answer) => [answer.attestationId, answer])));
    setOutcome({ decided: cases.filter(({ decision }) => decision !== null).length, refused: cases.filter(({ refusal }) => refusal !== null).length });
  };
  return (
    <Stack align="flex-start" gap="xs">
      <Text>{t('commission.voteHint')}</Text>
      <Refused error={deciding.error} />
      <Button disabled={votes.length === 0} loading={deciding.isPending} onClick={() => deciding.mutate(votes, { onSuccess })}>
        {t('commission.decide', { count: votes.length })}
      </Button>
      <Text role="status">{outcome && t('commission.outcome', outcome)}</Text>
    </Stack>
  );
}
