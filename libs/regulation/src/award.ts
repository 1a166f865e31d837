import type { Category, CommissionLevel, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addYears, partsOf } from './dates.js';
import { factsInvalid, rulesNotGiven } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { trackOf } from './ladder.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';

/**
 * Until when an awarded category is valid: 5 years, of first heads 3.
 * @param from the day of the commission's decision
 * @source O83 p.3, 26
 */
export function certificateTerm(rules: RuleSet, { category, from }: { category: Category; from: PlainDate }): Answer<PlainDate> & { years: number } {
  const term = rules.terms.find(({ track }) => track === trackOf(category));
  if (!term) throw rulesNotGiven(rules.id, `term of ${category}`);
  const until = addYears(from, term.years);
  return { ...answer(until, because('X-004', { category, years: term.years, from, until })), years: term.years };
}

export interface CertificateFacts {
  /** the first two digits of KATO */
  region: string;
  level: CommissionLevel;
  issuedOn: PlainDate;
  /** the next number of the register of this region, level and year, from 1 */
  serial: number;
}

/**
 * The registration number of a certificate, from the register that replaces the journal nobody regulates.
 * @throws RegulationError FACTS_INVALID for a region that is not two digits or a serial that does not fit
 * @source F-12 (X-094: no form is regulated)
 */
export function certificateNumber(rules: RuleSet, { region, level, issuedOn, serial }: CertificateFacts, settings: Settings = rules.settings): Answer<string> {
  if (!/^\d{2}$/.test(region)) throw factsInvalid('region', FACT_FAULTS.region);
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999) throw factsInvalid('serial', FACT_FAULTS.wholeNumber(1, 999_999));
  const parts: Record<string, string> = { KATO2: region, level, year: String(partsOf(issuedOn).year), seq6: String(serial).padStart(6, '0') };
  const number = settings.certificateNumberPattern.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
  return answer(number, because('F-12', { number }));
}

/**
 * The bonus to the post salary in percent; `null` where the sources give none.
 * @source E.13
 */
export function bonus(rules: RuleSet, { category, bonusFrom = null }: { category: Category; bonusFrom?: PlainDate | null }): Answer<number | null> {
  const percent = rules.bonuses.find((row) => row.category === category)?.percent ?? null;
  if (percent === null) return answer(null, because('X-095/none', { category }));
  return answer(percent, because('X-095', { category, percent }), ...(bonusFrom ? [because('R-115', { from: bonusFrom })] : []));
}

/**
 * Until when a test result counts.
 * @source O83 p.53
 */
export const testValidUntil = (rules: RuleSet, takenOn: PlainDate): PlainDate => addYears(takenOn, rules.resultValidity.years);

/**
 * Until when a test result counts, with its reason.
 * @source O83 p.53
 */
export function testValidity(rules: RuleSet, takenOn: PlainDate): Answer<PlainDate> & { years: number } {
  const until = testValidUntil(rules, takenOn);
  return { ...answer(until, because('X-065', { years: rules.resultValidity.years, until })), years: rules.resultValidity.years };
}
