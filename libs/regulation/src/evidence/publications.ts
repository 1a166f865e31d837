import type { Dissemination, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { allowedValues } from '../points.js';
import { areAuthors, formOf, linksFor } from './materials.js';
import { outsidePeriod, ruleFor, sift, type Judged, type Scoring } from './scoring.js';

/**
 * Criterion 3.3: a publication of not more than three authors in a recommended edition; in an indexed one more points, also for the
 * categories of which none is asked.
 * @source
 */
export function publications(scoring: Scoring): Judged {
  const { maxAuthors } = scoring.rules.methodicalWork;
  const required = ruleFor(scoring, '3.3').threshold !== null;
  const { verdicts, counted } = sift(formOf(scoring, 'PUBLICATION'), (item) => against(scoring, item), ({ title, edition }) => because('R-079/counts', { title, edition }));
  const points = Math.max(0, ...counted.map((item) => pointsOf(scoring, item)));
  const reasons = [because('R-079', { maxAuthors, counted: counted.length }), ...(points > scoring.rules.methodicalWork.recommendedPoints ? [because('X-076/indexed', { points })] : [])];
  const missing = points === 0 && required ? [{ reason: because('R-079/missing', { maxAuthors }), suppliers: ['TEACHER' as const] }] : linksFor(counted);
  return { hundredths: points * 100, items: verdicts, missing, reasons };
}

const pointsOf = ({ rules }: Scoring, { edition }: Dissemination): number => (edition === 'INDEXED' ? rules.methodicalWork.indexedPoints : rules.methodicalWork.recommendedPoints);

function against(scoring: Scoring, item: Dissemination): Reason | undefined {
  const { title, edition, authors, on } = item;
  const { maxAuthors } = scoring.rules.methodicalWork;
  if (edition === null || edition === 'OTHER') return because('R-079/edition', { title });
  if (!areAuthors(authors, maxAuthors)) return because('R-079/authors', { title, authors, maxAuthors });
  const { claimed } = scoring.facts;
  if (!allowedValues(ruleFor(scoring, '3.3'), scoring.settings).values.includes(pointsOf(scoring, item))) return because('X-076/indexed-only', { title, claimed });
  return outsidePeriod(scoring, title, on);
}
