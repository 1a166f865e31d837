import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';

/** What the application for the test is made of (Annex 8). */
export const TEST_APPLICATION_FIELDS = [
  'PERSONAL_DATA', 'PERSONAL_NUMBER', 'EMAIL', 'BIRTH_DATE', 'NATIONALITY', 'SEX', 'PHONE', 'PLACE', 'WORKPLACE', 'DIPLOMA_SPECIALITY', 'STUDY_YEARS', 'CURRENT_CATEGORY', 'SUBJECT', 'LANGUAGE',
  'TEST_REGION', 'TEST_PLACE', 'STREAM_AND_DATE', 'DISABILITY', 'ASSISTANT', 'CONSENT', 'ACQUAINTANCE',
] as const;
export type TestApplicationField = (typeof TEST_APPLICATION_FIELDS)[number];

export interface TestApplicationFacts {
  given: readonly TestApplicationField[];
  /** the days on which applications for the test are taken, as the authorised body set them */
  appliedOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
}
export interface TestApplicationAnswer extends Answer<'TAKEN' | 'INCOMPLETE' | 'OUTSIDE_WINDOW'> {
  missing: TestApplicationField[];
}

/**
 * Is an application for the test taken: whole, and within the days that the authorised body has set? Without consent to the use of personal data it is not whole.
 * @source O83 p.37, 44, Ann. 8
 */
export function testApplication(_rules: object, { given, appliedOn, from, to }: TestApplicationFacts): TestApplicationAnswer {
  const missing = TEST_APPLICATION_FIELDS.filter((field) => !given.includes(field));
  const within = from <= appliedOn && appliedOn <= to;
  const outcome = !within ? 'OUTSIDE_WINDOW' : missing.length > 0 ? 'INCOMPLETE' : 'TAKEN';
  return { ...answer(outcome, because('X-060', { from, to, appliedOn, missing: missing.length })), missing };
}
