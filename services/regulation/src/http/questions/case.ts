import { appealAdmissible, appealDecisionDue, APPEAL_GROUNDS, consequences, decide, moving, regionalList, testAnnulment, withdrawal } from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question } from './question.js';
import { category, claimed, date, facts, instant, list, nullable, oneOf, short, termedCategory, test, whole, yes } from './shapes.js';

const TASKS = 1000;

/** What can happen to a running case, and what its decision brings. */
export const CASE_QUESTIONS = [
  question(
    'decision', 'Is a decision of the commission one the law permits, and how does the case end (X-090…X-092)?',
    facts({
      claimed, current: category, portfolioMeets: yes, test, mode: oneOf(['SCHEDULED', 'EARLY']),
      proposal: facts({
        decision: oneOf(['MEETS_CLAIMED', 'NOT_MEETS_CLAIMED']), subDecision: Type.Optional(nullable(oneOf(['KEEP_CURRENT', 'LOWER_THAN_CURRENT']))), awardedCategory: Type.Optional(category),
      }),
    }),
    ({ proposal, ...given }, { rules }) => decide(rules, given, proposal),
  ),
  question(
    'decision-consequences', 'Which papers and which term follow a decision (R-114, X-004)?',
    facts({
      outcome: oneOf(['AWARDED', 'CONFIRMED', 'LOWER_AWARDED', 'NOT_CONFIRMED_KEEP']), category: termedCategory, decidedOn: date, currentEndsOn: nullable(date), bonusFrom: Type.Optional(nullable(date)),
    }),
    (given, { rules }) => consequences(rules, given),
  ),
  question(
    'appeal-admissible', 'Is an appeal against a test result taken (X-068)?',
    facts({
      finishedAt: instant, filedAt: instant, inRoom: yes, tasksInTest: whole(TASKS, 1),
      tasks: list(facts({ number: whole(TASKS, 1), ground: oneOf(APPEAL_GROUNDS), explanation: Type.String({ maxLength: 10_000 }) }), TASKS),
    }),
    (given, { rules }) => appealAdmissible(rules, given),
  ),
  question('appeal-decision-due', 'By when is an appeal decided (X-071)?', facts({ filedAt: instant }), ({ filedAt }, { rules, calendar }) => appealDecisionDue(rules, filedAt, calendar)),
  question(
    'test-annulment', 'What does a breach found at the test do (X-063)?', facts({ foundOn: date, actNumber: short, attestation: oneOf(['RUNNING', 'DECIDED']) }),
    (given, { rules }) => testAnnulment(rules, given),
  ),
  question('regional-list', 'Who approves the list of attestees, and to whom does it go (R-024)?', facts({}), (_given, { rules }) => regionalList(rules)),
  question(
    'withdrawal', 'May an application be taken back, and what stays of it?', facts({ decided: yes, attemptsUsed: whole(100), applicationTo: date }),
    (given, { rules, on }) => withdrawal(rules, { ...given, on }),
  ),
  question(
    'moving', 'What does moving to another organisation change (X-047)?', facts({ current: category, categoryEndsOn: nullable(date), heldByCommission: Type.Optional(yes) }),
    (given, { rules }) => moving(rules, given),
  ),
];
