import type { OrganisationKind, PositionGroup } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';
import type { SheetVariant } from './tables/scoring.js';

export interface SheetFacts {
  variant: SheetVariant;
  /** the points of each indicator in the order of the sheet, or the total alone */
  indicators?: readonly number[];
  total?: number;
}
export interface SheetAnswer extends Answer<'VALID' | 'INVALID'> {
  /** the sheet's points; `null`: it may not stand */
  points: number | null;
}

/** Which variant is filled in: by the organisation, and for special teachers by their post. */
export function sheetVariantOf(kind: OrganisationKind, group: PositionGroup): SheetVariant {
  if (kind === 'KINDERGARTEN' || group === 'PRESCHOOL') return 'B';
  return kind === 'OTHER' && group === 'SPECIAL' ? 'C' : 'A';
}

/**
 * What an observation sheet comes to: the sum of its indicators where their number is known, else its total.
 * @source O83 Ann. 14
 */
export function observationSheet(rules: RuleSet, { variant, indicators, total }: SheetFacts): SheetAnswer {
  const { maxPoints, maxOfIndicator, indicators: known } = rules.observation;
  const asked = known[variant] ?? null;
  const isPoint = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (indicators && asked === null) return { ...answer('INVALID', because('X-082/total', { variant })), points: null };
  if (indicators) {
    const wrong = indicators.flatMap((value, index) => (isPoint(value, maxOfIndicator) ? [] : [index + 1]));
    const sum = indicators.reduce((all, value) => all + value, 0);
    const faulty = wrong.length > 0 || indicators.length !== asked || (total !== undefined && total !== sum);
    if (faulty) return { ...answer('INVALID', because('X-082/indicators', { variant, asked, maxOfIndicator, given: indicators.length, wrong: wrong.join(', ') })), points: null };
    return { ...answer('VALID', because('X-082/sheet', { variant, points: sum, maxPoints })), points: sum };
  }
  if (total === undefined || !isPoint(total, maxPoints)) return { ...answer('INVALID', because('X-082/value', { maxPoints, total: total ?? null })), points: null };
  return { ...answer('VALID', because('X-082/sheet', { variant, points: total, maxPoints })), points: total };
}
