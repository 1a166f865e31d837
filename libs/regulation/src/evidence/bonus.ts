import type { Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { allowedValues } from '../points.js';
import type { CriterionRule } from '../tables/scoring.js';
import type { Scoring } from './scoring.js';

/**
 * One point more where something that counts was won, however many winners there are, and only where the column has it: it never lifts
 * what does not count.
 * @source X-076, F-24
 */
export function withBonus({ settings }: Scoring, rule: CriterionRule, hundredths: number, counted: readonly { place: number | null }[]): { hundredths: number; reasons: Reason[] } {
  const won = counted.some(({ place }) => place !== null && place >= 1 && place <= 3);
  if (!won) return { hundredths, reasons: [] };
  const more = hundredths / 100 + 1;
  const allowed = allowedValues(rule, settings).values.includes(more);
  const why = because('F-24', { criterion: rule.criterion, winnerBonusColumns: settings.winnerBonusColumns === 'ALL' ? 'ALL_CATEGORIES' : 'MASTER_ONLY' });
  return allowed ? { hundredths: hundredths + 100, reasons: [because('X-076/winner', { criterion: rule.criterion, points: more }), why] } : { hundredths, reasons: [why] };
}
