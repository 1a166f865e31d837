import { COUNCILS, type Council, type Dissemination, type Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { itemsOf, outsidePeriod, sift, thresholdOf, type Indexed, type Judged, type Scoring } from './scoring.js';
import type { MissingEvidence } from './types.js';

/** Whether a council is the one asked for, or stands above it. */
export const isApprovedBy = (council: Council | null, asked: Council): boolean => council !== null && COUNCILS.indexOf(council) >= COUNCILS.indexOf(asked);

/** The council that approves a material of the claim; additional education has its own bodies for programmes. */
function councilFor({ claim, facts }: Scoring, material: Dissemination['material']): Council {
  return facts.positionGroup === 'ADDITIONAL' && material === 'AUTHOR_PROGRAMME' ? claim.additionalCouncil : claim.council;
}

export const formOf = (scoring: Scoring, form: Dissemination['form']): Indexed<'DISSEMINATION'>[] => itemsOf(scoring, 'DISSEMINATION').filter(({ item }) => item.form === form);

/** The approved materials, those that count apart from the others. */
export const approvedMaterials = (scoring: Scoring) =>
  sift(formOf(scoring, 'APPROVED_MATERIAL'), (item) => against(scoring, item), ({ title, council, material }) => because('R-075/counts', { title, council, material }));

/**
 * Criterion 3.1: a material of the kinds of the category, approved by the council of its level; a listed textbook brings its own points,
 * a researcher's co-authorship fewer.
 * @source R-074…, C-14
 */
export function materials(scoring: Scoring): Judged {
  const { verdicts, counted } = approvedMaterials(scoring);
  const best = counted.map((item) => pointsOf(scoring, item)).sort((a, b) => b.hundredths - a.hundredths)[0];
  const rule = because('R-074', { council: councilFor(scoring, 'AUTHOR_PROGRAMME'), counted: counted.length });
  if (!best) return { hundredths: 0, items: verdicts, missing: [lacking(scoring)], reasons: [rule] };
  return { hundredths: best.hundredths, items: verdicts, missing: linksFor(counted), reasons: [rule, ...best.reasons] };
}

const lacking = (scoring: Scoring): MissingEvidence => ({
  reason: because('R-076', { council: councilFor(scoring, 'AUTHOR_PROGRAMME'), materials: scoring.claim.materials.join(', ') }),
  suppliers: ['COUNCIL', 'TEACHER'],
});

/** Where no link to a counted piece is known the commission should ask for it; what was proved by its document stands. */
export const linksFor = (counted: readonly Dissemination[]): MissingEvidence[] => {
  const without = counted.filter(({ link }) => !link).map(({ title }) => title);
  const all = without.length === counted.length;
  return all && without.length > 0 ? [{ reason: because('R-076/link', { titles: without.join('; ') }), suppliers: ['TEACHER', 'RESPONSIBLE_PERSON'] }] : [];
};

/** How many wrote it must be known: one author is not taken for granted. */
export const areAuthors = (authors: number, most: number): boolean => Number.isSafeInteger(authors) && authors >= 1 && authors <= most;

const isListed = ({ material }: Dissemination) => material === 'LISTED_TEXTBOOK';

function against(scoring: Scoring, item: Dissemination): Reason | undefined {
  const { title, council, material, authors, place, on } = item;
  const { maxAuthors } = scoring.rules.methodicalWork;
  const asked = councilFor(scoring, material);
  if (council === null && !isListed(item)) return because('R-077', { title, place });
  if (material === null || !scoring.claim.materials.includes(material)) return because('R-075', { title, material, materials: scoring.claim.materials.join(', ') });
  if (!isListed(item) && !isApprovedBy(council, asked)) return because('R-074/below', { title, council, asked });
  if (!isListed(item) && !areAuthors(authors, maxAuthors)) return because('X-076/authors', { title, authors, maxAuthors });
  return outsidePeriod(scoring, title, on);
}

function pointsOf(scoring: Scoring, item: Dissemination): { hundredths: number; reasons: Reason[] } {
  const { coAuthorPoints } = scoring.claim;
  const { listedPoints } = scoring.rules.methodicalWork;
  const { title, authors } = item;
  if (isListed(item)) return { hundredths: listedPoints * 100, reasons: [because('X-076/listed', { title, points: listedPoints })] };
  if (authors > 1 && coAuthorPoints !== null) return { hundredths: coAuthorPoints * 100, reasons: [because('X-076/co-author', { title, authors, points: coAuthorPoints })] };
  return { hundredths: thresholdOf(scoring, '3.1'), reasons: [] };
}
