import type { Shapes } from '../../../api/client';
import type { AgendaCase, Commission, Meeting } from '../types';

export type Otherwise = 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT';
type VotesOn = Shapes['CommissionsVotesOnIn'];
type Category = NonNullable<VotesOn['awardedCategory']>;

/** Where the votes on a case are not "all in favour". */
export interface Exception {
  against: string[];
  abstained: string[];
  otherwise: Otherwise;
  awardedCategory: string;
  /** left for another meeting: not voted on now */
  left: boolean;
}
export const NO_EXCEPTION: Exception = { against: [], abstained: [], otherwise: 'KEEP_CURRENT', awardedCategory: '', left: false };

/** Exceptions by case; a case without one is voted for by all who may. */
export type Exceptions = Readonly<Record<string, Exception>>;

export interface Voter {
  personId: string;
  name: string;
}

/** Who is present, by name. */
export const votersOf = ({ present }: Meeting, { members }: Commission): Voter[] => members.filter(({ personId }) => present.includes(personId));

/** Who of them may vote on a case: not the recused, not the teacher herself. */
export const mayVote = (voters: readonly Voter[], { excluded }: Pick<AgendaCase, 'excluded'>): Voter[] => voters.filter(({ personId }) => !excluded.includes(personId));

export interface Count {
  inFavour: number;
  against: number;
  /** equal, so that the chair's vote decides */
  tie: boolean;
}

/** How the votes on a case stand. */
export function countOf(voters: readonly Voter[], { against, abstained }: Exception): Count {
  const no = voters.filter(({ personId }) => against.includes(personId)).length;
  const inFavour = voters.length - no - voters.filter(({ personId }) => abstained.includes(personId)).length;
  return { inFavour, against: no, tie: inFavour === no && no > 0 };
}

/** The votes on a case as they are sent. */
export function votesOn(item: AgendaCase, voters: readonly Voter[], { against, abstained, otherwise, awardedCategory }: Exception): VotesOn {
  const those = mayVote(voters, item).map(({ personId }) => personId);
  const not = [...against, ...abstained];
  return {
    attestationId: item.attestationId,
    inFavour: those.filter((personId) => !not.includes(personId)),
    against: those.filter((personId) => against.includes(personId)),
    otherwise,
    ...(awardedCategory && { awardedCategory: awardedCategory as Category }),
  };
}
