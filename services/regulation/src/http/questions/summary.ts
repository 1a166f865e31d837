import {
  aggregateSheets, bonus, CRITERIA, certificateTerm, chairElection, compositionGuard, courseHours, decidedInTime, evidenceMatrix, hasReducedCourseHours, judgePoints, observations, permittedDecisions,
  quorum, scoreTeacher, sheetKindOf, vote, because, answer,
} from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question } from './question.js';
import { category, claimed, date, facts, level, list, members, nullable, oneOf, points, position, short, teacherClaimed, teacherGroup, termedCategory, test, whole, yes } from './shapes.js';

/** What `score-evidence` said of each criterion, as far as a sheet must know it. */
const proposal = facts({
  criteria: list(facts({ criterion: oneOf(CRITERIA), required: yes, met: yes, basis: Type.Optional(oneOf(['EVIDENCE', 'COMMISSION'])) }), CRITERIA.length),
  minimum: whole(200),
});

/** The portfolio and its points. */
const SCORING_QUESTIONS = [
  question(
    'evidence-matrix', 'What must be proved for a category (E.6)?', facts({ claimed: teacherClaimed, positionGroup: teacherGroup, position, externalSheetsIfAvailable: Type.Optional(yes), penalInstitution: Type.Optional(yes), reducedCourseHours: Type.Optional(yes) }),
    ({ claimed: claim, positionGroup: group, position: post, penalInstitution, externalSheetsIfAvailable = penalInstitution, reducedCourseHours = hasReducedCourseHours(group) }, { rules, settings }) =>
      evidenceMatrix(rules, { claimed: claim, kind: sheetKindOf(group, { position: post, penalInstitution }), reducedCourseHours, externalSheetsIfAvailable }, settings),
  ),
  question('judge-points', 'May these points stand on a sheet (X-074, X-075)?', facts({ claimed: teacherClaimed, points, proposal: Type.Optional(proposal) }), (given, { rules, settings }) => judgePoints(rules, given, settings)),
  question(
    'score-teacher', 'Does a sheet meet the claimed category (E.8)?',
    facts({ claimed: teacherClaimed, positionGroup: teacherGroup, position, points, penalInstitution: Type.Optional(yes), proposal: Type.Optional(proposal) }),
    ({ positionGroup: group, position: post, penalInstitution, ...given }, { rules, settings }) => scoreTeacher(rules, { ...given, kind: sheetKindOf(group, { position: post, penalInstitution }) }, settings),
  ),
  question(
    'aggregate-sheets', 'What do several members’ sheets say together (F-11)?', facts({ claimed: teacherClaimed, positionGroup: teacherGroup, position, sheets: list(points, 99, 1), penalInstitution: Type.Optional(yes), proposal: Type.Optional(proposal) }),
    ({ positionGroup: group, position: post, penalInstitution, ...given }, { rules, settings }) => aggregateSheets(rules, { ...given, kind: sheetKindOf(group, { position: post, penalInstitution }) }, settings),
  ),
  question(
    'observations', 'Do the lesson observations meet criterion 1.2?',
    facts({
      claimed: teacherClaimed,
      years: list(facts({ schoolYear: whole(2100, 2000), lessons: list(Type.Union([list(whole(1000), 20), facts({ on: date, points: list(whole(1000), 20) })]), 200) }), 10, 1),
      external: facts({ methodist: whole(100), commissionMember: whole(100) }),
      externalIfAvailable: Type.Optional(yes),
    }),
    (given, { rules, settings }) => observations(rules, given, settings),
  ),
  question(
    'course-hours', 'Are there course hours enough (R-099)?',
    facts({ claimed: teacherClaimed, positionGroup: teacherGroup, reducedCourseHours: Type.Optional(yes), certificates: list(facts({ programme: short, hours: whole(10_000), agreed: yes, byProfile: yes }), 100) }),
    ({ claimed: claim, positionGroup: group, reducedCourseHours = hasReducedCourseHours(group), certificates }, { rules }) => courseHours(rules, { claimed: claim, reduced: reducedCourseHours, certificates }),
  ),
];

/** The commission, its decision, what follows. */
const COMMISSION_QUESTIONS = [
  question(
    'commission-composition', 'May a commission be composed like this (E.12)?',
    facts({
      level, secretaryId: short,
      members: list(facts({ personId: short, category: nullable(category), serviceYears: whole(80), attestedHere: yes }), 999),
    }),
    (given, { rules, settings }) => compositionGuard(rules, given, settings),
  ),
  question(
    'chair-election', 'Who is elected chair (X-039)?', facts({ members, present: members, candidates: list(facts({ id: short, votes: members, termsInRow: whole(50) }), 99) }),
    (given, { rules }) => chairElection(rules, given),
  ),
  question('quorum', 'Are enough members present (X-041)?', facts({ members, present: members }), (given, { rules }) => quorum(rules, given)),
  question(
    'vote', 'What does a vote decide (X-041, F-09)?',
    facts({ members, present: members, recused: Type.Optional(members), inFavour: members, against: members, chair: nullable(oneOf(['IN_FAVOUR', 'AGAINST'])) }),
    (given, { rules, settings }) => vote(rules, given, settings),
  ),
  question(
    'permitted-decisions', 'Which decisions may the commission take (X-090…X-092)?',
    facts({ claimed, current: category, portfolioMeets: yes, test, mode: oneOf(['SCHEDULED', 'EARLY']) }),
    (given) => answer(permittedDecisions(given), because('X-090', { claimed: given.claimed, current: given.current, portfolioMeets: given.portfolioMeets })),
  ),
  question(
    'certificate-term', 'Until when is an awarded category valid (X-004)?', facts({ category: termedCategory, from: date }), (given, { rules }) => certificateTerm(rules, given),
  ),
  question('bonus', 'Which bonus does a category bring (E.13)?', facts({ category, bonusFrom: Type.Optional(nullable(date)) }), (given, { rules }) => bonus(rules, given)),
  question('decided-in-time', 'Was the final decision taken in time (R-113)?', facts({ decisionsBy: date, decidedOn: date }), ({ decisionsBy, decidedOn }) => decidedInTime({ decisionsBy }, decidedOn)),
];

export const SUMMARY_QUESTIONS = [...SCORING_QUESTIONS, ...COMMISSION_QUESTIONS];
