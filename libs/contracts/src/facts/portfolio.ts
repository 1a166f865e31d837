import { Type } from '@sinclair/typebox';
import { OBSERVER_KINDS } from '../evidence-items.js';
import { REGISTRIES } from '../jobs.js';
import { attestationId, claimable, enumOf, instant, nullable, organisationId, personId, plainDate, reasons, shape, uuid, workItemId } from './shared.js';

/** One piece of evidence entered the record: which kind, from where, when. */
export const evidenceRecorded = shape({
  attestationId,
  personId,
  registry: enumOf(REGISTRIES),
  status: enumOf(['ANSWERED', 'SILENT', 'EMPTY'] as const),
  source: Type.String(),
  items: Type.Integer({ minimum: 0 }),
  receivedAt: instant,
  manual: Type.Boolean(),
});
/**
 * The appointed person of an organisation entered into a teacher's continuous record what no registry has, outside any case; keyed by
 * the teacher. As `integrations.registry-fact-received`, but by hand: `orderNumber` of the head's order that appointed whoever entered it.
 * Each running case it belongs to tells of it with `portfolio.evidence-recorded`.
 */
export const evidenceEntered = shape({
  personId,
  organisationId,
  registry: enumOf(REGISTRIES),
  orderNumber: Type.String(),
  by: personId,
  enteredAt: instant,
  /** as `integrations` writes those of the registry */
  items: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1 }),
});
/** The snapshot that the commission will see; nobody changes it any more. A return to the teacher makes another version. */
export const frozen = shape({
  attestationId, personId, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }), version: Type.Integer({ minimum: 1 }), frozenAt: instant, items: Type.Integer(),
});
/** What is missing: its code in the check-list, and what the organisation says of it. */
const gap = shape({ code: Type.String(), note: nullable(Type.String()) });
/** The organisation found every document of the category (qualification assessment), or returned the portfolio with the very items marked. */
export const assessmentCompleted = shape({
  attestationId, result: enumOf(['ADMITTED', 'RETURNED'] as const), gaps: Type.Array(gap), by: personId, completedAt: instant, note: nullable(Type.String()),
});
/**
 * Which responsible person of the organisation has the check in hand; `to` null: whoever comes. `reason` where it went into other hands or out of
 * them. Beside the work item, which stays the organisation's.
 */
export const assessmentGiven = shape({ attestationId, workItemId, by: personId, from: nullable(personId), to: nullable(personId), reason: nullable(Type.String()), givenAt: instant });
/** What was missing has been supplied; the portfolio is checked again. */
export const supplemented = shape({ attestationId, personId, by: personId, suppliedAt: instant });
const criterionResult = shape({
  criterion: Type.String(),
  required: Type.Boolean(),
  met: Type.Boolean(),
  /** exact decimal in text */
  points: Type.String(),
  /** `COMMISSION`: no register holds this evidence, the commission judges by the documents */
  basis: Type.Optional(enumOf(['EVIDENCE', 'COMMISSION'] as const)),
  counted: Type.Integer({ minimum: 0 }),
  reasons,
});
/** What the rules make of the frozen portfolio: a proposal for the commission's sheets (E.6, E.8). */
export const evaluated = shape({
  attestationId,
  personId,
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  version: Type.Integer({ minimum: 1 }),
  claimedCategory: claimable,
  criteria: Type.Array(criterionResult),
  total: Type.String(),
  minimum: Type.Integer(),
  meets: Type.Boolean(),
  evaluatedAt: instant,
});
/** A registry corrected what the snapshot was made of; the snapshot stays, the commission is told. */
export const corrected = shape({ attestationId, personId, registry: enumOf(REGISTRIES), source: Type.String(), correctedAt: instant, hash: Type.String() });
/** An observer's sheet of one lesson entered the teacher's record; keyed by the teacher. */
export const observed = shape({
  personId,
  observationId: uuid,
  observerId: personId,
  observer: enumOf(OBSERVER_KINDS),
  schoolYear: Type.Integer(),
  lesson: Type.String(),
  observedOn: plainDate,
  points: Type.Integer({ minimum: 0, maximum: 102 }),
});
/** Its observer took a wrong sheet back, before anything was submitted with it; keyed by the teacher. */
export const observationWithdrawn = shape({ personId, observationId: uuid, observerId: personId, reason: Type.String(), withdrawnAt: instant });
