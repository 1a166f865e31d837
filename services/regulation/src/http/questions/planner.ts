import { CRITERIA, plan } from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { evidenceItems } from './evidence-shapes.js';
import { question } from './question.js';
import { category, claimed, date, facts, list, nullable, oneOf, positionGroup, subordination, whole, yes } from './shapes.js';

const MONTHS = 80 * 12;

/** The way to a category. */
export const PLANNER_QUESTIONS = [
  question(
    'planner', 'How is a category reached by a day: which attestations and when, and what does the next one still need, from whom and by when (E.7, D.0)?',
    facts({
      wanted: claimed, by: date, current: category, categoryEndsOn: nullable(date), lastScheduledOn: nullable(date), serviceMonths: whole(MONTHS), profileEducation: yes,
      attestedBefore: yes, attestedThisSchoolYear: yes, bannedUntil: nullable(date), positionGroup, subordination, hasDistrictLevel: yes, inRegistry: facts({ diploma: yes, workRecord: yes }), retrained: yes,
      testReached: yes, languageCertificateValid: yes, consecutiveExemptConfirmations: whole(20), higherEducation: Type.Optional(yes), earlyConditions: Type.Optional(nullable(whole(10))),
      proved: Type.Optional(list(oneOf(CRITERIA), CRITERIA.length)), items: Type.Optional(evidenceItems),
    }),
    (given, { rules, on, ...under }) => plan(rules, { ...given, on }, under),
  ),
];
