import { because } from '../answer.js';
import type { Judged, Scoring } from './scoring.js';

/**
 * Criterion 5.1: class leadership by years, if any. Where no register tells the years, the commission judges by the documents.
 * @source
 */
export function leadership({ rules, facts: { classLeadershipYears: years } }: Scoring): Judged {
  if (years === undefined || years === null) return { hundredths: 0, items: [], missing: [], reasons: [because('R-103/unknown')], basis: 'COMMISSION' };
  const points = Math.max(0, ...rules.classLeadership.filter(({ fromYears }) => years >= fromYears).map((row) => row.points));
  return { hundredths: points * 100, items: [], missing: [], reasons: [because('R-103', { years, points })] };
}
