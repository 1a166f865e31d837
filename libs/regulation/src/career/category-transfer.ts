import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addYears } from '../dates.js';
import { trackOf } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import { COLLEGE_POSTS, type FormerHeadName, type Post } from '../tables/career.js';

export interface TransferFacts {
  current: Category;
  categoryEndsOn: PlainDate;
  from: Post;
  to: Post;
  movedOn: PlainDate;
}
export interface TransferAnswer extends Answer<'KEPT' | 'CONVERTED' | 'NOT_KEPT'> {
  /** the category in the new post; `null`: none goes along */
  category: Category | null;
  until: PlainDate | null;
}

const TRACK_OF: Readonly<Partial<Record<Post, 'HEAD' | 'DEPUTY'>>> = { HEAD: 'HEAD', DEPUTY_HEAD: 'DEPUTY' };
const trackFor = (post: Post) => TRACK_OF[post] ?? 'TEACHER';

/**
 * Which category goes along to another post, and until when? Within one profile the same to its end date; between heads, deputies and
 * teachers its equal.
 * @source O83 p.27, 31, 36 (X-047…X-050)
 */
export function categoryTransfer(rules: RuleSet, { current, categoryEndsOn: endsOn, from, to, movedOn }: TransferFacts): TransferAnswer {
  if (movedOn > endsOn) return { ...answer('NOT_KEPT', because('X-047/expired', { current, endsOn })), category: null, until: null };
  const college = COLLEGE_POSTS.includes(from) && COLLEGE_POSTS.includes(to);
  if (trackFor(from) === trackFor(to)) return { ...answer('KEPT', because(college ? 'X-050' : 'X-047', { current, endsOn })), category: current, until: endsOn };
  const found = rules.equivalences.find((row) => row.from === current && trackOf(row.to) === trackFor(to));
  if (!found) return { ...answer('NOT_KEPT', because('X-049/none', { current, to })), category: null, until: null };
  const longest = found.years === null ? endsOn : addYears(movedOn, found.years);
  const until = longest < endsOn ? longest : endsOn;
  return { ...answer('CONVERTED', because(found.rule, { current, category: found.to, years: found.years, until })), category: found.to, until };
}

/**
 * What a former name of a head's category is called today.
 * @source O83 p.35
 */
export function formerHead(rules: RuleSet, former: FormerHeadName): Answer<Category | null> {
  const category = rules.formerHeads.find((row) => row.former === former)?.category ?? null;
  return answer(category, because('X-046', { former, category }));
}
