import { deflate, inflate } from '@attestation/contracts/engine-records';
import type { RowChange } from '../domain/state/table.js';

/** A changed row as text. */
export interface ChangeText {
  table: string;
  key: string;
  /** JSON; undefined: the row is gone */
  text: string | undefined;
  /** there was none before */
  isNew: boolean;
}

export const changeText = ({ table, key, row, isNew }: RowChange): ChangeText => ({ table, key, text: row === undefined ? undefined : JSON.stringify(row), isNew });

/** The changes of a micro-batch as one deflated text, which `unpackChanges` reads. */
export function packChanges(changes: readonly ChangeText[]): Promise<Buffer> {
  const texts = changes.map(({ table, key, text }) => `["${table}",${JSON.stringify(key)}${text === undefined ? '' : `,${text}`}]`);
  return deflate(`[${texts.join(',')}]`);
}

/** Table, key and row of each change; without a row it is gone. */
export const unpackChanges = (packed: Buffer): [table: string, key: string, row?: object][] =>
  JSON.parse(inflate(packed)) as [string, string, object?][];
