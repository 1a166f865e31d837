import { Button, Checkbox, Group, NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from '../../../i18n/speech';
import { RecusalForm } from '../scoring/recusal-form';
import type { AgendaCase } from '../types';
import classes from './agenda.module.css';
import type { Exception, Otherwise, Voter } from './votes';

interface ExceptionFormProps {
  item: AgendaCase;
  voters: Voter[];
  exception: Exception;
  except: (attestationId: string, part: Partial<Exception>) => void;
}

const OTHERWISE = ['KEEP_CURRENT', 'LOWER_THAN_CURRENT'] as const;
const AWARDS = ['TEACHER', 'MODERATOR', 'EXPERT', 'RESEARCHER', 'HEAD_BASE', 'HEAD_3', 'HEAD_2', 'DEPUTY_BASE', 'DEPUTY_3', 'DEPUTY_2'] as const;

/** How the votes on one case differ from "all in favour", and what follows where the claimed category is not met. */
export function ExceptionForm({ item: { attestationId }, voters, exception, except }: ExceptionFormProps) {
  const { t } = useTranslation();
  const { against, abstained, otherwise, awardedCategory, left } = exception;
  const without = (those: string[], personId: string) => those.filter((each) => each !== personId);
  const vote = (personId: string, how: string) =>
    except(attestationId, {
      against: how === 'against' ? [...without(against, personId), personId] : without(against, personId),
      abstained: how === 'abstained' ? [...without(abstained, personId), personId] : without(abstained, personId),
    });
  const howOf = (personId: string) => (against.includes(personId) ? 'against' : abstained.includes(personId) ? 'abstained' : 'inFavour');
  const ways = (['inFavour', 'against', 'abstained'] as const).map((value) => ({ value, label: t(`commission.vote.${value}`) }));
  return (
    <Stack gap="xs">
      <div className={classes.votes}>
        {voters.map(({ personId, name }) => (
          <NativeSelect key={personId} label={name} data={ways} value={howOf(personId)} onChange={({ currentTarget }) => vote(personId, currentTarget.value)} />
        ))}
      </div>
      <Group>
        <Button variant="default" size="xs" onClick={() => except(attestationId, { against: voters.map(({ personId }) => personId), abstained: [] })}>
          {t('commission.allAgainst')}
        </Button>
        <Button variant="default" size="xs" onClick={() => except(attestationId, { against: [], abstained: [] })}>
          {t('commission.allInFavour')}
        </Button>
      </Group>
      <Group align="end">
        <NativeSelect
          label={t('commission.ifNot')}
          data={OTHERWISE.map((value) => ({ value, label: t(`commission.otherwise.${value}`) }))}
          value={otherwise}
          onChange={({ currentTarget }) => except(attestationId, { otherwise: currentTarget.value as Otherwise })}
        />
        {otherwise === 'LOWER_THAN_CURRENT' && (
          <NativeSelect
            label={t('commission.lowerTo')}
            data={[{ value: '', label: t('commission.byRules') }, ...AWARDS.map((value) => ({ value, label: t(`category.${value}`) }))]}
            value={awardedCategory}
            onChange={({ currentTarget }) => except(attestationId, { awardedCategory: currentTarget.value })}
          />
        )}
      </Group>
      <Checkbox label={t('commission.leave')} checked={left} onChange={({ currentTarget }) => except(attestationId, { left: currentTarget.checked })} />
      <RecusalForm attestationId={attestationId} members={voters} />
    </Stack>
  );
}
