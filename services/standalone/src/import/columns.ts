import { IMPORTS, type CellKind, type ImportColumn, type ImportKind } from '@attestation/contracts';
import { FileProblem, lineError, type LineError } from './problems.js';
import { cellsOf } from './records.js';

/** How the cells of a file are read: what separates them, and which column each is. */
export interface Layout {
  delimiter: ';' | ',';
  columns: ImportColumn[];
}

/** A line as it goes to the register, or what is wrong with its form. */
export type Row = { line: number; values: Record<string, unknown> } | { line: number; errors: LineError[] };

/** Reads the line of column names. @throws FileProblem naming those that are missing, unknown or there twice */
export function layoutOf(kind: ImportKind, line: number, header: string): Layout {
  const delimiter = countOf(header, ';') >= countOf(header, ',') ? ';' : ',';
  const names = cellsOf([header], delimiter)?.[0]?.map((name) => name.trim()) ?? [];
  const known: readonly ImportColumn[] = IMPORTS[kind];
  const columns = names.map((name) => known.find((each) => each.name.toLowerCase() === name.toLowerCase()));
  const wrong = [
    ...known.filter(({ name, required }) => required && !columns.some((each) => each?.name === name)).map(({ name }) => `+ ${name}`),
    ...names.filter((name, place) => columns[place] === undefined || columns.indexOf(columns[place]) !== place).map((name) => `− ${name || '?'}`),
  ];
  if (wrong.length > 0) throw new FileProblem(line, lineError('HEADER_WRONG', { names: wrong.join(', ') }));
  return { delimiter, columns: columns.filter((each) => each !== undefined) };
}

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

/** The values of a record's cells; undefined: every cell is empty, as spreadsheets leave them behind a table. */
export function rowOf({ columns }: Layout, line: number, cells: string[]): Row | undefined {
  const texts = cells.map((cell) => cell.trim());
  if (texts.every((text) => text === '')) return undefined;
  if (texts.length !== columns.length) return { line, errors: [lineError('COLUMN_COUNT', { found: texts.length, wanted: columns.length })] };
  const broken = columns.filter((_, place) => texts[place]?.includes('\0'));
  if (broken.length > 0) return { line, errors: broken.map(({ name }) => lineError('WHOLE_TEXT', {}, name)) };
  const filled = columns.flatMap(({ name, kind }, place) => (texts[place] ? [[name, READ[kind](texts[place])]] : []));
  return { line, values: Object.fromEntries(filled) };
}

const YES = ['true', '1', 'yes', 'да', 'иә'];
const NO = ['false', '0', 'no', 'нет', 'жоқ'];

/** What cannot be read stays the text it is: the register says what is wrong with it. A formula is a text like any other. */
const READ: Record<CellKind, (text: string) => unknown> = {
  TEXT: (text) => text,
  DATE: (text) => text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1'),
  INTEGER: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text),
  FLAG: (text) => (YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : text),
};
