import type { Dissemination, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { approvedMaterials, formOf, isApprovedBy } from './materials.js';
import { isAtLeast, outsidePeriod, sift, thresholdOf, type Judged, type Scoring } from './scoring.js';

/**
 * Criterion 3.5: experience passed on in at least three districts (researcher) or regions (master), on materials which the council of the
 * level recommended. The places of several events are added; that they differ is for the commission to see.
 * @source
 */
export function spread(scoring: Scoring): Judged {
  const { places: asked, level } = scoring.claim;
  const approved = approvedMaterials(scoring).counted.length > 0;
  const { verdicts, counted } = sift(formOf(scoring, 'DISSEMINATION'), (item) => against(scoring, item, approved), ({ title, places }) => because('R-081/counts', { title, places }));
  if (asked === null) return { hundredths: 0, items: verdicts, missing: [], reasons: [because('R-081/none', { level })] };
  const reached = counted.reduce((sum, { places }) => sum + places, 0);
  const rule = because('R-081', { asked, reached, level });
  if (reached < asked) return { hundredths: 0, items: verdicts, missing: [{ reason: because('R-082', { asked, reached, level }), suppliers: ['METHOD_OFFICE', 'TEACHER'] }], reasons: [rule] };
  const added = counted.every(({ places }) => places < asked) ? [because('R-081/added', { events: counted.length, asked })] : [];
  return { hundredths: thresholdOf(scoring, '3.5'), items: verdicts, missing: [], reasons: [rule, ...added] };
}

function against(scoring: Scoring, item: Dissemination, approved: boolean): Reason | undefined {
  const { title, level: held, council, places, on } = item;
  const { level, places: asked, council: recommending } = scoring.claim;
  if (asked === null) return because('R-081/none', { level });
  if (!isAtLeast(held, level)) return because('R-072/below', { event: title, eventLevel: held, level });
  if (!approved && !isApprovedBy(council, recommending)) return because('R-081/council', { title, council: recommending });
  if (!Number.isSafeInteger(places) || places < 1) return because('R-081/places', { title });
  return outsidePeriod(scoring, title, on);
}
