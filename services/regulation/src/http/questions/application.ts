import {
  amendmentToldBy, answerDue, attempts, channel, commissionRouting, documentsNeeded, EARLY_CONDITIONS, earlyAttestation, eligibility, refusalGrounds, registrationDay, retake, sequenceOf, testExemption, testNoticeDue, testResult, testSpecification,
} from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question, type Asked } from './question.js';
import { category, claimed, date, document, facts, instant, list, nullable, oneOf, positionGroup, specialAward, subordination, testSubject, whole, yes } from './shapes.js';

const opened = ({ ruleSet, on }: Asked) => ({ ruleSet, openedOn: on });
const claimedOrTeacher = Type.Union([claimed, Type.Literal('TEACHER')]);
const MONTHS = 80 * 12;

/** From the wish to apply to the test's result. */
export const APPLICATION_QUESTIONS = [
  question(
    'eligibility', 'May this person claim this category now? Every ground that refuses is given (E.7).',
    facts({
      claimed, current: category, serviceMonths: whole(MONTHS), profileEducation: yes, higherEducation: Type.Optional(yes), categoryEndsOn: nullable(date), lastScheduledOn: nullable(date), lastDecidedOn: Type.Optional(nullable(date)),
      attestedBefore: yes, attestedThisSchoolYear: yes, bannedUntil: nullable(date), earlyConditions: Type.Optional(nullable(whole(10))),
    }),
    (given, { rules, settings, on }) => eligibility(rules, { ...given, on }, settings),
  ),
  question(
    'sequence', 'Does the sequence of categories permit the claim, and what else may be claimed (X-010)?', facts({ claimed, current: category, attestedBefore: yes }),
    (given, { rules }) => sequenceOf(rules, given),
  ),
  question(
    'early-attestation', 'Is an early attestation recommended (E.10)?',
    facts({
      claimed, lastScheduledOn: nullable(date), lastDecidedOn: Type.Optional(nullable(date)), serviceYears: whole(80), methodist: yes, matchingSince: nullable(date),
      conditions: list(facts({ condition: oneOf(EARLY_CONDITIONS), level: Type.Optional(nullable(oneOf(['DISTRICT', 'REGION', 'REPUBLIC', 'INTERNATIONAL']))) }), 50),
    }),
    (given, { rules, settings, on }) => earlyAttestation(rules, { ...given, on }, settings),
  ),
  question(
    'channel', 'By which channel does the application come (E.2)?', facts({ claimedCategory: claimed }),
    (given, asked) => channel(asked.book, { ...given, ...opened(asked), settings: { channelSource: asked.settings.channelSource } }),
  ),
  question(
    'commission-routing', 'Which commission decides (E.1)?', facts({ claimedCategory: claimedOrTeacher, subordination, hasDistrictLevel: yes }),
    (given, asked) => commissionRouting(asked.book, { ...given, ...opened(asked) }),
  ),
  question(
    'test-specification', 'What is the test of this person like (E.3)?', facts({ positionGroup, subject: testSubject, disability: yes, claimedCategory: claimedOrTeacher }),
    (given, asked) => testSpecification(asked.book, { ...given, ...opened(asked) }),
  ),
  question(
    'test-exemption', 'Is the test not required (E.5)?',
    facts({
      claimedCategory: claimedOrTeacher, currentCategory: category, serviceYears: whole(80), consecutiveExemptConfirmations: whole(20), languageCertificateValid: yes,
      specialAward: Type.Optional(nullable(specialAward)),
    }),
    (given, asked) => {
      const { legacyToModeratorMinServiceYears, researcherMasterMaxConsecutive } = asked.settings;
      return testExemption(asked.book, { ...given, ...opened(asked), settings: { legacyToModeratorMinServiceYears, researcherMasterMaxConsecutive } });
    },
  ),
  question(
    'documents-needed', 'Which documents does the application need, and where does each come from (X-028)?',
    facts({ claimed, current: category, inRegistry: facts({ diploma: yes, workRecord: yes }), retrained: yes }),
    (given, { rules }) => documentsNeeded(rules, given),
  ),
  question(
    'registration-day', 'When is an application registered (X-027)?', facts({ submittedAt: instant, region: Type.Optional(Type.String({ pattern: '^[0-9]{2}$', description: 'First two digits of KATO; of account before 1 March 2024 only' })) }),
    ({ submittedAt, region }, { calendar }) => registrationDay(submittedAt, calendar, region),
  ),
  question('answer-due', 'By when is the notice of acceptance or refusal due (X-025)?', facts({ registeredOn: date }), ({ registeredOn }, { rules, calendar }) => answerDue(rules, registeredOn, calendar)),
  question('amendment-told-by', 'By when are providers and the contact centre told of an amendment (X-030)?', facts({ amendedOn: date }), ({ amendedOn }, { rules, calendar }) => amendmentToldBy(rules, amendedOn, calendar)),
  question(
    'refusal-grounds', 'Must the application be refused, and on which grounds (X-029)?', facts({ untrueData: yes, missing: list(document, 20), mismatched: Type.Optional(list(document, 20)), consent: yes }),
    (given, { rules, settings }) => refusalGrounds(rules, given, settings),
  ),
  question(
    'attempts', 'Is another attempt at the test left this year, and is it paid (E.4)?',
    facts({ kind: oneOf(['SCHEDULED', 'EARLY', 'RETURNING', 'TRIAL']), used: whole(100), capacity: Type.Optional(oneOf(['MAIN_POST', 'TEACHER'])) }),
    (given, { rules }) => attempts(rules, given),
  ),
  question(
    'retake', 'May the test be sat again (E.4)?',
    facts({ kind: oneOf(['SCHEDULED', 'EARLY', 'RETURNING', 'TRIAL']), used: whole(100), reached: yes, windowTo: date, capacity: Type.Optional(oneOf(['MAIN_POST', 'TEACHER'])) }),
    (given, { rules, on }) => retake(rules, { ...given, on }),
  ),
  question('test-notice-due', 'When does the notice of the test go out (R-023)?', facts({ startsAt: instant }), ({ startsAt }, { rules }) => testNoticeDue(rules, startsAt)),
  question(
    'test-result', 'What does a result mean for the claim (X-054, X-055)?', facts({ points: whole(1000), tasks: whole(1000, 1), claimed: claimedOrTeacher }),
    (given, { rules }) => testResult(rules, given),
  ),
];
