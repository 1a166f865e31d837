import {
  CATEGORIES, CLAIMABLE, COMMISSION_LEVELS, LONG_TEST_SUBJECTS, POSITION_GROUPS, SHEET_POSITIONS, readPlainDate, SPECIAL_AWARDS, SUBORDINATIONS, type Category, type ClaimableCategory, type PlainDate, type PositionGroup,
} from '@attestation/contracts';
import { CRITERIA, DOCUMENT_CODES, epochOf, TEACHER_CLAIMS, type Criterion, type Points } from '@attestation/regulation';
import { FormatRegistry, Kind, Type, TypeRegistry, type TProperties, type TSchema } from '@sinclair/typebox';

FormatRegistry.Set('date', (value) => readPlainDate(value) !== undefined);
FormatRegistry.Set('date-time', isInstant);
// TypeBox itself does not look at JSON Schema's `enum`
TypeRegistry.Set<{ enum: unknown[] }>('Choice', (schema, value) => schema.enum.includes(value));

function isInstant(value: string): boolean {
  try {
    epochOf(value);
    return true;
  } catch {
    return false;
  }
}

/** The facts of a question: what is not asked for is refused. */
export const facts = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });
export const oneOf = <const T extends string>(values: readonly T[]) => Type.Unsafe<T>({ [Kind]: 'Choice', type: 'string', enum: [...values] });
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const list = <S extends TSchema>(schema: S, maxItems: number, minItems = 0) => Type.Array(schema, { minItems, maxItems });

export const date = Type.Unsafe<PlainDate>(Type.String({ format: 'date' }));
export const instant = Type.String({ format: 'date-time', description: 'ISO 8601 with an offset' });
export const whole = (maximum: number, minimum = 0) => Type.Integer({ minimum, maximum });
export const yes = Type.Boolean();
/** Of the subjects the Rules name four; any other text is any other subject. */
export const testSubject = Type.String({ minLength: 1, maxLength: 100, description: `The subject’s code; ${LONG_TEST_SUBJECTS.join(', ')} have a longer test` });
export const short = Type.String({ minLength: 1, maxLength: 100 });

export const claimed = oneOf<ClaimableCategory>(CLAIMABLE);
export const category = oneOf<Category>(CATEGORIES);
const isLegacyCode = (code: Category): boolean => code.startsWith('LEGACY_');
/** Categories of the former system, and all others: only these are awarded for a term. */
export const legacyCategory = oneOf<Category>(CATEGORIES.filter(isLegacyCode));
export const termedCategory = oneOf<Category>(CATEGORIES.filter((code) => !isLegacyCode(code)));
export const teacherClaimed = oneOf(TEACHER_CLAIMS);
export const level = oneOf(COMMISSION_LEVELS);
export const subordination = oneOf(SUBORDINATIONS);
export const positionGroup = oneOf(POSITION_GROUPS);
/** Where the notes to the score sheet name it. */
export const position = Type.Optional(nullable(oneOf(SHEET_POSITIONS)));
/** Groups whose portfolio is scored by the teacher's sheet; methodists, heads and deputies have their own. */
export const teacherGroup = oneOf<PositionGroup>(POSITION_GROUPS.filter((group) => group !== 'METHODIST' && group !== 'HEAD_OR_DEPUTY'));
export const specialAward = oneOf(SPECIAL_AWARDS);
export const document = oneOf(DOCUMENT_CODES);

/** At most two decimals; a criterion left out counts as 0. */
export const points = Type.Unsafe<Points>(
  Type.Object(
    Object.fromEntries(CRITERIA.map((criterion: Criterion) => [criterion, Type.Optional(Type.Number({ minimum: 0, maximum: 200 }))])),
    { additionalProperties: false },
  ),
);

const MEMBERS = 999;
export const members = whole(MEMBERS);

/** How the knowledge test stands: not required, or a result. */
export const test = Type.Union([
  facts({ kind: Type.Literal('EXEMPT') }),
  facts({ kind: Type.Literal('RESULT'), reached: yes, highestCategory: nullable(category) }),
]);
