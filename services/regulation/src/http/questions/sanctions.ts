import { FORBIDDEN_ACTS, lateApplication, POSITIONS, sanction, SANCTION_CAUSES, testConduct } from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question } from './question.js';
import { category, date, facts, list, nullable, oneOf, whole, yes } from './shapes.js';

const MINUTES = 600;

/** Breaches and what they cost. */
export const SANCTION_QUESTIONS = [
  question(
    'sanction', 'Which sanction follows a breach, a late application or false data (E.9)?',
    facts({
      cause: oneOf(SANCTION_CAUSES), position: oneOf(POSITIONS), current: category, earlierBreaches: whole(100), decidedOn: Type.Optional(date), bannedUntil: Type.Optional(nullable(date)),
    }),
    ({ decidedOn, ...given }, { rules, settings, on }) => sanction(rules, { ...given, decidedOn: decidedOn ?? on }, settings),
  ),
  question(
    'late-application', 'Was the application late, and what follows (D.3)?',
    facts({ position: oneOf(POSITIONS), current: category, categoryEndsOn: nullable(date), submittedOn: nullable(date), applicationTo: date, freed: yes }),
    (given, { rules, settings, on }) => lateApplication(rules, { ...given, on }, settings),
  ),
  question(
    'test-conduct', 'Is what happened at the test a violation of its rules (X-062)?',
    facts({
      acts: list(oneOf(FORBIDDEN_ACTS), 20), testMinutes: whole(MINUTES, 1),
      leaves: list(facts({ afterMinutes: whole(MINUTES), minutesAway: whole(MINUTES), health: yes }), 50),
    }),
    (given, { rules }) => testConduct(rules, given),
  ),
];
