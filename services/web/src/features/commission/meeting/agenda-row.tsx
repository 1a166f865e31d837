import { Text } from '@mantine/core';
import { memo, useState } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../../i18n/speech';
import { Reasons } from '../reasons';
import type { AgendaCase, CaseAnswer } from '../types';
import classes from './agenda.module.css';
import { ExceptionForm } from './exception-form';
import { countOf, type Exception, mayVote, NO_EXCEPTION, type Voter } from './votes';

export interface AgendaRowProps {
  item: AgendaCase;
  place: number;
  voters: Voter[];
  chairId: string | null;
  exception: Exception | undefined;
  answer: CaseAnswer | undefined;
  /** absent: nobody votes here */
  except: ((attestationId: string, part: Partial<Exception>) => void) | undefined;
  signed: boolean;
}

/** One case of an agenda. Light, and drawn again only where something of its own has changed: an agenda has two hundred. */
export const AgendaRow = memo(function AgendaRow({ item, place, voters, chairId, exception, answer, except, signed }: AgendaRowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { attestationId, teacher, post, claimedCategory, currentCategory, score, meets, decision } = item;
  return (
    <li className={classes.row} aria-label={teacher}>
      <div className={classes.head}>
        <strong>
          {place}. {teacher}
        </strong>
        <span>{post}</span>
        <span>
          {t(`category.${currentCategory}`)} → {t(`category.${claimedCategory}`)}
        </span>
        <span>{t('commission.scoreOf', { score: score ?? '—', meets: t(meets ? 'commission.meetsShort' : 'commission.belowShort') })}</span>
        {signed && <Link to={`/commissions/documents/${attestationId}`}>{t('commission.documents')}</Link>}
      </div>
      {decision ? <Decided decision={decision} /> : <Votes item={item} voters={voters} chairId={chairId} exception={exception} />}
      {answer?.refusal && !decision && <Refusal refusal={answer.refusal} />}
      {except && !decision && (
        <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{t('commission.exception')}</summary>
          {open && <ExceptionForm item={item} voters={mayVote(voters, item)} exception={exception ?? NO_EXCEPTION} except={except} />}
        </details>
      )}
    </li>
  );
});

function Decided({ decision: { decision, subDecision, awardedCategory } }: { decision: NonNullable<AgendaCase['decision']> }) {
  const { t } = useTranslation();
  const said = subDecision ? t(`commission.otherwise.${subDecision}`) : t(`commission.decision.${decision}`);
  return (
    <Text fw={500}>
      ✓ {said}: {t(`category.${awardedCategory}`)}
    </Text>
  );
}

function Votes({ item, voters, chairId, exception = NO_EXCEPTION }: Pick<AgendaRowProps, 'item' | 'voters' | 'chairId' | 'exception'>) {
  const { t } = useTranslation();
  const those = mayVote(voters, item);
  if (those.length === 0) return null;
  if (exception.left) return <Text size="sm">{t('commission.left')}</Text>;
  const { inFavour, against, tie } = countOf(those, exception);
  return (
    <Text size="sm" component="div">
      {t('commission.votes', { inFavour, against, abstained: those.length - inFavour - against })}
      {those.length < voters.length && ` · ${t('commission.excluded', { count: voters.length - those.length })}`}
      {tie && <strong> · {t(`commission.tie.${howOf(chairId, those, exception)}`)}</strong>}
    </Text>
  );
}

/** How the chair votes, where the votes are equal. */
function howOf(chairId: string | null, voters: readonly Voter[], { against, abstained }: Exception): 'inFavour' | 'against' | 'none' {
  if (chairId === null || abstained.includes(chairId) || !voters.some(({ personId }) => personId === chairId)) return 'none';
  return against.includes(chairId) ? 'against' : 'inFavour';
}

/** What the rules forbid for this case, as the platform answered. */
function Refusal({ refusal: { title, reasons } }: { refusal: NonNullable<CaseAnswer['refusal']> }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <strong>
        {t('commission.refused')}: {title}
      </strong>
      {reasons.length > 0 && <Reasons reasons={reasons} />}
    </div>
  );
}
