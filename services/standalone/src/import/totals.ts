import { LINE_ENDS, type LineEnd } from '@attestation/contracts';

/** How many lines ended how. */
export type Totals = Record<LineEnd, number>;

export const none = (): Totals => ({ CREATED: 0, CHANGED: 0, UNCHANGED: 0, REFUSED: 0 });

export const plus = (totals: Totals, ends: LineEnd[]): Totals => {
  const sum = { ...totals };
  for (const end of ends) sum[end] += 1;
  return sum;
};

export const linesOf = (totals: Totals): number => LINE_ENDS.reduce((sum, end) => sum + totals[end], 0);
