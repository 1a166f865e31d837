import type { OrganisationKind, PlainDate, PositionGroup, SheetPosition } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { type RuleSet, ruleSetInForce, ruleSetOf, ruleSets } from './rule-set.js';
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

/** The post whose lesson is observed. */
export interface ObservedPost {
  organisationKind: OrganisationKind;
  positionGroup: PositionGroup;
  position?: SheetPosition | null;
}

/**
 * Which variant is filled in: by the organisation, and for special teachers by their post. The group of posts SPECIAL is that of special
 * organisations and of special teachers: outside the former it means the latter.
 * @source O83 Ann. 14
 */
export function sheetVariantOf({ organisationKind: kind, positionGroup: group, position }: ObservedPost): SheetVariant {
  if (kind === 'PMPK') return 'D';
  const isSpecial = position === 'SPECIAL_TEACHER' || (group === 'SPECIAL' && kind !== 'SPECIAL');
  if (kind === 'SUPPORT_CENTRE' || isSpecial) return 'C';
  return kind === 'KINDERGARTEN' || group === 'PRESCHOOL' ? 'B' : 'A';
}

/**
 * The edition by whose sheet a lesson of a day is observed: the one in force, or, where the sources do not give its sheet, the first after it
 * whose sheet they give: by that the cases are judged that count the lesson.
 */
export function sheetRulesOn(day: PlainDate): RuleSet {
  const inForce = ruleSetOf(ruleSetInForce(day));
  return [inForce, ...ruleSets().filter(({ validFrom }) => validFrom > day)].find((rules) => Object.keys(rules).includes('observation')) ?? inForce;
}

/** How many indicators a variant has; `null`: the sources do not say, the total alone is entered. */
export const indicatorsOf = (rules: RuleSet, variant: SheetVariant): number | null => rules.observation.indicators[variant] ?? null;

export interface VariantAnswer extends Answer<SheetVariant> {
  /** how many it has; `null`: not known */
  indicators: number | null;
  maxPoints: number;
}

/** Which variant is filled in for a post, and what is known of it. */
export function sheetVariant(rules: RuleSet, post: ObservedPost): VariantAnswer {
  const variant = sheetVariantOf(post);
  const indicators = indicatorsOf(rules, variant);
  const { maxPoints, maxOfIndicator } = rules.observation;
  const reasons = [because('X-082/variant', { variant, maxPoints }), indicators === null ? because('X-082/total', { variant }) : because('X-082/each', { variant, asked: indicators, maxOfIndicator })];
  return { ...answer(variant, ...reasons), indicators, maxPoints };
}

/**
 * What an observation sheet comes to: the sum of its indicators where their number is known, else its total.
 * @source O83 Ann. 14
 */
export function observationSheet(rules: RuleSet, { variant, indicators, total }: SheetFacts): SheetAnswer {
  const { maxPoints, maxOfIndicator } = rules.observation;
  const asked = indicatorsOf(rules, variant);
  const isPoint = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (indicators && asked === null) return { ...answer('INVALID', because('X-082/total', { variant })), points: null };
  if (indicators) {
    const wrong = indicators.flatMap((value, index) => (isPoint(value, maxOfIndicator) ? [] : [index + 1]));
    const sum = indicators.reduce((all, value) => all + value, 0);
    if (wrong.length > 0 || indicators.length !== asked) return { ...answer('INVALID', because('X-082/indicators', { variant, asked, maxOfIndicator, given: indicators.length, wrong: wrong.join(', ') })), points: null };
    if (total !== undefined && total !== sum) return { ...answer('INVALID', because('X-082/sum', { sum, total })), points: null };
    return { ...answer('VALID', because('X-082/sheet', { variant, points: sum, maxPoints })), points: sum };
  }
  if (total === undefined || !isPoint(total, maxPoints)) return { ...answer('INVALID', because('X-082/value', { maxPoints, total: total ?? null })), points: null };
  const open = asked === null ? [because('X-082/total', { variant })] : [];
  return { ...answer('VALID', because('X-082/sheet', { variant, points: total, maxPoints }), ...open), points: total };
}
