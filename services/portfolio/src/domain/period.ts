import { readPlainDate, type PlainDate, type Registry } from '@attestation/contracts';
import { attestationPeriod, partsOf, ruleSetOf, schoolYear, type EvidencePeriod } from '@attestation/regulation';
import type { CaseEvidence, Evidence, EvidenceItem } from './case-evidence.js';
import { dayOf } from './school-year.js';

/**
 * From which to which day evidence counts for a case: since the current category was awarded, as far as the evidence itself tells.
 * @param on the day of the application; of a draft, today
 * @source X-003
 */
export function periodOf({ claimed, currentCategory, ruleSet }: CaseEvidence, evidence: readonly Evidence[], on: PlainDate): EvidencePeriod {
  const awards = of(evidence, 'CATEGORY').filter(({ category }) => category === currentCategory);
  const posts = of(evidence, 'WORK_RECORD').filter(({ pedagogical }) => pedagogical === true);
  const lastAwardOn = datesIn(awards.map(({ validFrom }) => validFrom)).at(-1) ?? null;
  const teachingSince = datesIn(posts.map(({ from }) => from))[0] ?? null;
  return attestationPeriod(ruleSetOf(ruleSet), { claimed, lastAwardOn, teachingSince, on }).outcome;
}

const datesIn = (values: readonly unknown[]): PlainDate[] => values.flatMap((value) => (typeof value === 'string' ? (readPlainDate(value) ?? []) : [])).sort();
const of = (evidence: readonly Evidence[], registry: Registry) => evidence.filter((each) => each.registry === registry).flatMap(({ items }) => items);

/** What a registry tells of a person for good, whenever it was: diplomas, posts, categories. The rest counts in its period. */
const FOR_GOOD: readonly Registry[] = ['DIPLOMA', 'WORK_RECORD', 'CATEGORY'];

/** Whether an item of the record lies in the attestation period; one without a day does. A school year does where any of its days does. @source X-003 */
export function isOfPeriod({ from, to }: EvidencePeriod, registry: Registry, item: EvidenceItem): boolean {
  if (FOR_GOOD.includes(registry)) return true;
  const day = dayOf(item);
  if (day) return from <= day && day <= to;
  return typeof item.schoolYear !== 'number' || (yearOf(from) <= item.schoolYear && item.schoolYear <= yearOf(to));
}

const yearOf = (day: PlainDate): number => partsOf(schoolYear(day).from).year;
