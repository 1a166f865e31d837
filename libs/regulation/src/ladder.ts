import { CATEGORIES, CATEGORY_RANKS, type Category } from '@attestation/contracts';

/** Categories of one track by rank (RULES.md A.2). */
export const trackOf = (category: Category) => CATEGORY_RANKS[category].track;
export const rankOf = (category: Category): number => CATEGORY_RANKS[category].rank;

export const isLegacy = (category: Category): boolean => trackOf(category) === 'LEGACY';

/** One level down in the same track; the base and TEACHER stay (F-05). Categories of the former system have no level below of their own. */
export function oneLower(category: Category): Category {
  const floor = trackOf(category) === 'TEACHER' ? rankOf('TEACHER') : 0;
  const rank = Math.max(Math.min(floor, rankOf(category)), rankOf(category) - 1);
  return CATEGORIES.find((other) => trackOf(other) === trackOf(category) && rankOf(other) === rank) ?? category;
}

/** Whether `a` stands below `b` in the same track. */
export const isBelow = (a: Category, b: Category): boolean => trackOf(a) === trackOf(b) && rankOf(a) < rankOf(b);

/** The lower of two categories of one track. */
export const lowerOf = (a: Category, b: Category): Category => (rankOf(a) <= rankOf(b) ? a : b);
