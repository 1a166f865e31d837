import { IMPORTS, type ImportColumn, type ImportKind } from '@attestation/contracts';

/** What a line of a table says, by its columns; what is absent is an empty cell. */
export type TableLine<K extends ImportKind> = { [C in (typeof IMPORTS)[K][number]['name']]?: string | number | boolean | null };

/** A table as a file has it: the columns' names, then a line for each. */
export function tableText<K extends ImportKind>(kind: K, lines: readonly TableLine<K>[]): string {
  const columns: readonly ImportColumn[] = IMPORTS[kind];
  const cells = lines.map((line) => columns.map(({ name }) => cellText((line as Record<string, string | number | boolean | null | undefined>)[name])));
  return [columns.map(({ name }) => name), ...cells].map((each) => `${each.join(';')}\n`).join('');
}

const cellText = (value: string | number | boolean | null | undefined): string => {
  const text = String(value ?? '');
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
