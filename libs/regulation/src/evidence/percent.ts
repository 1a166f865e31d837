import type { LearnerQuality } from '@attestation/contracts';

/** Percents in hundredths, as whole numbers: nothing is rounded before it is compared. */
export interface YearPercent {
  schoolYear: number;
  /** of the percents of all classes of the year */
  sum: bigint;
  count: bigint;
  /** some class of the year ended above where it began (R-053) */
  grewWithin: boolean;
}
/** In hundredths of a percent. */
export interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

const SHAPE = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;
const WHOLE = 100_00n;

/** "71.25" → 7125; `undefined` for anything that is not a percent with at most two decimals. */
export function percentOf(text: string): bigint | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const value = BigInt(match[1] ?? 0) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  return value <= WHOLE ? value : undefined;
}

/** The years in their order, each with its classes together. Percents that cannot be read must have been set aside. */
export function yearsOf(items: readonly LearnerQuality[]): YearPercent[] {
  const years = new Map<number, YearPercent>();
  for (const { schoolYear, percent, startPercent } of items) {
    const value = percentOf(percent) ?? 0n;
    const start = startPercent === null ? undefined : percentOf(startPercent);
    const known = years.get(schoolYear) ?? { schoolYear, sum: 0n, count: 0n, grewWithin: false };
    years.set(schoolYear, { ...known, sum: known.sum + value, count: known.count + 1n, grewWithin: known.grewWithin || (start !== undefined && value > start) });
  }
  return [...years.values()].sort((a, b) => a.schoolYear - b.schoolYear);
}

/** From the first to the last year of a window. */
export function growthOf(window: readonly YearPercent[]): Ratio {
  const [first, last] = [window[0], window.at(-1)];
  if (!first || !last) return { numerator: 0n, denominator: 1n };
  return { numerator: last.sum * first.count - first.sum * last.count, denominator: first.count * last.count };
}

export const reachesPercent = ({ numerator, denominator }: Ratio, percent: number): boolean => numerator >= BigInt(percent) * 100n * denominator;

/** With at most two decimals, cut towards zero: "2.5", "-0.33". */
export function shown({ numerator, denominator }: Ratio): string {
  const cut = (numerator < 0n ? -numerator : numerator) / denominator;
  const rest = (cut % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${numerator < 0n && cut > 0n ? '-' : ''}${cut / 100n}${rest ? `.${rest}` : ''}`;
}

/** Every choice of `size` members in their order. */
export function combinations<T>(all: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return all.flatMap((first, index) => combinations(all.slice(index + 1), size - 1).map((rest) => [first, ...rest]));
}
