import type { Achievement, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { isAtLeast, itemsOf, outsidePeriod, ruleFor, sift, thresholdOf, type Judged, type Scoring } from './scoring.js';
import { withBonus } from './bonus.js';

/**
 * Criteria 2.1 and 2.2: contests of learners, or of the teacher, in a recognised list, by profile, of the category's level or above; one
 * point for all of them together, one more for a winner.
 * @source …, C-10, F-15, F-24
 */
export function contests(scoring: Scoring, criterion: '2.1' | '2.2'): Judged {
  const achiever = criterion === '2.1' ? 'LEARNER' : 'TEACHER';
  const own = itemsOf(scoring, 'ACHIEVEMENTS').filter(({ item }) => item.achiever === achiever);
  const { level } = scoring.claim;
  const { verdicts, counted } = sift(own, (item) => against(scoring, item), ({ event, eventLevel }) => because('R-072/counts', { event, eventLevel }));
  if (counted.length === 0) {
    const reason = because('R-072', { criterion, level, counted: 0 });
    const missing = { reason: because('R-071', { criterion, level }), suppliers: ['TEACHER' as const, 'RESPONSIBLE_PERSON' as const] };
    return { hundredths: 0, items: verdicts, missing: [missing], reasons: [reason] };
  }
  const { hundredths, reasons } = withBonus(scoring, ruleFor(scoring, criterion), thresholdOf(scoring, criterion), counted);
  return { hundredths, items: verdicts, missing: [], reasons: [because('R-072', { criterion, level, counted: counted.length }), ...reasons] };
}

function against(scoring: Scoring, item: Achievement): Reason | undefined {
  const { event, kind, list, byProfile, eventLevel, heldOn } = item;
  const { positionGroup } = scoring.facts;
  if (kind === 'ENCOURAGEMENT') return because('R-050', { event });
  if (list === 'NONE') return because('R-069', { event });
  if (list === 'INDUSTRY' && positionGroup !== 'ADDITIONAL') return because('R-069/industry', { event });
  if (!byProfile) return because('R-070', { event });
  if (!isAtLeast(eventLevel, scoring.claim.level)) return because('R-072/below', { event, eventLevel, level: scoring.claim.level });
  return outsidePeriod(scoring, event, heldOn);
}
