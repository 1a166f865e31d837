import {
  accept, type Category, type Change, type CommissionId, type Fact, FactType, type PersonId, type PlainDate, type Reason, type Refusal, refuse, type RuleSetId,
} from '@attestation/contracts';
import { addDays, addYears, chairElection, compositionGuard, ruleSetOf, type Settings } from '@attestation/regulation';
import type { Body } from './body.js';

/** As what somebody sits on a commission; only teachers are asked for category and service. */
export const CAPACITIES = ['TEACHER', 'METHODIST', 'IN_SERVICE_TRAINING', 'PROFESSIONAL_COMMUNITY', 'PUBLIC', 'TRADE_UNION', 'EDUCATION_BODY'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** A member as the law looks at him when the commission is approved (E.12). */
export interface Member {
  personId: PersonId;
  capacity: Capacity;
  /** null: the registers do not know him */
  name: string | null;
  category: Category | null;
  serviceYears: number;
  /** is himself attested in this organisation, or where this body answers, while the commission sits */
  attestedHere: boolean;
}

export interface Commission {
  id: CommissionId;
  body: Body;
  memberIds: PersonId[];
  /** of those who do not sit as teachers */
  capacities: Record<string, Capacity>;
  secretaryId: PersonId;
  /** of the order that approved the composition as it is */
  orderNumber: string;
  from: PlainDate;
  to: PlainDate;
  /** `APPROVED`: its first meeting has still to elect the chair */
  status: 'APPROVED' | 'ACTIVE';
  chairId: PersonId | null;
}

/** Another commission of the same body: for its term, and who chaired it. */
export type Term = Pick<Commission, 'id' | 'from' | 'to' | 'chairId'>;

/** A commission beside the others of its body; what is being approved is not there yet. */
export interface CommissionRoom {
  commission?: Commission;
  others: Term[];
  /** whose signature the protocol of a meeting that was held still needs */
  awaited: PersonId[];
}

export interface ProposedMembers {
  members: Member[];
  secretaryId: PersonId;
  secretaryKnown: boolean;
  /** as they hold on the day of the order */
  settings: Settings;
  orderNumber: string;
}
export interface Proposed extends ProposedMembers {
  id: CommissionId;
  body: Body;
  from: PlainDate;
}

/** The commission as it now is, and what the law warns of (X-037 above the organisation). */
export interface Approved {
  commission: Commission;
  warnings: Reason[];
}

/**
 * Approves a commission by the head's order for one year; a body has one at a time.
 * @source O83 p.19–23 (X-035…X-042), E.12
 */
export function approveCommission(room: CommissionRoom | undefined, wanted: Proposed, ruleSet: RuleSetId): Change<CommissionRoom, Approved> {
  const { id, body, from } = wanted;
  if (room?.commission) return accept({ result: { commission: room.commission, warnings: [] } });
  const judged = judgeMembers(body, wanted, ruleSet);
  if (!judged.ok) return judged;
  const to = addDays(addYears(from, ruleSetOf(ruleSet).commission.termYears), -1);
  if (room?.others.some((other) => other.from <= to && from <= other.to)) return refuse('COMMISSION_OVERLAPS');
  const commission: Commission = { id, body, from, to, ...seatsOf(wanted), status: 'APPROVED', chairId: null };
  return approved({ others: room?.others ?? [], awaited: [] }, commission, judged.warnings);
}

/**
 * Replaces members, or the secretary, by another order: the only way to replace a member (D.14). The term stays; a chair who leaves is elected anew.
 */
export function changeComposition(room: CommissionRoom | undefined, wanted: ProposedMembers, today: PlainDate, ruleSet: RuleSetId): Change<CommissionRoom, Approved> {
  if (!room?.commission) return refuse('NOT_FOUND');
  const { commission } = room;
  if (today > commission.to) return refuse('COMMISSION_NOT_ACTIVE');
  if (wanted.orderNumber === commission.orderNumber) return refuse('ORDER_NUMBER_TAKEN');
  const judged = judgeMembers(commission.body, wanted, ruleSet);
  if (!judged.ok) return judged;
  const seats = seatsOf(wanted);
  const staying = [...seats.memberIds, seats.secretaryId];
  if (room.awaited.some((personId) => !staying.includes(personId))) return refuse('MEETING_UNFINISHED');
  const chairId = commission.chairId && seats.memberIds.includes(commission.chairId) ? commission.chairId : null;
  return approved(room, { ...commission, ...seats, chairId, status: chairId ? 'ACTIVE' : 'APPROVED' }, judged.warnings);
}

function judgeMembers({ level }: Body, { members, secretaryId, secretaryKnown, settings }: ProposedMembers, ruleSet: RuleSetId): Refusal | { ok: true; warnings: Reason[] } {
  if (!secretaryKnown || members.some(({ name }) => name === null)) return refuse('PERSON_UNKNOWN');
  const judged = members.map(({ capacity, category, name, ...rest }) => ({ ...rest, name: name ?? undefined, category: capacity === 'TEACHER' ? category : null }));
  const guard = compositionGuard(ruleSetOf(ruleSet), { level, members: judged, secretaryId }, settings);
  return guard.outcome === 'INVALID' ? refuse('COMMISSION_INVALID', guard.reasons) : { ok: true, warnings: guard.warnings };
}

const seatsOf = ({ members, secretaryId, orderNumber }: ProposedMembers): Pick<Commission, 'memberIds' | 'capacities' | 'secretaryId' | 'orderNumber'> => ({
  memberIds: members.map(({ personId }) => personId),
  capacities: Object.fromEntries(members.filter(({ capacity }) => capacity !== 'TEACHER').map(({ personId, capacity }) => [personId, capacity])),
  secretaryId,
  orderNumber,
});

function approved(room: CommissionRoom, commission: Commission, warnings: Reason[]): Change<CommissionRoom, Approved> {
  const { id, body, memberIds, secretaryId, orderNumber, from, to } = commission;
  const told: Fact = { type: FactType.CommissionApproved, data: { commissionId: id, ...body, members: memberIds, secretaryId, orderNumber, from, to } };
  return accept({ next: { ...room, commission }, result: { commission, warnings }, facts: [told] });
}

/** What came out of the ballot box at the first meeting. */
export interface FirstMeeting {
  present: number;
  ballots: { personId: PersonId; votes: number; /** before this platform knew the commission */ termsInRow: number }[];
  electedOn: PlainDate;
}

/**
 * The members elect their chair by secret ballot; on a tie they vote again. Terms in a row are counted from what this platform knows, and what
 * is told of the time before.
 * @source O83 p.21
 */
export function electChair(room: CommissionRoom | undefined, { present, ballots, electedOn }: FirstMeeting, ruleSet: RuleSetId): Change<CommissionRoom, Commission> {
  if (!room?.commission) return refuse('NOT_FOUND');
  const { commission, others } = room;
  if (commission.chairId) return refuse('ALREADY_DECIDED');
  if (ballots.some(({ personId }) => !commission.memberIds.includes(personId))) return refuse('NOT_A_MEMBER');
  if (present > commission.memberIds.length || ballots.reduce((sum, { votes }) => sum + votes, 0) > present) return refuse('VOTES_TOO_MANY');
  const candidates = ballots.map(({ personId, votes, termsInRow }) => ({ id: personId, votes, termsInRow: Math.max(termsInRow, termsOf(personId, commission, others)) }));
  const election = chairElection(ruleSetOf(ruleSet), { members: commission.memberIds.length, present, candidates });
  const chairId = commission.memberIds.find((personId) => personId === election.chairId);
  if (!chairId) return refuse(election.outcome === 'NO_QUORUM' ? 'NO_QUORUM' : 'CHAIR_NOT_ELECTED', election.reasons);

  const next: Commission = { ...commission, status: 'ACTIVE', chairId };
  return accept({ next: { ...room, commission: next }, result: next, facts: [{ type: FactType.ChairElected, data: { commissionId: next.id, chairId, electedOn } }] });
}

/** How many commissions of the body, the last before this one and back from it, this person chaired. */
function termsOf(personId: PersonId, { from }: Commission, others: readonly Term[]): number {
  const before = others.filter((other) => other.to < from).sort((a, b) => (a.to < b.to ? 1 : -1));
  const until = before.findIndex(({ chairId }) => chairId !== personId);
  return until === -1 ? before.length : until;
}
