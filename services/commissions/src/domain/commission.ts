import {
  accept, type Category, type Change, type CommissionId, type CommissionLevel, FactType, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, refuse, type RuleSetId,
} from '@attestation/contracts';
import { chairElection, compositionGuard, ruleSetOf } from '@attestation/regulation';

/** A member as the law looks at him when the commission is approved (E.12). */
export interface Member {
  personId: PersonId;
  category: Category | null;
  serviceYears: number;
  /** is himself attested in this organisation while the commission sits */
  attestedHere: boolean;
}

export interface Commission {
  id: CommissionId;
  level: CommissionLevel;
  organisationId: OrganisationId | null;
  placeCode: PlaceCode | null;
  memberIds: PersonId[];
  secretaryId: PersonId;
  orderNumber: string;
  from: PlainDate;
  to: PlainDate;
  status: 'APPROVED' | 'ACTIVE';
  chairId: PersonId | null;
}

export interface Composition extends Omit<Commission, 'status' | 'chairId' | 'memberIds'> {
  members: Member[];
}

/**
 * Approves a commission by the head's order for one year.
 * @source O83 p.19–23 (X-035…X-042), E.12
 */
export function approveCommission(existing: Commission | undefined, wanted: Composition, ruleSet: RuleSetId): Change<Commission, Commission> {
  if (existing) return accept({ result: existing });
  const { members, ...rest } = wanted;
  if (members.some(({ category }) => category === null)) return refuse('PERSON_UNKNOWN');
  const guard = compositionGuard(ruleSetOf(ruleSet), { level: wanted.level, members, secretaryId: wanted.secretaryId });
  if (guard.outcome === 'INVALID') return refuse('COMMISSION_INVALID', guard.reasons);

  const next: Commission = { ...rest, memberIds: members.map(({ personId }) => personId), status: 'APPROVED', chairId: null };
  const { id, level, organisationId, placeCode, memberIds, secretaryId, orderNumber, from, to } = next;
  return accept({
    next,
    result: next,
    facts: [{ type: FactType.CommissionApproved, data: { commissionId: id, level, organisationId, placeCode, members: memberIds, secretaryId, orderNumber, from, to } }],
  });
}

/** What came out of the ballot box at the first meeting. */
export interface FirstMeeting {
  present: number;
  ballots: { personId: PersonId; votes: number; termsInRow: number }[];
  electedOn: PlainDate;
}

/**
 * The members elect their chair by secret ballot; on a tie they vote again.
 * @source O83 p.21
 */
export function electChair(commission: Commission | undefined, { present, ballots, electedOn }: FirstMeeting, ruleSet: RuleSetId): Change<Commission, Commission> {
  if (!commission) return refuse('NOT_FOUND');
  if (commission.chairId) return refuse('ALREADY_DECIDED');
  if (ballots.some(({ personId }) => !commission.memberIds.includes(personId))) return refuse('NOT_A_MEMBER');
  const candidates = ballots.map(({ personId, votes, termsInRow }) => ({ id: personId, votes, termsInRow }));
  const election = chairElection(ruleSetOf(ruleSet), { members: commission.memberIds.length, present, candidates });
  const chairId = commission.memberIds.find((personId) => personId === election.chairId);
  if (!chairId) return refuse(election.outcome === 'NO_QUORUM' ? 'NO_QUORUM' : 'CHAIR_NOT_ELECTED', election.reasons);

  const next: Commission = { ...commission, status: 'ACTIVE', chairId };
  return accept({ next, result: next, facts: [{ type: FactType.ChairElected, data: { commissionId: next.id, chairId, electedOn } }] });
}
