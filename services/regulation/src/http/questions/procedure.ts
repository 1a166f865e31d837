import {
  appealCommission, APPEAL_MEMBERS, ATTESTED_POSTS, attestedAs, certificateNumber, commissionTerm, complaint, COMPLAINT_SUBJECTS, courseCertificate, DIPLOMA_SPECIALITIES, DIPLOMA_SUBJECTS, dissemination, ENTRY_ACTORS, essay, evidenceSeal, KEPT_RECORDS, LONG_TERM_PROGRAMMES, oneSpeciality, portfolioEntry, postCourseSupport,
  PROGRAMME_SEALS, retention, SECTIONED_TESTS, SPREAD_PROOFS, TEST_APPLICATION_FIELDS, testApplication, testAssistant, testDiploma, testSections, testValidity,
} from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question } from './question.js';
import { date, facts, level, list, nullable, oneOf, short, whole, yes } from './shapes.js';

const PLACES = 300;

/** Records, complaints, experience and courses. */
export const PROCEDURE_QUESTIONS = [
  question('attested-as', 'As what is a person attested (X-016, X-018)?', facts({ post: oneOf(ATTESTED_POSTS), legalPerson: yes }), (given, { rules }) => attestedAs(rules, given)),
  question(
    'appeal-commission', 'May the commission that decides appeals be composed like this (X-070)?',
    facts({ members: facts(Object.fromEntries(APPEAL_MEMBERS.map((from) => [from, Type.Optional(whole(99))]))), approvedOn: Type.Optional(date) }),
    ({ members, approvedOn }, { rules, on }) => appealCommission(rules, { members, approvedOn: approvedOn ?? on }),
  ),
  question(
    'test-assistant', 'May this person assist a test-taker with a disability (X-061)?',
    facts({ disability: yes, documentAttached: yes, requested: yes, assistant: facts({ ofTestingOrganisation: yes, related: yes, teachesTheSubject: yes }) }),
    (given, { rules }) => testAssistant(rules, given),
  ),
  question('test-validity', 'Until when does a test result count (X-065)?', facts({ takenOn: date }), ({ takenOn }, { rules }) => testValidity(rules, takenOn)),
  question('test-sections', 'How are the tasks spread over the sections of the test (X-056)?', facts({ test: oneOf(SECTIONED_TESTS) }), (given, { rules }) => testSections(rules, given)),
  question('essay', 'Has the essay the length that is asked (X-083)?', facts({ words: whole(10_000) }), (given, { rules }) => essay(rules, given)),
  question(
    'portfolio-entry', 'May this person enter or change evidence, and who answers for it (X-084)?', facts({ by: oneOf(ENTRY_ACTORS), appointedByOrder: yes, submitted: yes }),
    (given, { rules }) => portfolioEntry(rules, given),
  ),
  question('commission-term', 'Is a commission in office, and was it created in time (X-042)?', facts({ approvedOn: date }), (given, { rules, on }) => commissionTerm(rules, { ...given, on })),
  question('retention', 'Until when is a record kept (X-045, X-066, X-071)?', facts({ record: oneOf(KEPT_RECORDS), from: date }), (given, { rules }) => retention(rules, given)),
  question('complaint', 'To whom does a complaint go, and by when is it answered (X-031)?', facts({ about: oneOf(COMPLAINT_SUBJECTS), filedOn: date }), (given, { rules, calendar }) => complaint(rules, given, calendar)),
  question(
    'certificate-number', 'Which number does a certificate bear (F-12)?',
    facts({ region: Type.String({ pattern: '^[0-9]{2}$' }), level, issuedOn: date, serial: whole(999_999, 1) }),
    (given, { rules, settings }) => certificateNumber(rules, given, settings),
  ),
  question(
    'dissemination', 'Is the dissemination of experience complete, and what comes next (R-087…R-098)?',
    facts({
      claimed: oneOf(['RESEARCHER', 'MASTER']), approvedBy: nullable(oneOf(['REGION_COUNCIL', 'RUMS'])), ordered: yes, places: whole(PLACES), placesReported: whole(PLACES),
      sealedBy: nullable(oneOf(PROGRAMME_SEALS)), proofs: list(oneOf(SPREAD_PROOFS), 20), councilExtract: yes,
    }),
    (given, { rules }) => dissemination(rules, given),
  ),
  question(
    'course-certificate', 'Which certificate does a course bring (R-123, R-124)?', facts({ finalAssessmentPassed: yes, programme: nullable(oneOf(LONG_TERM_PROGRAMMES)) }),
    (given, { rules }) => courseCertificate(rules, given),
  ),
  question('post-course-support', 'What follows a course (R-125)?', facts({ certified: yes, monitored: yes, practiceProof: yes }), (given, { rules }) => postCourseSupport(rules, given)),
  question(
    'one-speciality', 'To which subjects does an award by the main post extend (X-016)?', facts({ mainSubject: short, diplomaSubjects: list(short, 20), taught: list(short, 20) }),
    (given, { rules }) => oneSpeciality(rules, given),
  ),
  question('test-diploma', 'May the test in this subject be sat with this diploma (X-019)?', facts({ subject: oneOf(DIPLOMA_SUBJECTS), diploma: oneOf(DIPLOMA_SPECIALITIES) }), (given, { rules }) => testDiploma(rules, given)),
  question('evidence-seal', 'Does paper evidence need a seal (R-047)?', facts({ channel: oneOf(['PLATFORM', 'PORTAL', 'PAPER']) }), (given, { rules }) => evidenceSeal(rules, given)),
  question(
    'test-application', 'Is an application for the test taken (X-060)?', facts({ given: list(oneOf(TEST_APPLICATION_FIELDS), 50), appliedOn: date, from: date, to: date }),
    (given, { rules }) => testApplication(rules, given),
  ),
];
