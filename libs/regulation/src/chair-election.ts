import { answer, because, type Answer } from './answer.js';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { count } from './exact.js';
import { quorum, type Attendance } from './quorum.js';
import type { RuleSet } from './rule-set.js';

export interface Candidate {
  id: string;
  votes: number;
  /** how many terms in a row this person has just been chair */
  termsInRow: number;
}
export interface ChairBallot extends Attendance {
  candidates: Candidate[];
}
export interface ChairAnswer extends Answer<'ELECTED' | 'REVOTE' | 'NO_QUORUM' | 'NOT_ELECTABLE'> {
  chairId: string | null;
}

/**
 * Who is elected chair: a simple majority of the secret ballots cast; no majority or a tie is voted again; nobody more than twice in a row.
 * @source O83 p.21
 */
export function chairElection(rules: RuleSet, { members, present, candidates }: ChairBallot): ChairAnswer {
  const enough = quorum(rules, { members, present });
  if (enough.outcome === 'NOT_MET') return { ...answer('NO_QUORUM', ...enough.reasons), chairId: null };
  const cast = candidates.reduce((sum, { votes }) => sum + count('votes', votes, present), 0);
  if (cast > present) throw factsInvalid('candidates', FACT_FAULTS.moreVotes);
  const maxTerms = rules.commission.chairMaxTermsInRow;
  const barred = candidates.find(({ termsInRow }) => termsInRow >= maxTerms);
  if (barred) return { ...answer('NOT_ELECTABLE', because('X-039/terms', { termsInRow: barred.termsInRow, maxTerms })), chairId: null };
  const elected = candidates.find(({ votes }) => votes * 2 > cast);
  const reason = because('X-039', { cast, votes: elected?.votes ?? Math.max(0, ...candidates.map(({ votes }) => votes)) });
  return { ...answer(elected ? 'ELECTED' : 'REVOTE', reason), chairId: elected?.id ?? null };
}
