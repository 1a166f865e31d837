import { Type } from '@sinclair/typebox';
import { attestationId, category, claimable, enumOf, instant, nullable, personId, placeCode, plainDate, reasons, shape, uuid, workItemId } from './shared.js';

export const booked = shape({
  attestationId,
  personId,
  bookingId: workItemId,
  sessionId: uuid,
  language: enumOf(['kk', 'ru'] as const),
  startsAt: instant,
  place: Type.String(),
  placeCode,
  attempt: Type.Integer({ minimum: 1 }),
  paid: Type.Boolean(),
  claimedCategory: claimable,
});
export const noticeSent = shape({ attestationId, personId, bookingId: workItemId, startsAt: instant, place: Type.String(), sentAt: instant });
export const resultIssued = shape({
  attestationId,
  personId,
  bookingId: workItemId,
  attempt: Type.Integer({ minimum: 1 }),
  points: Type.Integer(),
  tasks: Type.Integer(),
  /** percent with at most two decimals, as text: never a float where a threshold is compared */
  percent: Type.String(),
  thresholdPercent: Type.Integer(),
  thresholdReached: Type.Boolean(),
  highestCategory: nullable(category),
  takenOn: plainDate,
  validUntil: plainDate,
  certificateNumber: Type.String(),
  /** below the threshold another attempt remains this year */
  retake: Type.Boolean(),
  /** until then an appeal may be filed, in the room */
  appealUntil: instant,
  reasons,
});
/** `consecutive`: confirmations without the test in a row before this one (F-04). */
export const exempted = shape({
  attestationId, personId, ground: Type.String(), rule: Type.String(), exemptedAt: instant, consecutive: Type.Optional(Type.Integer({ minimum: 0 })), reasons: Type.Optional(reasons),
});
/** The window closed without a test taken. */
export const untaken = shape({ attestationId, personId, closedAt: instant });
/** A valid language certificate takes the test's place; `validUntil` null: it prints no last day. */
export const certificateAccepted = shape({
  attestationId, personId, kind: Type.String(), certificateNumber: Type.String(), validUntil: nullable(plainDate), rule: Type.String(), acceptedAt: instant, reasons,
});
/** The teacher goes on with the result she has. */
export const retakeDeclined = shape({ attestationId, personId, bookingId: workItemId, declinedAt: instant });
/** An appeal against the result, with a reasoned explanation for each task. */
export const appealed = shape({
  attestationId, personId, bookingId: workItemId, appealId: uuid, tasks: Type.Array(Type.Integer({ minimum: 1 })), filedAt: instant, due: instant, reasons,
});
/** The appeal commission's decision is final; the result as it now stands follows as `result-issued`. */
export const appealDecided = shape({
  attestationId,
  personId,
  bookingId: workItemId,
  appealId: uuid,
  result: enumOf(['UPHELD', 'REJECTED'] as const),
  points: Type.Integer(),
  protocolNumber: Type.String(),
  decidedAt: instant,
  by: personId,
  reasons,
});
/** The appeal was not decided within its working days. */
export const appealOverdue = shape({ attestationId, appealId: uuid, due: instant });
/** An act of violation annulled the result, whenever it was found; its sanction is a process of its own. */
export const resultAnnulled = shape({
  attestationId, personId, bookingId: workItemId, actNumber: Type.String(), foundOn: plainDate, annulledAt: instant, by: personId, reasons,
});
