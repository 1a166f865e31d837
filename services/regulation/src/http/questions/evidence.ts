import { ORGANISATION_KINDS, OBSERVER_KINDS } from '@attestation/contracts';
import { attestationPeriod, CRITERIA, FOREIGN_LANGUAGES, languageCertificate, mayObserve, observationSheet, scoreCriterion, scoreEvidence, SHEET_VARIANTS, sheetVariant } from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { evidenceItems } from './evidence-shapes.js';
import { question } from './question.js';
import { category, date, facts, list, nullable, oneOf, position, positionGroup, short, teacherClaimed, teacherGroup, termedCategory, whole, yes } from './shapes.js';

const portfolio = {
  claimed: teacherClaimed, positionGroup: teacherGroup, position, items: evidenceItems, mode: Type.Optional(oneOf(['SCHEDULED', 'EARLY'])), penalInstitution: Type.Optional(yes),
  reducedCourseHours: Type.Optional(yes), classLeadershipYears: Type.Optional(nullable(whole(80))),
};

/** What is made of evidence, and who may give it. */
export const EVIDENCE_QUESTIONS = [
  question(
    'score-evidence', 'Which points does the evidence propose, what counts and what is missing (E.6, E.8)?',
    facts({ ...portfolio, period: facts({ from: date, to: date }) }),
    (given, { rules, settings }) => scoreEvidence(rules, given, settings),
  ),
  question(
    'score-criterion', 'What is the evidence of one criterion worth, and what is missing (X-075)?', facts({ criterion: oneOf(CRITERIA), ...portfolio, period: Type.Optional(facts({ from: date, to: date })) }),
    (given, { rules, settings, on }) => scoreCriterion(rules, { ...given, on }, settings),
  ),
  question(
    'attestation-period', 'From when to when does evidence count (X-003)?', facts({ claimed: termedCategory, lastAwardOn: nullable(date), teachingSince: nullable(date) }),
    (given, { rules, on }) => attestationPeriod(rules, { ...given, on }),
  ),
  question(
    'may-observe', 'May this person fill in an observation sheet, and as what does it count (R-063)?',
    facts({
      teacherId: short, observerId: short, organisationId: short, commissionMember: yes, as: Type.Optional(oneOf(OBSERVER_KINDS)),
      penalInstitution: Type.Optional(yes), observedOn: Type.Optional(date), requestedOn: Type.Optional(nullable(date)),
      posts: list(facts({ organisationId: short, organisationKind: oneOf(ORGANISATION_KINDS), positionGroup, isHead: yes }), 20),
    }),
    (given, { rules }) => mayObserve(rules, given),
  ),
  question(
    'sheet-variant', 'Which variant of the observation sheet is filled in (X-082)?', facts({ organisationKind: oneOf(ORGANISATION_KINDS), positionGroup, position }),
    (given, { rules }) => sheetVariant(rules, given),
  ),
  question(
    'observation-sheet', 'How many points does an observation sheet come to (X-082)?',
    facts({ variant: oneOf(SHEET_VARIANTS), indicators: Type.Optional(list(Type.Number(), 100)), total: Type.Optional(Type.Number()) }),
    (given, { rules }) => observationSheet(rules, given),
  ),
  question(
    'language-certificate', 'Does a language certificate take the place of the test (X-072)?',
    facts({ language: oneOf(FOREIGN_LANGUAGES), kind: short, result: short, validUntil: nullable(date), claimed: category, positionSubject: short }),
    (given, { rules, on }) => languageCertificate(rules, { ...given, on }),
  ),
];
