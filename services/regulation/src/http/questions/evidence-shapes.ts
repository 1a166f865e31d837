import { COUNCILS, EVENT_LEVELS, OBSERVER_KINDS, type SourcedItem } from '@attestation/contracts';
import { Type, type TProperties } from '@sinclair/typebox';
import { date, facts, instant, list, nullable, oneOf, short, whole, yes } from './shapes.js';

const LONG = 500;
const text = Type.String({ maxLength: LONG });
const percent = Type.String({ maxLength: 6, description: 'A percentage with at most two decimals, as text: "71.25"' });
const place = nullable(whole(3, 1));
const level = oneOf(EVENT_LEVELS);
const HOURS = 2000;

const ITEMS = {
  LEARNER_QUALITY: facts({
    schoolYear: whole(2100, 2000), subject: text, grade: text, percent, startPercent: nullable(percent), measure: oneOf(['KNOWLEDGE', 'SKILLS', 'MONITORING']),
  }),
  OBSERVATIONS: facts({ schoolYear: whole(2100, 2000), lesson: text, observer: oneOf(OBSERVER_KINDS), points: whole(102), observedOn: date, recommendations: yes }),
  ACHIEVEMENTS: facts({
    achiever: oneOf(['LEARNER', 'TEACHER']), event: text, eventLevel: level, place, list: oneOf(['ORDER_514', 'REGION', 'INDUSTRY', 'NONE']), kind: oneOf(['CONTEST', 'ENCOURAGEMENT']),
    byProfile: yes, heldOn: date, documentNumber: text,
  }),
  DISSEMINATION: facts({
    form: oneOf(['APPROVED_MATERIAL', 'TALK', 'PUBLICATION', 'WORKING_GROUP', 'DISSEMINATION']), title: text, level, document: text, link: nullable(text), on: date, council: nullable(oneOf(COUNCILS)),
    material: nullable(oneOf(['DIDACTIC', 'STUDY_AID', 'RECOMMENDATIONS', 'AUTHOR_PROGRAMME', 'LISTED_TEXTBOOK'])), authors: whole(100, 1),
    edition: nullable(oneOf(['RECOMMENDED', 'INDEXED', 'OTHER'])), places: whole(300), agreed: yes, place,
  }),
  COURSES: facts({
    programme: text, provider: text, hours: whole(HOURS, 1), agreed: yes, byProfile: yes, certificateNumber: text, completedOn: date, practiceProof: nullable(text),
  }),
} as const;

const provenance: TProperties = { source: Type.Optional(short), manual: Type.Optional(yes), receivedAt: Type.Optional(instant) };

/** One piece of evidence of the registries that scoring looks at; where it comes from may be left out. */
export const evidenceItem = Type.Unsafe<SourcedItem>(
  Type.Union(Object.entries(ITEMS).map(([registry, item]) => facts({ registry: Type.Literal(registry), item, ...provenance }))),
);
const MOST_ITEMS = 1000;
export const evidenceItems = list(evidenceItem, MOST_ITEMS);
