import type { Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { count } from './exact.js';
import { quorum, type Attendance } from './quorum.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';

export interface Ballot extends Attendance {
  /** members present who take no part in this case for a conflict of interest; `present` counts them */
  recused?: number;
  inFavour: number;
  against: number;
  /** how the chair voted; `null`: abstained, absent or recused */
  chair: 'IN_FAVOUR' | 'AGAINST' | null;
}

export interface VoteAnswer extends Answer<'CARRIED' | 'REJECTED' | 'NO_QUORUM' | 'TIE_UNRESOLVED'> {
  /** the votes were equal and the chair's decided */
  castingVote: boolean;
}

/**
 * What a vote on one case decides: carried by more than half of the base (those present who may vote, or all members: setting
 * `majorityBase`); where the votes are equal, the chair's decides. Whoever is recused never votes; the number of members of which the quorum
 * is counted stays, and whether the recused count as attending is the setting `recusedAttend`.
 * @throws RegulationError FACTS_INVALID for more votes than members who may vote
 * @source O83 p.22, F-09
 */
export function vote(rules: RuleSet, ballot: Ballot, settings: Settings = rules.settings): VoteAnswer {
  const recused = count('recused', ballot.recused ?? 0, count('present', ballot.present));
  const voters = ballot.present - recused;
  const enough = quorum(rules, { members: ballot.members, present: settings.recusedAttend ? ballot.present : voters });
  const recusal = recused > 0 ? [because('F-09/recused', { recused, voters, recusedAttend: settings.recusedAttend })] : [];
  if (enough.outcome === 'NOT_MET' || voters === 0) return { ...answer('NO_QUORUM', ...enough.reasons, ...recusal), castingVote: false };
  const { inFavour, against } = counted(ballot, voters);
  const base = settings.majorityBase === 'PRESENT' ? voters : ballot.members;
  const majority = because('F-09', { inFavour, against, base, majorityBase: settings.majorityBase });
  if (inFavour === against && inFavour > 0) return tie(ballot, [majority, ...recusal]);
  return { ...answer(inFavour * 2 > base ? 'CARRIED' : 'REJECTED', majority, ...recusal), castingVote: false };
}

function tie({ chair, inFavour }: Ballot, also: Reason[]): VoteAnswer {
  const casting = because('X-041/tie', { votes: inFavour, chair });
  if (chair === null) return { ...answer('TIE_UNRESOLVED', casting, ...also), castingVote: false };
  return { ...answer(chair === 'IN_FAVOUR' ? 'CARRIED' : 'REJECTED', casting, ...also), castingVote: true };
}

function counted({ inFavour, against, chair }: Ballot, voters: number) {
  count('inFavour', inFavour, voters);
  count('against', against, voters);
  if (inFavour + against > voters) throw factsInvalid('inFavour', FACT_FAULTS.moreVotes);
  if (chair === 'IN_FAVOUR' && inFavour === 0) throw factsInvalid('chair', FACT_FAULTS.chairInFavour);
  if (chair === 'AGAINST' && against === 0) throw factsInvalid('chair', FACT_FAULTS.chairAgainst);
  return { inFavour, against };
}
