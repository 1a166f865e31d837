import { Type } from '@sinclair/typebox';
import { REGISTRIES } from '../jobs.js';
import { attestationId, enumOf, instant, nullable, personId, shape } from './shared.js';

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
/** The snapshot that the commission will see; nobody changes it any more. */
export const frozen = shape({ attestationId, personId, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }), frozenAt: instant, items: Type.Integer() });
/** The organisation found every document of the category (qualification assessment). */
export const assessmentCompleted = shape({ attestationId, result: enumOf(['ADMITTED'] as const), by: personId, completedAt: instant, note: nullable(Type.String()) });
