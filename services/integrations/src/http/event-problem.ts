import { refuse, type Texts } from '@attestation/contracts';
import { CONSTRAINT_TEXTS, commonProblem, OTHER_CONSTRAINT, ProblemException, refusalProblem } from '@attestation/service-kit';
import { READ_TYPES } from '../registries/event-schemas.js';
import { MisshapenEvent, UnfitEvent, UnknownEventType } from '../registries/unfit-event.js';

const READ = READ_TYPES.join(', ');
const VERSIONS: Texts = { kk: `Оқылатын түрлер: ${READ}.`, ru: `Читаются: ${READ}.`, en: `Read are: ${READ}.` };

/** What to do about a rule of JSON Schema that is broken, in the words of our own forms. */
const KEYWORDS: Record<string, string> = {
  required: 'isDefined',
  additionalProperties: 'whitelistValidation',
  pattern: 'matches',
  format: 'matches',
  maxItems: 'matches',
  maxLength: 'matches',
};

/** Why an event is not taken, as a problem for its sender. What is no event's fault stays what it is. */
export function eventProblem(error: unknown): unknown {
  if (error instanceof UnknownEventType) return new ProblemException({ ...refusalProblem(refuse('EVENT_TYPE_UNKNOWN')).content, detail: VERSIONS });
  if (error instanceof UnfitEvent) return refusalProblem(refuse(error.code));
  return error instanceof MisshapenEvent ? misshapen(error) : error;
}

function misshapen({ path, keyword }: MisshapenEvent): ProblemException {
  const field = path.slice(1).replaceAll('/', '.') || 'event';
  const text = CONSTRAINT_TEXTS[KEYWORDS[keyword] ?? ''] ?? OTHER_CONSTRAINT;
  return commonProblem('VALIDATION_FAILED', { errors: [{ field, code: keyword, text }] });
}
