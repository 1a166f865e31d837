import type { PlainDate, RuleSetId, Texts } from '@attestation/contracts';
import type { Answer, DecisionBook, PlannedCampaign, RuleSet, Settings, WorkCalendar } from '@attestation/regulation';
import { commonProblem, type FieldError } from '@attestation/service-kit';
import type { Static, TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import { Value } from '@sinclair/typebox/value';
import { EXAMPLES } from './examples.js';

/** Under which law a question is answered. */
export interface Asked {
  on: PlainDate;
  ruleSet: RuleSetId;
  rules: RuleSet;
  settings: Settings;
  book: DecisionBook;
  calendar: WorkCalendar;
  /** the yearly campaigns that were opened */
  campaigns: readonly PlannedCampaign[];
}

export interface Question {
  name: string;
  /** what is asked, for integrators */
  about: string;
  /** JSON Schema of the facts */
  schema: TSchema;
  /** facts of an ordinary case */
  example: Readonly<Record<string, unknown>>;
  /** @throws ProblemException 422 for facts that do not fit the schema */
  answer(facts: unknown, asked: Asked): Answer<unknown>;
}

export function question<S extends TSchema>(name: string, about: string, schema: S, answer: (facts: Static<S>, asked: Asked) => Answer<unknown>): Question {
  const compiled = TypeCompiler.Compile(schema);
  return {
    name,
    about,
    schema,
    example: EXAMPLES[name] ?? {},
    answer(given, asked) {
      if (!compiled.Check(given)) throw commonProblem('VALIDATION_FAILED', { errors: faultsIn(schema, given) });
      return answer(given, asked);
    },
  };
}

const SHOWN = 20;

/** Every wrong fact by its path, with what would be right. */
function faultsIn(schema: TSchema, given: unknown): FieldError[] {
  const seen = new Map<string, FieldError>();
  for (const error of [...Value.Errors(schema, given)].flatMap(closest)) {
    const field = `facts${error.path.replaceAll('/', '.')}`;
    if (seen.size < SHOWN && !seen.has(field)) seen.set(field, { field, ...faultOf(error) });
  }
  return [...seen.values()];
}

/** Of several shapes that would fit, the faults of the one that is nearest: an object with one wrong member is not told to be another object. */
function closest(error: ValueError): ValueError[] {
  const isObject = typeof error.value === 'object' && error.value !== null;
  if (error.type !== ValueErrorType.Union || !isObject) return [error];
  const faults = error.errors.map((variant) => [...variant].flatMap(closest)).sort((a, b) => weight(a) - weight(b));
  return faults[0] ?? [error];
}

/** A wrong name of the shape weighs more than anything inside it. */
const weight = (faults: readonly ValueError[]): number => faults.reduce((sum, { type }) => sum + (type === ValueErrorType.Literal ? 1000 : 1), 0);

function faultOf({ type, schema }: ValueError): Omit<FieldError, 'field'> {
  if (type === ValueErrorType.ObjectRequiredProperty) return { code: 'is-defined', text: REQUIRED };
  if (type === ValueErrorType.ObjectAdditionalProperties) return { code: 'whitelist-validation', text: UNKNOWN };
  const expected = expectedBy(schema);
  return { code: 'fact-invalid', text: { kk: `Күтілетін мән: ${expected}.`, ru: `Ожидается: ${expected}.`, en: `Expected: ${expected}.` } };
}

const REQUIRED: Texts = { kk: 'Міндетті өріс: толтырыңыз.', ru: 'Обязательное поле: заполните.', en: 'Required: fill it in.' };
const UNKNOWN: Texts = { kk: 'Мұндай өріс жоқ: алып тастаңыз.', ru: 'Такого поля нет: уберите его.', en: 'There is no such field: remove it.' };

/** What a schema accepts, in the words of JSON Schema: the same in every language. */
function expectedBy(schema: TSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(', ');
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as TSchema[]).map(expectedBy).join(' | ');
  const bounds = [
    schema.format && `(${String(schema.format)})`,
    schema.minimum !== undefined && `≥ ${String(schema.minimum)}`,
    schema.maximum !== undefined && `≤ ${String(schema.maximum)}`,
    schema.minItems && `minItems ${String(schema.minItems)}`,
    schema.maxItems !== undefined && `maxItems ${String(schema.maxItems)}`,
    schema.maxLength !== undefined && `maxLength ${String(schema.maxLength)}`,
  ].filter(Boolean);
  return [String(schema.type ?? 'value'), ...bounds].join(' ');
}
