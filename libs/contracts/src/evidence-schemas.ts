import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { CATEGORIES } from './categories.js';
import { COUNCILS, EVENT_LEVELS, OBSERVER_KINDS, type ItemsOf } from './evidence-items.js';
import { enumOf, nullable, plainDate, shape } from './facts/shared.js';
import { REGISTRIES, type Registry } from './jobs.js';
import { readPlainDate } from './plain-date.js';

const text = (maxLength = 300) => Type.String({ minLength: 1, maxLength });
/** percent with at most two decimals, as text: a float would not survive a comparison with a threshold */
const percent = Type.String({ pattern: '^(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)$' });
const place = nullable(Type.Integer({ minimum: 1, maximum: 3 }));
const schoolYear = Type.Integer({ minimum: 1990, maximum: 2100 });

/** Evidence in the platform's own words, a JSON Schema for each registry: closed, bounded. What is entered by hand must fit it. */
export const ITEM_SCHEMAS = {
  DIPLOMA: shape({ number: text(60), institution: text(), degree: enumOf(['VOCATIONAL', 'BACHELOR', 'MASTER', 'DOCTOR'] as const), speciality: text(), issuedOn: plainDate }),
  WORK_RECORD: shape({ employer: text(), post: text(), pedagogical: Type.Boolean(), from: plainDate, to: nullable(plainDate) }),
  CATEGORY: shape({ category: enumOf(CATEGORIES), orderNumber: text(60), validFrom: plainDate, validUntil: nullable(plainDate) }),
  COURSES: shape({
    programme: text(),
    provider: text(),
    hours: Type.Integer({ minimum: 1, maximum: 2000 }),
    agreed: Type.Boolean(),
    byProfile: Type.Boolean(),
    certificateNumber: text(100),
    completedOn: plainDate,
    practiceProof: nullable(text(200)),
  }),
  ACHIEVEMENTS: shape({
    achiever: enumOf(['LEARNER', 'TEACHER'] as const),
    event: text(),
    eventLevel: enumOf(EVENT_LEVELS),
    place,
    list: enumOf(['ORDER_514', 'REGION', 'INDUSTRY', 'NONE'] as const),
    kind: enumOf(['CONTEST', 'ENCOURAGEMENT'] as const),
    byProfile: Type.Boolean(),
    heldOn: plainDate,
    documentNumber: text(100),
  }),
  LEARNER_QUALITY: shape({ schoolYear, subject: text(), grade: text(20), percent, startPercent: nullable(percent), measure: enumOf(['KNOWLEDGE', 'SKILLS', 'MONITORING'] as const) }),
  DISSEMINATION: shape({
    form: enumOf(['APPROVED_MATERIAL', 'TALK', 'PUBLICATION', 'WORKING_GROUP', 'DISSEMINATION'] as const),
    title: text(500),
    level: enumOf(EVENT_LEVELS),
    document: text(100),
    link: nullable(Type.String({ pattern: '^https://', maxLength: 500 })),
    on: plainDate,
    council: nullable(enumOf(COUNCILS)),
    material: nullable(enumOf(['DIDACTIC', 'STUDY_AID', 'RECOMMENDATIONS', 'AUTHOR_PROGRAMME', 'LISTED_TEXTBOOK'] as const)),
    authors: Type.Integer({ minimum: 1, maximum: 50 }),
    edition: nullable(enumOf(['RECOMMENDED', 'INDEXED', 'OTHER'] as const)),
    places: Type.Integer({ minimum: 0, maximum: 300 }),
    agreed: Type.Boolean(),
    place,
  }),
  OBSERVATIONS: shape({
    schoolYear, lesson: text(), observer: enumOf(OBSERVER_KINDS), points: Type.Integer({ minimum: 0, maximum: 102 }), observedOn: plainDate, recommendations: Type.Boolean(),
  }),
} satisfies { [R in Registry]: TSchema };

/** Schema and type are one thing told twice: this compiles only while they agree. */
type Agreed = { [R in Registry]: Static<(typeof ITEM_SCHEMAS)[R]> extends ItemsOf[R] ? (ItemsOf[R] extends Static<(typeof ITEM_SCHEMAS)[R]> ? true : never) : never };
const agreed: Agreed = Object.fromEntries(REGISTRIES.map((registry) => [registry, true])) as Agreed;

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const compiled = new Map<Registry, ValidateFunction>();

function checkOf(registry: Registry): ValidateFunction {
  const known = compiled.get(registry) ?? ajv.compile(ITEM_SCHEMAS[registry]);
  compiled.set(registry, known);
  return known;
}

export interface ItemFault {
  /** the member, or empty for the item itself */
  member: string;
  message: string;
}

/** What is wrong with an item of a registry, member by member; empty where it fits. Names members, never values. */
export function itemFaults(registry: Registry, item: unknown): ItemFault[] {
  const check = checkOf(registry);
  if (!agreed[registry] || !check(item)) return (check.errors ?? []).map(faultOf);
  return Object.entries(item as object)
    .filter(([, value]) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && readPlainDate(value) === undefined)
    .map(([member]) => ({ member, message: 'is not a day of the calendar' }));
}

const faultOf = ({ instancePath, message = 'does not fit', params }: { instancePath: string; message?: string; params: Record<string, unknown> }): ItemFault => ({
  member: instancePath.split('/')[1] ?? String(params['additionalProperty'] ?? params['missingProperty'] ?? ''),
  message,
});
