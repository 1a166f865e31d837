import { Type } from '@sinclair/typebox';
import {
  attestationId, category, claimable, commissionId, enumOf, instant, level, meetingId, nullable, organisationId, outcome, personId, placeCode, plainDate, reasons, shape, uuid,
} from './shared.js';

/** A commission was approved by the head's order; its members and secretary for its term. */
export const commissionApproved = shape({
  commissionId,
  level,
  organisationId: nullable(organisationId),
  placeCode: nullable(placeCode),
  members: Type.Array(personId),
  secretaryId: personId,
  orderNumber: Type.String(),
  from: plainDate,
  to: plainDate,
});
export const chairElected = shape({ commissionId, chairId: personId, electedOn: plainDate });
export const commissionAssigned = shape({ attestationId, commissionId, level, rule: Type.String(), attestingOrganisationId: nullable(organisationId), assignedAt: instant, reasons });
/** All sheets are in: how many, of how many members. */
export const scored = shape({
  attestationId, commissionId, sheets: Type.Integer(), members: Type.Integer(), total: Type.String(), minimum: Type.Integer(), meets: Type.Boolean(), scoredAt: instant, reasons,
});
/** A meeting was called; its members know day and agenda. Keyed by the commission. */
export const meetingCalled = shape({ commissionId, meetingId, startsAt: instant, agenda: Type.Array(attestationId), calledAt: instant, by: personId });
/** The protocol of a meeting was signed. Keyed by the commission. */
/** With the extract of each case, which the secretary has signed; absent: told before he did. */
export const protocolSigned = shape({
  commissionId, meetingId, protocolNumber: Type.String(), documentId: uuid, cases: Type.Integer(), signedAt: instant, by: personId,
  extracts: Type.Optional(Type.Array(Type.Object({ attestationId, personId, documentId: uuid }, { additionalProperties: false }))),
});
export const decided = shape({
  attestationId,
  personId,
  commissionId,
  meetingId,
  protocolNumber: Type.String(),
  decidedOn: plainDate,
  level,
  claimedCategory: claimable,
  decision: enumOf(['MEETS_CLAIMED', 'NOT_MEETS_CLAIMED'] as const),
  subDecision: nullable(enumOf(['KEEP_CURRENT', 'LOWER_THAN_CURRENT'] as const)),
  awardedCategory: category,
  outcome,
  present: Type.Integer(),
  members: Type.Integer(),
  votesFor: Type.Integer(),
  votesAgainst: Type.Integer(),
  /** members who took no part in this case for a conflict of interest */
  recused: Type.Integer(),
  /** the chair's vote decided a tie */
  castingVote: Type.Boolean(),
  reasons,
});
/** The decision fell after the last day of the campaign; the region is told. */
export const decisionOverdue = shape({ attestationId, commissionId, due: instant });
/** `documentId`: the order; `extractId`: the extract of the protocol for the teacher's cabinet. */
export const orderIssued = shape({
  attestationId, personId, level, orderNumber: Type.String(), issuedOn: plainDate, category, documentId: uuid, extractId: uuid, by: personId,
});
export const certificateIssued = shape({
  attestationId,
  personId,
  certificateNumber: Type.String(),
  /** random, printed in the QR code and used in public links */
  publicId: Type.String(),
  documentId: uuid,
  category,
  issuedOn: plainDate,
  validUntil: plainDate,
  organisationId,
});
/** Who now holds which category, until when, and from when the bonus is paid. */
export const categoryAwarded = shape({
  attestationId,
  personId,
  category,
  previousCategory: category,
  /** without the knowledge test: a confirmation so made counts towards the two in a row that are allowed (F-04) */
  testExempt: Type.Boolean(),
  validFrom: plainDate,
  validUntil: plainDate,
  orderNumber: Type.String(),
  certificateNumber: Type.String(),
  bonusPercent: nullable(Type.Integer()),
  bonusFrom: nullable(plainDate),
  awardId: uuid,
});
