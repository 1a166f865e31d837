import {
  AWARD_GROUNDS, beforeRetirement, categoryExtension, categoryTransfer, EXTENSION_GROUNDS, formerHead, FORMER_HEAD_NAMES, legacyExpiry, nextAttestation, POSTS, returnAfterBreak, specialAward,
  traineeYear,
} from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question } from './question.js';
import { category, date, facts, legacyCategory, nullable, oneOf, termedCategory, whole, yes } from './shapes.js';

/** Between attestations. */
export const CAREER_QUESTIONS = [
  question(
    'next-attestation', 'When is the next scheduled attestation due (X-004)?', facts({ category, awardedOn: nullable(date), categoryEndsOn: Type.Optional(nullable(date)) }),
    (given, { rules, on }) => nextAttestation(rules, { ...given, on }),
  ),
  question('trainee-year', 'Does a trainee become a teacher, and by when is the order due (X-017)?', facts({ hiredOn: date, appliedOn: nullable(date) }), (given, { rules, calendar }) => traineeYear(rules, given, calendar)),
  question(
    'return-after-break', 'What does a person become who returns after a break (R-118)?',
    facts({ leftOn: date, returnedOn: date, serviceMonths: whole(960), categoryKept: yes, testReached: nullable(yes) }),
    (given, { rules, settings }) => returnAfterBreak(rules, given, settings),
  ),
  question(
    'category-extension', 'Is the term of a category extended, and until when (X-051)?',
    facts({ ground: oneOf(EXTENSION_GROUNDS), current: category, categoryEndsOn: date, groundFrom: date, returnedOn: nullable(date), appliedOn: nullable(date) }),
    (given, { rules, settings, calendar }) => categoryExtension(rules, given, settings, calendar),
  ),
  question(
    'before-retirement', 'Is a person near retirement freed from attestation (X-052)?', facts({ current: category, retiresOn: date, appliesToKeep: yes }),
    (given, { rules, on }) => beforeRetirement(rules, { ...given, on }),
  ),
  question(
    'special-award', 'Is a category awarded without attestation (X-052a…X-052d)?',
    facts({ ground: oneOf(AWARD_GROUNDS), current: category, years: whole(80), higherPedagogicalEducation: yes, appliedOn: nullable(date) }),
    (given, { rules, calendar }) => specialAward(rules, given, calendar),
  ),
  question(
    'category-transfer', 'Which category goes along to another post, and until when (X-047…X-050)?',
    facts({ current: termedCategory, categoryEndsOn: date, from: oneOf(POSTS), to: oneOf(POSTS), movedOn: date }),
    (given, { rules }) => categoryTransfer(rules, given),
  ),
  question('former-head-category', 'What is a former name of a head’s category called today (X-046)?', facts({ former: oneOf(FORMER_HEAD_NAMES) }), ({ former }, { rules }) => formerHead(rules, former)),
  question(
    'legacy-expiry', 'What becomes of a category of the former system (R-119, R-120)?',
    facts({ current: legacyCategory, categoryEndsOn: date, applicationTo: date, submittedOn: nullable(date) }),
    (given, { rules, on }) => legacyExpiry(rules, { ...given, on }),
  ),
];
