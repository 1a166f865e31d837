import type { Texts } from '@attestation/contracts';
import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { asDeclared } from './as-declared.js';
import { CONSTRAINT_TEXTS, OTHER_CONSTRAINT } from './constraint-texts.js';
import { commonProblem, type FieldError } from './problem.js';
import { shapeFaults } from './shape-faults.js';
import { brokenTexts } from './whole-texts.js';

/** Bodies, paths and queries as declared: nothing unknown, nothing of another type, no text that could not be kept; ids in small letters. */
export const validationPipe = (): ValidationPipe =>
  new WholeTextsPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => commonProblem('VALIDATION_FAILED', { errors: fieldErrors(errors) }),
  });

class WholeTextsPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const broken = metadata.type === 'custom' ? [] : brokenTexts(value, metadata.data);
    if (broken.length === 0) return super.transform(value, metadata);
    throw commonProblem('VALIDATION_FAILED', { errors: broken.map((field) => ({ field, code: 'whole-text', text: CONSTRAINT_TEXTS['wholeText'] ?? OTHER_CONSTRAINT })) });
  }

  protected override async validate(shaped: object, options?: ValidatorOptions): Promise<ValidationError[]> {
    asDeclared(shaped);
    const errors = await super.validate(shaped, options);
    return errors.length > 0 ? errors : shapeFaults(shaped);
  }
}

/** Every wrong field by its path, with one sentence that says what to do. */
export const fieldErrors = (errors: ValidationError[], parent = ''): FieldError[] =>
  errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const first = Object.entries(error.constraints ?? {}).sort(([a], [b]) => placeOf(a) - placeOf(b))[0];
    const own = first ? [{ field, code: kebab(first[0]), text: textOf(first[0], first[1], error.property) }] : [];
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });

// one sentence for a field: what is not a number is not told to be at most 100 as well
const PLACES = Object.keys(CONSTRAINT_TEXTS);
const placeOf = (constraint: string): number => (PLACES.includes(constraint) ? PLACES.indexOf(constraint) : PLACES.length);

// the limits are known to the validator's own sentence only: its numbers or its list go into ours
function textOf(constraint: string, message: string, property: string): Texts {
  const text = CONSTRAINT_TEXTS[sideOf(constraint, message)] ?? OTHER_CONSTRAINT;
  const said = message.replace(property, '');
  const limit = /following values: (.*)$/.exec(said)?.[1] ?? /-?\d+(\.\d+)?/.exec(said)?.[0] ?? '';
  const fill = (sentence: string) => sentence.replace('{limit}', limit);
  return { kk: fill(text.kk), ru: fill(text.ru), en: fill(text.en) };
}

/** Of a length that has two limits, the one that is broken. */
const sideOf = (constraint: string, message: string): string => {
  if (constraint !== 'isLength') return constraint;
  return message.includes('longer than') ? 'minLength' : 'maxLength';
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
