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
  reasons,
});
export const exempted = shape({ attestationId, personId, ground: Type.String(), rule: Type.String(), exemptedAt: instant });
/** The window closed without a test taken. */
export const untaken = shape({ attestationId, personId, closedAt: instant });
