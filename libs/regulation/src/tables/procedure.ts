import { rows, type Table } from '../dated.js';
import { since2025 } from './validity.js';

export interface ComplaintRules {
  /** working days in which the provider satisfies a complaint in full or forwards it with the file */
  forwardWorkingDays: number;
  /** working days for the provider, and for the authority that watches over the quality of services */
  providerWorkingDays: number;
  authorityWorkingDays: number;
}
/** A complaint about the state service. */
export const COMPLAINT: Table<ComplaintRules> = rows(since2025('п. 18 Правил (X-031)'), [{ forwardWorkingDays: 3, providerWorkingDays: 5, authorityWorkingDays: 15 }]);

export interface RetentionRules {
  /** years for which the recording of a review is kept, at least */
  recordingYears: number;
  /** … the data base of those tested */
  testedYears: number;
  /** … the protocol of the appeal commission */
  appealProtocolYears: number;
}
export const RETENTION: Table<RetentionRules> = rows(since2025('п. 52, 54, 61 Правил (X-045, X-066, X-071)'), [{ recordingYears: 1, testedYears: 5, appealProtocolYears: 1 }]);

export const TEST_SECTIONS = [
  'TEACHING_METHODOLOGY', 'LAW_EDUCATION', 'LAW_TEACHER_STATUS', 'LAW_CHILD_RIGHTS', 'LABOUR_CODE', 'FAMILY_CODE', 'STATE_STANDARDS', 'ANTI_CORRUPTION',
] as const;
export type TestSection = (typeof TEST_SECTIONS)[number];
export const SECTIONED_TESTS = ['METHODIST', 'HEAD_OR_DEPUTY', 'HEAD_OR_DEPUTY_ADDITIONAL'] as const;
export type SectionedTest = (typeof SECTIONED_TESTS)[number];

/** How the tasks of a test are spread over its sections, paraphrased. */
export const TEST_SECTION_TASKS: Table<{ test: SectionedTest; section: TestSection; tasks: number }> = rows(since2025('Приложение 9 к Правилам (X-056)'), [
  { test: 'METHODIST', section: 'TEACHING_METHODOLOGY', tasks: 20 } as const,
  { test: 'METHODIST', section: 'LAW_EDUCATION', tasks: 12 } as const,
  { test: 'METHODIST', section: 'LAW_TEACHER_STATUS', tasks: 6 } as const,
  { test: 'METHODIST', section: 'LAW_CHILD_RIGHTS', tasks: 12 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'LABOUR_CODE', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'FAMILY_CODE', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'LAW_EDUCATION', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'LAW_TEACHER_STATUS', tasks: 5 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'LAW_CHILD_RIGHTS', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'STATE_STANDARDS', tasks: 5 } as const,
  { test: 'HEAD_OR_DEPUTY', section: 'ANTI_CORRUPTION', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY_ADDITIONAL', section: 'LABOUR_CODE', tasks: 12 } as const,
  { test: 'HEAD_OR_DEPUTY_ADDITIONAL', section: 'FAMILY_CODE', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY_ADDITIONAL', section: 'LAW_EDUCATION', tasks: 12 } as const,
  { test: 'HEAD_OR_DEPUTY_ADDITIONAL', section: 'LAW_TEACHER_STATUS', tasks: 6 } as const,
  { test: 'HEAD_OR_DEPUTY_ADDITIONAL', section: 'LAW_CHILD_RIGHTS', tasks: 10 } as const,
  { test: 'HEAD_OR_DEPUTY_ADDITIONAL', section: 'ANTI_CORRUPTION', tasks: 10 } as const,
]);

/** The seven programmes of long-term courses, by the number of their certificate (R-124, E.14). */
export const LONG_TERM_PROGRAMMES = [
  'LEADERSHIP_IN_COMMUNITY', 'LEADERSHIP_AT_SCHOOL', 'EFFECTIVE_TEACHING', 'VALUES_IN_SCHOOL', 'VALUES_IN_CLASS', 'VALUES_IN_LESSON', 'HEADS_OF_SECONDARY',
] as const;
export type LongTermProgramme = (typeof LONG_TERM_PROGRAMMES)[number];

/** Two subjects whose test may be sat with diplomas of others. */
export const DIPLOMA_SUBJECTS = ['ARTISTIC_LABOUR', 'GRAPHICS_AND_DESIGN'] as const;
export type DiplomaSubject = (typeof DIPLOMA_SUBJECTS)[number];
export const DIPLOMA_SPECIALITIES = ['TECHNOLOGY', 'FINE_ARTS', 'DRAWING', 'INFORMATICS', 'OTHER'] as const;
export type DiplomaSpeciality = (typeof DIPLOMA_SPECIALITIES)[number];
export const TEST_DIPLOMAS: Table<{ subject: DiplomaSubject; diploma: DiplomaSpeciality }> = rows(since2025('п. 9 Правил (X-019)'), [
  { subject: 'ARTISTIC_LABOUR', diploma: 'TECHNOLOGY' } as const,
  { subject: 'ARTISTIC_LABOUR', diploma: 'FINE_ARTS' } as const,
  { subject: 'ARTISTIC_LABOUR', diploma: 'DRAWING' } as const,
  { subject: 'GRAPHICS_AND_DESIGN', diploma: 'FINE_ARTS' } as const,
  { subject: 'GRAPHICS_AND_DESIGN', diploma: 'DRAWING' } as const,
  { subject: 'GRAPHICS_AND_DESIGN', diploma: 'INFORMATICS' } as const,
]);
