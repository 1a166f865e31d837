import { answer, because } from '../answer.js';
import { cut } from '../exact.js';
import { isRequired, mayBring, type Points } from '../points.js';
import type { RuleSet } from '../rule-set.js';
import { minimumTotal, scoreReasons } from '../score-teacher.js';
import type { Settings } from '../settings.js';
import { kindReasons, sheetKindOf } from '../sheet-kind.js';
import { CRITERIA, type Criterion } from '../tables/scoring.js';
import { groups, talks } from './activities.js';
import { contests } from './contests.js';
import { dynamics } from './dynamics.js';
import { hours } from './hours.js';
import { leadership } from './leadership.js';
import { lessons } from './lessons.js';
import { materials } from './materials.js';
import { publications } from './publications.js';
import { claimEvidence, ruleFor, type Judged, type Scoring } from './scoring.js';
import { spread } from './spread.js';
import type { CriterionProposal, EvidenceScore, ScoreEvidenceFacts } from './types.js';

const JUDGES: Readonly<Record<Criterion, (scoring: Scoring) => Judged>> = {
  '1.1': dynamics,
  '1.2': lessons,
  '2.1': (scoring) => contests(scoring, '2.1'),
  '2.2': (scoring) => contests(scoring, '2.2'),
  '3.1': materials,
  '3.2': talks,
  '3.3': publications,
  '3.4': groups,
  '3.5': spread,
  '4.1': hours,
  '5.1': leadership,
};

/**
 * What the evidence of a portfolio is worth for the claimed category: for each criterion the points proposed, which items count and which
 * not and why, what is missing and who can supply it. It proposes; the commission judges.
 * @throws RegulationError RULES_NOT_GIVEN for heads, deputies and methodists, whose sheets are not the teacher's
 * @source O83 Ann. 12 (X-074…X-077), E.6, E.8, R-049…R-103
 */
export function scoreEvidence(rules: RuleSet, facts: ScoreEvidenceFacts, settings: Settings = rules.settings): EvidenceScore {
  const kind = sheetKindOf(facts.positionGroup, facts);
  const scoring: Scoring = { rules, settings, facts, kind, claim: claimEvidence(rules, facts.claimed) };
  const judged = CRITERIA.map((criterion) => ({ criterion, ...judgedOf(scoring, criterion) }));
  const criteria = judged.map((each) => proposalOf(scoring, each));
  const sum = judged.reduce((total, { hundredths }) => total + hundredths, 0);
  const total = cut({ numerator: sum, denominator: 100 });
  const minimum = minimumOf(scoring, judged);
  const failed = criteria.filter(({ required, met }) => required && !met).map(({ criterion }) => criterion);
  const meets = failed.length === 0 && sum >= minimum * 100;
  const why = [...scoreReasons({ claimed: facts.claimed, total, minimum, failed }), ...kindReasons(kind, facts.claimed)];
  return { ...answer(meets ? 'MEETS' : 'NOT_MEETS', ...why), criteria, total, minimum, failed, sheet: sheetOf(criteria) };
}

type Named = Judged & { criterion: Criterion };

const judgedOf = (scoring: Scoring, criterion: Criterion): Judged =>
  mayBring(criterion, scoring.kind) ? JUDGES[criterion](scoring) : { hundredths: 0, items: [], missing: [], reasons: [because('X-076', { claimed: scoring.facts.claimed })] };

function proposalOf(scoring: Scoring, { criterion, hundredths, items, missing, reasons, waived = false, basis = 'EVIDENCE' }: Named): CriterionProposal {
  const required = isRequired(scoring.rules, criterion, scoring.facts.claimed, scoring.kind) && !waived;
  const wanted = required || hundredths > 0 || ruleFor(scoring, criterion).threshold !== null;
  const points = cut({ numerator: hundredths, denominator: 100 });
  return { criterion, required, met: hundredths > 0, points, basis, counted: items.filter(({ counted }) => counted).length, items, missing: wanted && !waived ? missing : [], reasons };
}

/** The printed total; without 1.1 by its value lower, where the setting says so. */
function minimumOf(scoring: Scoring, judged: readonly Named[]): number {
  const { rules, facts, kind, settings } = scoring;
  const printed = minimumTotal(rules, facts.claimed, kind);
  const lowered = settings.monitoringMinimum === 'LOWERED' ? judged.filter(({ criterion, waived }) => waived && isRequired(rules, criterion, facts.claimed, kind)) : [];
  return lowered.reduce((minimum, { criterion }) => minimum - (ruleFor(scoring, criterion).threshold ?? 0), printed);
}

const sheetOf = (criteria: readonly CriterionProposal[]): Points => Object.fromEntries(criteria.map(({ criterion, points }) => [criterion, Number(points)]));
