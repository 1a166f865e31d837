/** What a member has entered, as it was typed, by criterion. */
export type Entered = Record<string, string>;

/** A number with at most two decimals, a comma for a point allowed, in hundredths; `undefined`: it is none. */
export function hundredths(typed: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** Hundredths as people read them: 6850 → "68.5". */
export const inPoints = (value: number): string => String(value / 100);

/** The sum of what was entered, in hundredths: whole numbers, so that nothing is rounded at the threshold. What is no number counts for nothing. */
export const sumOf = (entered: Entered): number => Object.values(entered).reduce((sum, typed) => sum + (hundredths(typed) ?? 0), 0);

/** The sheet to send: what was left at 0 need not be said. */
export const toSheet = (entered: Entered) =>
  Object.entries(entered).flatMap(([criterion, typed]) => {
    const value = hundredths(typed) ?? 0;
    return value > 0 ? [{ criterion, points: value / 100 }] : [];
  });
