import { Type } from '@sinclair/typebox';
import {
  attestationId, category, claimable, enumOf, instant, nullable, organisationId, outcome, personId, placeCode, plainDate, reasons, ruleSetId, shape, subordination, uuid,
} from './shared.js';
import { SHEET_POSITIONS } from '../position-groups.js';

/** The draft exists and its process starts; the registries are asked from now on. */
export const draftOpened = shape({
  attestationId,
  personId,
  organisationId,
  placeCode,
  claimedCategory: claimable,
  currentCategory: category,
  subordination,
  /** by which door the law takes this claim (E.2) */
  channel: enumOf(['PLATFORM', 'PORTAL', 'PAPER'] as const),
  post: Type.String(),
  positionGroup: Type.String(),
  /** as `directory.employment-changed` told it; absent or null: the group says all */
  position: Type.Optional(nullable(enumOf(SHEET_POSITIONS))),
  /** she claims by a post at a penal institution; absent: not. Of the day of opening, as the group of posts is: a move changes neither */
  penalInstitution: Type.Optional(Type.Boolean()),
  subject: Type.String(),
  /** EARLY: the current category was not due on the day of opening */
  mode: enumOf(['SCHEDULED', 'EARLY'] as const),
  year: Type.Integer(),
  openedOn: plainDate,
  ruleSet: ruleSetId,
});
/** Submitted and signed by the teacher; the portfolio is frozen from here on. */
/** `signedWith`: fingerprint of the certificate under the teacher's signature. */
/** `languageCertificate`: given instead of the test, as judged on submission; `validUntil` null: it prints no last day. */
export const submitted = shape({
  attestationId, personId, submittedAt: instant, consent: Type.Boolean(), signedWith: Type.String(),
  languageCertificate: Type.Optional(shape({ kind: Type.String(), level: Type.String(), certificateNumber: Type.String(), validUntil: nullable(plainDate) })),
});
export const registered = shape({ attestationId, registrationNumber: Type.String(), registeredOn: plainDate, answerBy: instant, reasons });
/** `documentId`: of the notice, kept by `applications`. */
export const accepted = shape({ attestationId, acceptedAt: instant, by: personId, documentId: uuid, reasons });
export const refused = shape({ attestationId, refusedAt: instant, by: personId, documentId: uuid, grounds: Type.Array(enumOf(['1', '2', '3'] as const)), reasons });
/** The campaign was extended while the draft was open. */
export const draftWindowMoved = shape({ attestationId, from: instant, to: instant, movedAt: instant });
export const draftExpired = shape({ attestationId, expiredAt: instant });
/** The answer was not given within its working day. */
export const answerOverdue = shape({ attestationId, due: instant });
export const closed = shape({ attestationId, personId, outcome: nullable(outcome), closedAt: instant });
/** The teacher took her application back; whatever was decided stays decided. */
export const withdrawn = shape({ attestationId, personId, withdrawnAt: instant, note: nullable(Type.String()) });
/** Notices of the case go to another address from now on; the address itself is told to nobody here. */
export const emailCorrected = shape({ attestationId, personId, correctedAt: instant });
const whereabouts = shape({ organisationId, placeCode });
/** The teacher works elsewhere now and her case goes with her; those she left keep what they decided. */
export const moved = shape({
  attestationId,
  personId,
  from: whereabouts,
  to: whereabouts,
  subordination,
  hasDistrictLevel: Type.Boolean(),
  post: Type.String(),
  movedAt: instant,
  reasons,
});
/** The region approved its list of attestees; keyed by the region. */
export const listApproved = shape({
  listId: uuid,
  placeCode,
  year: Type.Integer(),
  number: Type.String(),
  attestationIds: Type.Array(attestationId),
  approvedOn: plainDate,
  by: personId,
});
/** The approved list went to the authorised body. */
export const listSent = shape({ listId: uuid, placeCode, year: Type.Integer(), number: Type.String(), count: Type.Integer(), sentAt: instant, by: personId });
