/** Which edition of the stages' models a campaign's cases run through. A new edition is a new row; running cases keep theirs. */
const EDITIONS: readonly { fromYear: number; edition: string }[] = [{ fromYear: 2025, edition: '2025' }];

/**
 * The edition for the cases of a campaign year.
 * @throws RangeError for a year before the first edition: its cases ran on paper
 */
export function editionOf(year: number): string {
  const found = EDITIONS.filter(({ fromYear }) => fromYear <= year).at(-1);
  if (!found) throw new RangeError(`there is no edition of the process for ${year}`);
  return found.edition;
}
