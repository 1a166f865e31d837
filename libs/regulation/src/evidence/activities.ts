import type { Dissemination, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { withBonus } from './bonus.js';
import { formOf, linksFor } from './materials.js';
import { isAtLeast, outsidePeriod, ruleFor, sift, thresholdOf, type Judged, type Scoring } from './scoring.js';

/**
 * Criterion 3.2: a talk on the category's level or above, its programme agreed on that level.
 * @source, F-16
 */
export const talks = (scoring: Scoring): Judged => activity(scoring, '3.2', 'TALK', 'R-078', ({ title, agreed }) => (agreed ? undefined : because('X-077', { title, level: scoring.claim.level })));

/**
 * Criterion 3.4: creative, expert and working groups, projects, juries, on the category's level or above.
 * @source
 */
export const groups = (scoring: Scoring): Judged => activity(scoring, '3.4', 'WORKING_GROUP', 'R-080', () => undefined);

function activity(scoring: Scoring, criterion: '3.2' | '3.4', form: Dissemination['form'], rule: 'R-078' | 'R-080', own: (item: Dissemination) => Reason | undefined): Judged {
  const { level } = scoring.claim;
  const { verdicts, counted } = sift(formOf(scoring, form), (item) => below(scoring, item) ?? own(item) ?? outsidePeriod(scoring, item.title, item.on), ({ title, level: held }) => because(`${rule}/counts`, { title, held }));
  const reason = because(rule, { level, counted: counted.length });
  if (counted.length === 0) return { hundredths: 0, items: verdicts, missing: [{ reason: because(`${rule}/missing`, { level }), suppliers: ['TEACHER', 'ORGANISER'] }], reasons: [reason] };
  const { hundredths, reasons } = withBonus(scoring, ruleFor(scoring, criterion), thresholdOf(scoring, criterion), counted);
  return { hundredths, items: verdicts, missing: criterion === '3.2' ? linksFor(counted) : [], reasons: [reason, ...reasons] };
}

const below = ({ claim: { level } }: Scoring, { title, level: held }: Dissemination): Reason | undefined =>
  isAtLeast(held, level) ? undefined : because('R-072/below', { event: title, eventLevel: held, level });
