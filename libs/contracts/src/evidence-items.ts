import type { Category } from './categories.js';
import type { Registry } from './jobs.js';
import type { Instant, PlainDate } from './plain-date.js';

/** On which level an event was held or a material approved. */
export const EVENT_LEVELS = ['ORG', 'DISTRICT', 'REGION', 'REPUBLIC', 'INTERNATIONAL'] as const;
export type EventLevel = (typeof EVENT_LEVELS)[number];

export interface Diploma {
  number: string;
  institution: string;
  degree: 'VOCATIONAL' | 'BACHELOR' | 'MASTER' | 'DOCTOR';
  speciality: string;
  issuedOn: PlainDate;
}

export interface WorkRecord {
  employer: string;
  post: string;
  /** counts towards pedagogical service */
  pedagogical: boolean;
  from: PlainDate;
  to: PlainDate | null;
}

export interface HeldCategory {
  category: Category;
  orderNumber: string;
  validFrom: PlainDate;
  validUntil: PlainDate | null;
}

/** A course: hours of different programmes add up, the same programme counts once. */
export interface Course {
  programme: string;
  provider: string;
  hours: number;
  /** the programme is agreed with the authorised body */
  agreed: boolean;
  byProfile: boolean;
  certificateNumber: string;
  completedOn: PlainDate;
  /** document proving that the knowledge is applied in practice; null: none is known */
  practiceProof: string | null;
}

/** A result of a learner or of the teacher at an event (R-068…R-071). */
export interface Achievement {
  achiever: 'LEARNER' | 'TEACHER';
  event: string;
  eventLevel: EventLevel;
  /** 1 to 3; null: took part */
  place: number | null;
  /** the recognised list that names the event; `NONE`: it stands in no list and is not counted */
  list: 'ORDER_514' | 'REGION' | 'INDUSTRY' | 'NONE';
  /** a contest; or a letter of thanks, an award, a congratulation, which bring nothing */
  kind: 'CONTEST' | 'ENCOURAGEMENT';
  /** the event matches the profile of the teacher's activity */
  byProfile: boolean;
  heldOn: PlainDate;
  documentNumber: string;
}

export interface LearnerQuality {
  /** first calendar year of the school year */
  schoolYear: number;
  subject: string;
  grade: string;
  /** quality of knowledge at the end of the year, with at most two decimals, as text */
  percent: string;
  /** at the start of the year; null: not known */
  startPercent: string | null;
  /** `SKILLS`: the dynamics of skills of children with limited abilities; `MONITORING`: a subject without summative assessment */
  measure: 'KNOWLEDGE' | 'SKILLS' | 'MONITORING';
}

/** Who approves materials, by level. */
export const COUNCILS = ['ORG_COUNCIL', 'DISTRICT_COUNCIL', 'REGION_COUNCIL', 'RUMS'] as const;
export type Council = (typeof COUNCILS)[number];

/** Material approved by a council, a talk, a publication, work in a group, and how experience was passed on (R-074…R-082). */
export interface Dissemination {
  form: 'APPROVED_MATERIAL' | 'TALK' | 'PUBLICATION' | 'WORKING_GROUP' | 'DISSEMINATION';
  title: string;
  level: EventLevel;
  document: string;
  link: string | null;
  on: PlainDate;
  /** the council that approved it; null: none did, e.g. it only won a contest */
  council: Council | null;
  /** of an approved material */
  material: 'DIDACTIC' | 'STUDY_AID' | 'RECOMMENDATIONS' | 'AUTHOR_PROGRAMME' | 'LISTED_TEXTBOOK' | null;
  /** how many authors it has */
  authors: number;
  /** of a publication; `INDEXED`: recommended by КОКНВО, in Scopus or Web of Science */
  edition: 'RECOMMENDED' | 'INDEXED' | 'OTHER' | null;
  /** of a dissemination: how many districts (cities) of the region, or regions of the republic, it reached */
  places: number;
  /** of a talk: the programme is agreed at its level */
  agreed: boolean;
  /** 1 to 3 where the event was won; null: took part */
  place: number | null;
}

/** Who may fill in an observation sheet; the last two come from outside the organisation. */
export const OBSERVER_KINDS = ['HEAD', 'DEPUTY', 'TEACHER', 'METHODIST', 'OFFICE_METHODIST', 'COMMISSION_MEMBER'] as const;
export type ObserverKind = (typeof OBSERVER_KINDS)[number];

/** One observer's sheet of one lesson. */
export interface Observation {
  schoolYear: number;
  /** sheets with the same lesson are averaged */
  lesson: string;
  observer: ObserverKind;
  /** 0 to 102 */
  points: number;
  observedOn: PlainDate;
  /** conclusions and recommendations are written */
  recommendations: boolean;
}

/** What the platform keeps of each registry's answer. */
export interface ItemsOf {
  DIPLOMA: Diploma;
  WORK_RECORD: WorkRecord;
  CATEGORY: HeldCategory;
  COURSES: Course;
  ACHIEVEMENTS: Achievement;
  LEARNER_QUALITY: LearnerQuality;
  DISSEMINATION: Dissemination;
  OBSERVATIONS: Observation;
}
export type EvidenceItem = ItemsOf[Registry];

/** One item with where it comes from, as the continuous record and the snapshot keep it. */
export interface SourcedItem<R extends Registry = Registry> {
  registry: R;
  item: ItemsOf[R];
  /** a registry's own name, or the number of the order that appointed whoever entered it by hand */
  source: string;
  manual: boolean;
  receivedAt: Instant;
}
