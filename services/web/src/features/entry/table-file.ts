import type { Cell, Person } from './lines';
import type { Form } from './use-forms';

/** What stands in the template besides the platform's own names. */
export interface TemplateWords {
  teacher: string;
  teachers: string;
  choices: string;
  member(name: string): string;
  choice(member: string, code: string): string;
  yesNo: string;
}

/** An empty table for one kind of evidence; beside it the teachers' names and what may be chosen. The libraries come when they are needed. */
export async function makeTemplate({ registry, members }: Form, people: readonly Person[], words: TemplateWords): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const head = [words.teacher, ...members.map(({ name }) => words.member(name))].map((value) => ({ value, fontWeight: 'bold' as const }));
  const names = [[{ value: words.teacher, fontWeight: 'bold' as const }, { value: 'id', fontWeight: 'bold' as const }], ...people.map(({ personId, name }) => [{ value: name }, { value: personId }])];
  const choosing = members.flatMap(({ name, kind, choices = [] }) => (kind === 'flag' ? [[words.member(name), words.yesNo]] : kind === 'choice' ? [[words.member(name), choices.map((code) => words.choice(name, code)).join(' | ')]] : []));
  return write([
    { data: [head], sheet: registry, columns: head.map(() => ({ width: 24 })) },
    { data: names, sheet: words.teachers, columns: [{ width: 40 }, { width: 40 }] },
    { data: choosing.map((row) => row.map((value) => ({ value }))), sheet: words.choices, columns: [{ width: 32 }, { width: 100 }] },
  ]).toBlob();
}

/** @returns the rows of the sheet of that kind; undefined: the file has none. Throws where it is no table at all. */
export async function readTable(file: File, registry: string): Promise<Cell[][] | undefined> {
  const { default: read } = await import('read-excel-file/universal');
  const sheets = await read(await file.arrayBuffer());
  return sheets.find(({ sheet }) => sheet === registry)?.data as Cell[][] | undefined;
}

/** Hands a file to whoever asked for it. */
export function download(content: Blob, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(content), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
