import type { PlainDate } from '@attestation/contracts';
import { addDays } from './dates.js';

/** A row of law: from which day to which (both included; `null`: still in force), and where it stands. */
export interface Dated {
  validFrom: PlainDate;
  validTo: PlainDate | null;
  source: string;
}
export type Row<R> = Readonly<R & Dated>;
export type Table<R> = readonly Row<R>[];

export const isInForce = ({ validFrom, validTo }: Pick<Dated, 'validFrom' | 'validTo'>, on: PlainDate): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

/** The rows in force on a day. */
export const inForce = <R>(table: Table<R>, on: PlainDate): Row<R>[] => table.filter((row) => isInForce(row, on));

/** Gives many rows the same validity and source. */
export const rows = <R>(dated: Dated, list: readonly R[]): Row<R>[] => list.map((row) => ({ ...row, ...dated }));

export interface TimeFault {
  table: string;
  key: string;
  fault: 'OVERLAP' | 'GAP' | 'BACKWARDS';
  at: PlainDate;
}

/** What is wrong with the validities of a table: for each key, days covered twice or left out between its first and last row. */
export function timeFaults<R>(table: string, list: Table<R>, keyOf: (row: Row<R>) => string): TimeFault[] {
  const byKey = new Map<string, Row<R>[]>();
  for (const row of list) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  return [...byKey].flatMap(([key, own]) => faultsOf(own).map((fault) => ({ table, key, ...fault })));
}

function faultsOf(list: readonly Dated[]): Pick<TimeFault, 'fault' | 'at'>[] {
  const sorted = [...list].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return sorted.flatMap((row, index): Pick<TimeFault, 'fault' | 'at'>[] => {
    if (row.validTo !== null && row.validTo < row.validFrom) return [{ fault: 'BACKWARDS', at: row.validFrom }];
    const next = sorted[index + 1];
    if (!next) return [];
    if (row.validTo === null || next.validFrom <= row.validTo) return [{ fault: 'OVERLAP', at: next.validFrom }];
    const expected = addDays(row.validTo, 1);
    return next.validFrom === expected ? [] : [{ fault: 'GAP', at: expected }];
  });
}
