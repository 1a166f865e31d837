import { isSaid, type Texts, trimmed } from '../../parts/texts-fields';
import { type Campaign, type Dates, DAYS } from './types';

/** The dates as they stand in the form: an empty field is not known yet. */
export type Typed = Record<(typeof DAYS)[number] | 'testFee' | 'orderNumber' | 'source', string> & { essayTopics: Texts[] };

/** What is known so far. */
export function typedOf(campaign: Partial<Campaign> = {}): Typed {
  const days = Object.fromEntries(DAYS.map((field) => [field, campaign[field] ?? ''])) as Record<(typeof DAYS)[number], string>;
  const { testFee, orderNumber, source, essayTopics = [] } = campaign;
  return { ...days, testFee: testFee === null || testFee === undefined ? '' : String(testFee), orderNumber: orderNumber ?? '', source: source ?? '', essayTopics: essayTopics.map((topic) => ({ ...topic })) };
}

/** As it is sent: what is empty is left out, a topic that is not said in each language too. */
export function datesOf({ testFee, orderNumber, source, essayTopics, ...days }: Typed): Dates {
  const known = Object.entries({ ...days, orderNumber: orderNumber.trim(), source: source.trim() }).filter(([, value]) => value !== '');
  return { ...(Object.fromEntries(known) as Dates), ...(testFee.trim() !== '' && { testFee: Number(testFee) }), essayTopics: essayTopics.filter(isSaid).map(trimmed) };
}
