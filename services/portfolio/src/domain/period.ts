import { readPlainDate, type PlainDate } from '@attestation/contracts';
import { attestationPeriod, ruleSetOf, type EvidencePeriod } from '@attestation/regulation';
import type { CaseEvidence, Evidence } from './case-evidence.js';
import { itemsIn } from './pieces.js';

/**
 * From which to which day evidence counts for a case: since the current category was awarded, as far as the evidence itself tells.
 * @param on the day of the application; of a draft, today
 * @source X-003
 */
export function periodOf({ claimed, currentCategory, ruleSet }: CaseEvidence, evidence: readonly Evidence[], on: PlainDate): EvidencePeriod {
  const awards = itemsIn(evidence, 'CATEGORY').filter(({ category }) => category === currentCategory);
  const posts = itemsIn(evidence, 'WORK_RECORD').filter(({ pedagogical }) => pedagogical === true);
  const lastAwardOn = datesIn(awards.map(({ validFrom }) => validFrom)).at(-1) ?? null;
  const teachingSince = datesIn(posts.map(({ from }) => from))[0] ?? null;
  return attestationPeriod(ruleSetOf(ruleSet), { claimed, lastAwardOn, teachingSince, on }).outcome;
}

const datesIn = (values: readonly unknown[]): PlainDate[] => values.flatMap((value) => (typeof value === 'string' ? (readPlainDate(value) ?? []) : [])).sort();
