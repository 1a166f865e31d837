import { Type } from '@sinclair/typebox';
import {
  attestationId, category, claimable, enumOf, instant, nullable, organisationId, outcome, personId, plainDate, reasons, ruleSetId, shape, subordination,
} from './shared.js';

/** The draft exists and its process starts; the registries are asked from now on. */
export const draftOpened = shape({
  attestationId,
  personId,
  organisationId,
  claimedCategory: claimable,
  currentCategory: category,
  subordination,
  positionGroup: Type.String(),
  subject: Type.String(),
  year: Type.Integer(),
  openedOn: plainDate,
  ruleSet: ruleSetId,
});
/** Submitted and signed by the teacher; the portfolio is frozen from here on. */
export const submitted = shape({ attestationId, personId, submittedAt: instant, consent: Type.Boolean() });
export const registered = shape({ attestationId, registrationNumber: Type.String(), registeredOn: plainDate, answerBy: instant, reasons });
export const accepted = shape({ attestationId, acceptedAt: instant, by: personId, reasons });
export const refused = shape({ attestationId, refusedAt: instant, by: personId, grounds: Type.Array(enumOf(['1', '2', '3'] as const)), reasons });
export const draftExpired = shape({ attestationId, expiredAt: instant });
/** The answer was not given within its working day. */
export const answerOverdue = shape({ attestationId, due: instant });
export const closed = shape({ attestationId, personId, outcome: nullable(outcome), closedAt: instant });
