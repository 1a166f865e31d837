import type { Category, PlainDate, Registry } from '@attestation/contracts';

/** On which level an event was held or a material approved. */
export type EventLevel = 'ORG' | 'DISTRICT' | 'REGION' | 'REPUBLIC' | 'INTERNATIONAL';

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
}

/** A result of a learner or of the teacher at an event of a recognised list. */
export interface Achievement {
  achiever: 'LEARNER' | 'TEACHER';
  event: string;
  eventLevel: EventLevel;
  /** 1 to 3; null: took part */
  place: number | null;
  list: 'ORDER_514' | 'REGION' | 'INDUSTRY';
  heldOn: PlainDate;
  documentNumber: string;
}

export interface LearnerQuality {
  /** first calendar year of the school year */
  schoolYear: number;
  subject: string;
  grade: string;
  /** quality of knowledge, with at most two decimals, as text */
  percent: string;
}

/** Material approved by a council, and how it was passed on (R-074…R-082). */
export interface Dissemination {
  form: 'APPROVED_MATERIAL' | 'TALK' | 'PUBLICATION' | 'WORKING_GROUP' | 'DISSEMINATION';
  title: string;
  level: EventLevel;
  document: string;
  link: string | null;
  on: PlainDate;
}

/** One observer's sheet of one lesson. */
export interface Observation {
  schoolYear: number;
  /** sheets with the same lesson are averaged */
  lesson: string;
  observer: 'HEAD' | 'DEPUTY' | 'TEACHER' | 'METHODIST' | 'COMMISSION_MEMBER';
  /** 0 to 102 */
  points: number;
  observedOn: PlainDate;
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
export type Item = ItemsOf[Registry];
