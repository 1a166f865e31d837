import type { ClaimableCategory, Texts } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';
import type { CriterionDemand } from '../tables/position-demands.js';
import type { PositionCriterion, PositionSheet } from '../tables/position-sheets.js';
import { criteriaOf, positionTotal, valuesOf } from './score-position.js';

export interface SheetRow {
  criterion: string;
  /** what it is about; `null`: the sources do not say */
  name: Texts | null;
  /** asked of this post for the category; `null`: the sources do not say for which criteria the total is lower */
  required: boolean | null;
  /** points a member may set besides 0 */
  values: number[];
  /** the number behind the points, where the sources give it */
  demand: Pick<CriterionDemand, 'what' | 'atLeast' | 'reduced'> | null;
}
export interface PositionSheetAnswer extends Answer<'LISTED'> {
  /** empty where the sources give only the total */
  rows: SheetRow[];
  minimumTotal: number;
  /** observation sheets a year that a methodist fills in; `null`: not a methodist's sheet */
  observationsAYear: number | null;
}

/**
 * What the sheet of a methodist, head or deputy asks for a category.
 * @source O83 Ann. 12 table 2, Ann. 13 (X-078…X-081)
 */
export function positionSheet(rules: RuleSet, { sheet, claimed }: { sheet: PositionSheet; claimed: ClaimableCategory }, settings: Settings = rules.settings): PositionSheetAnswer {
  const frame = positionTotal(rules, sheet, claimed);
  const rows = criteriaOf(rules, frame).map((row) => rowOf(rules, row, { known: frame.notApplied !== null, values: valuesOf(row, settings) }));
  const observationsAYear = frame.form === 'METHODIST' ? (rules.methodistObservations.find(({ category }) => category === claimed)?.aYear ?? null) : null;
  const why = because(frame.rule, { sheet, claimed, minimum: frame.total, total: null });
  return { ...answer('LISTED', why, because('F-29')), rows, minimumTotal: frame.total, observationsAYear };
}

function rowOf(rules: RuleSet, { form, criterion, category, threshold }: PositionCriterion, { known, values }: { known: boolean; values: number[] }): SheetRow {
  const name = rules.criterionNames.find((row) => row.form === form && row.criterion === criterion)?.name ?? null;
  const found = rules.criterionDemands.find((row) => row.form === form && row.criterion === criterion && row.category === category);
  const demand = found ? { what: found.what, atLeast: found.atLeast, reduced: found.reduced } : null;
  return { criterion, name, required: !known && threshold !== null ? null : threshold !== null, values, demand };
}
