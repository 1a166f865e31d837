import type { Category, PlainDate, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { attestationPeriod } from '../attestation-period.js';
import { testExemption, testSpecification } from '../decisions.js';
import { documentsNeeded } from '../documents.js';
import { scoreEvidence } from '../evidence/score-evidence.js';
import { trackOf } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import { TEACHER_CLAIMS, type TeacherClaim } from '../tables/scoring.js';
import { adviceOn } from './advice.js';
import type { PlanFacts, PlanNeed, PlannedCampaign, PlannedUnder, PlanStep } from './types.js';

type Need = Partial<PlanNeed> & Pick<PlanNeed, 'what' | 'suppliers' | 'by' | 'reasons'>;
const need = (given: Need): PlanNeed => ({ document: null, criterion: null, advice: [], ...given });

/** What the next attestation still needs: documents, test, evidence, and the application itself. */
export function needsOf(rules: RuleSet, step: PlanStep, facts: PlanFacts, under: PlannedUnder): PlanNeed[] {
  const campaign = under.campaigns.find(({ year }) => year === step.year);
  return [...documents(rules, step, facts), ...evidence(rules, step, facts, under), ...test(step, facts, under, campaign), application(step)];
}

const application = ({ applyFrom, applyTo, year }: PlanStep): PlanNeed =>
  need({ what: 'APPLICATION', suppliers: ['TEACHER'], by: applyTo, reasons: [because('X-006', { year, ...(applyFrom && applyTo ? { from: applyFrom, to: applyTo } : {}) })] });

/** What the teacher attaches herself; the rest comes from the state's systems or is formed on the platform. */
function documents(rules: RuleSet, { category, applyTo }: PlanStep, { current, inRegistry, retrained }: PlanFacts): PlanNeed[] {
  const needed = documentsNeeded(rules, { claimed: category, current, inRegistry, retrained });
  return needed.documents.filter(({ from }) => from === 'UPLOAD').map(({ document }) => need({ what: 'DOCUMENT', document, suppliers: ['TEACHER'], by: applyTo, reasons: needed.reasons }));
}

/** @source E.5 */
function test(step: PlanStep, facts: PlanFacts, { book, ruleSet, settings }: PlannedUnder, campaign: PlannedCampaign | undefined): PlanNeed[] {
  if (facts.testReached) return [];
  const opened = { ruleSet, openedOn: facts.on, claimedCategory: step.category };
  const { languageCertificateValid, consecutiveExemptConfirmations, current, serviceMonths } = facts;
  const exemption = testExemption(book, { ...opened, currentCategory: current, serviceYears: Math.floor(serviceMonths / 12), languageCertificateValid, consecutiveExemptConfirmations, settings });
  if (exemption.outcome === 'EXEMPT') return [];
  const specification = testSpecification(book, { ...opened, positionGroup: facts.positionGroup, subject: 'OTHER', disability: false });
  return [need({ what: 'TEST', suppliers: ['TEACHER'], by: campaign?.testTo ?? null, reasons: specification.reasons.filter(({ rule }) => rule !== 'X-057') })];
}

/** The criteria that are neither proved by what the registries hold nor said to be proved: who can supply what each lacks. */
function evidence(rules: RuleSet, step: PlanStep, facts: PlanFacts, { settings }: PlannedUnder): PlanNeed[] {
  const claimed = teacherClaimOf(step.category);
  if (!claimed || !hasTeachersSheet(facts)) return [];
  const day: PlainDate = step.applyTo ?? facts.on;
  const period = attestationPeriod(rules, { claimed, lastAwardOn: facts.lastScheduledOn, teachingSince: null, on: day }).outcome;
  const { criteria } = scoreEvidence(rules, { claimed, positionGroup: facts.positionGroup, period, mode: step.mode, items: facts.items ?? [] }, settings);
  const open = criteria.filter(({ required, met, criterion }) => required && !met && !facts.proved?.includes(criterion));
  return open.flatMap(({ criterion, missing, reasons }) => [need({ what: 'EVIDENCE', criterion, suppliers: suppliersOf(missing), by: step.applyTo, reasons: reasonsOf(missing, reasons), advice: adviceOn(criterion, claimed) })]);
}

type Missing = ReturnType<typeof scoreEvidence>['criteria'][number]['missing'];
const suppliersOf = (missing: Missing): PlanNeed['suppliers'] => [...new Set(missing.flatMap(({ suppliers }) => suppliers))];
const reasonsOf = (missing: Missing, reasons: readonly Reason[]): Reason[] => (missing.length > 0 ? missing.map(({ reason }) => reason) : [...reasons]);

const teacherClaimOf = (category: Category): TeacherClaim | undefined => TEACHER_CLAIMS.find((claim) => claim === category);
/** Methodists, heads and deputies have sheets of their own. */
const hasTeachersSheet = ({ positionGroup, current }: PlanFacts): boolean => positionGroup !== 'METHODIST' && positionGroup !== 'HEAD_OR_DEPUTY' && trackOf(current) !== 'HEAD';
