import { answer, because, type Answer } from './answer.js';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { count } from './exact.js';
import { quorum, type Attendance } from './quorum.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';

export interface Ballot extends Attendance {
  inFavour: number;
  against: number;
  /** how the chair voted; `null`: abstained or absent */
  chair: 'IN_FAVOUR' | 'AGAINST' | null;
}

/**
 * What a vote decides: carried by more than half of the base (those present, or all members: setting `majorityBase`); where the votes are
 * equal, the chair's decides.
 * @throws RegulationError FACTS_INVALID for more votes than members present
 * @source O83 p.22, F-09
 */
export function vote(rules: RuleSet, ballot: Ballot, settings: Settings = rules.settings): Answer<'CARRIED' | 'REJECTED' | 'NO_QUORUM' | 'TIE_UNRESOLVED'> {
  const enough = quorum(rules, ballot);
  if (enough.outcome === 'NOT_MET') return answer('NO_QUORUM', ...enough.reasons);
  const { inFavour, against } = counted(ballot);
  const base = settings.majorityBase === 'PRESENT' ? ballot.present : ballot.members;
  const majority = because('F-09', { inFavour, against, base, majorityBase: settings.majorityBase });
  if (inFavour === against && inFavour > 0) return tie(ballot, majority);
  return answer(inFavour * 2 > base ? 'CARRIED' : 'REJECTED', majority);
}

function tie({ chair, inFavour }: Ballot, majority: ReturnType<typeof because>): Answer<'CARRIED' | 'REJECTED' | 'TIE_UNRESOLVED'> {
  const casting = because('X-041/tie', { votes: inFavour, chair: chair === null ? null : chair });
  if (chair === null) return answer('TIE_UNRESOLVED', casting, majority);
  return answer(chair === 'IN_FAVOUR' ? 'CARRIED' : 'REJECTED', casting, majority);
}

function counted({ inFavour, against, present, chair }: Ballot) {
  count('inFavour', inFavour, present);
  count('against', against, present);
  if (inFavour + against > present) throw factsInvalid('inFavour', FACT_FAULTS.moreVotes);
  if (chair === 'IN_FAVOUR' && inFavour === 0) throw factsInvalid('chair', FACT_FAULTS.chairInFavour);
  if (chair === 'AGAINST' && against === 0) throw factsInvalid('chair', FACT_FAULTS.chairAgainst);
  return { inFavour, against };
}
