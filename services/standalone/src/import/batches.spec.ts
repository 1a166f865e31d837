import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchesOf, type FileBatch } from './batches.js';
import type { Row } from './columns.js';
import { FileProblem } from './problems.js';

const SEED = 20250317;
const HEADER = 'personalNumber;name;active';

/** Hands bytes over in pieces of any size, as a disk or a network may. */
async function* pieces(bytes: Buffer, size = 1_000): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
async function batches(text: string | Buffer, { size, after }: { size?: number; after?: number } = {}): Promise<FileBatch[]> {
  const found: FileBatch[] = [];
  for await (const each of batchesOf('persons', pieces(Buffer.from(text), size), after)) found.push(each);
  return found;
}
const rows = async (text: string | Buffer, more = {}): Promise<Row[]> => (await batches(text, more)).flatMap((each) => each.rows);
const valuesOf = (found: Row[]) => found.map((row) => ('values' in row ? row.values : row.errors.map(({ code }) => code)));
const names = async (text: string): Promise<unknown[]> => valuesOf(await rows(text)).map((values) => (Array.isArray(values) ? values : values['name']));
const problemOf = (text: string | Buffer): Promise<unknown> => batches(text).catch((problem: unknown) => (problem instanceof FileProblem ? [problem.line, problem.error.code] : problem));

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a table in a file', () => {
  it('is read as it was written, whatever is in its cells and however its bytes arrive', async () => {
    const aCell = fc.stringMatching(/^[aқ"';,\n\r =+]{1,6}$/).filter((text) => text.trim() !== '');
    const aTable = fc.record({ cells: fc.array(aCell, { minLength: 1, maxLength: 12 }), end: fc.constantFrom('\n', '\r\n'), delimiter: fc.constantFrom(';', ','), bom: fc.boolean(), size: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(aTable, async ({ cells, end, delimiter, bom, size }) => {
        const lines = [`personalNumber${delimiter}name`, ...cells.map((cell, place) => `${place}${delimiter}${quoted(cell)}`)];
        const text = (bom ? '\ufeff' : '') + lines.join(end);
        const wanted = cells.map((cell, place) => ({ personalNumber: String(place), name: cell.replaceAll('\r\n', '\n').trim() }));
        expect(valuesOf(await rows(text, { size }))).toEqual(wanted);
      }),
      { seed: SEED },
    );
  });

  it('numbers its lines as an editor does, also behind blank lines and line breaks in fields', async () => {
    const found = await rows(`${HEADER}\r\n1;А;true\r\n\r\n2;"Ә\r\nБ";true\r\n;;\r\n3;В;true`);

    expect(found.map(({ line }) => line)).toEqual([2, 4, 7]);
    expect(valuesOf(found)).toMatchObject([{ name: 'А' }, { name: 'Ә\nБ' }, { name: 'В' }]);
  });

  it('takes a formula for text, whoever may open it later', async () => {
    expect(await names(`${HEADER}\n1;=1+1;true\n2;"=HYPERLINK(""http://x"")";true`)).toEqual(['=1+1', '=HYPERLINK("http://x")']);
  });

  it('reads numbers, days and yes and no, and leaves to the register what it cannot read', async () => {
    const bytes = Buffer.from('personalNumber;organisationCode;post;positionGroup;from;serviceYears;serviceMonths;serviceAsOf\n1;S;учитель;SECONDARY;01.09.2020;12;many;2025-03-01');
    const found: Row[] = [];
    for await (const each of batchesOf('employments', pieces(bytes))) found.push(...each.rows);

    expect(valuesOf(found)).toMatchObject([{ from: '2020-09-01', serviceYears: 12, serviceMonths: 'many', serviceAsOf: '2025-03-01' }]);
    expect(await rows(`${HEADER}\n1;А;жоқ\n2;Б;да\n3;В;perhaps`)).toMatchObject([{ values: { active: false } }, { values: { active: true } }, { values: { active: 'perhaps' } }]);
  });

  it('names its columns in any order and case, with “;” or “,”, and may leave out what need not be said', async () => {
    expect(await names('NAME,personalnumber\n"Айгүл, Әли",1')).toEqual(['Айгүл, Әли']);
  });
});

describe('a wrong line', () => {
  it.each([
    ['a field too many', '2;Б;true;x', ['COLUMN_COUNT']],
    ['a field too few', '2;Б', ['COLUMN_COUNT']],
    ['a stray quotation mark', '2;Бб "Б;true', ['QUOTE_BROKEN']],
    ['text behind a quoted field', '2;"Б" в;true', ['QUOTE_BROKEN']],
    ['a quotation mark that is never closed', '2;"Б;true', ['QUOTE_BROKEN']],
    ['a character that no text can have', '2;Б\0;true', ['WHOLE_TEXT']],
  ])('with %s in the middle is the only one that is lost', async (_, wrong, codes) => {
    const lines = Array.from({ length: 60 }, (__, n) => `${n};Адам ${n};true`);
    const found = await rows([HEADER, ...lines.slice(0, 30), wrong, ...lines.slice(30)].join('\n'));

    expect(found).toHaveLength(61);
    expect(found.filter((row) => 'errors' in row).map(({ line }) => line)).toEqual([32]);
    expect(valuesOf(found)[30]).toEqual(codes);
    expect(valuesOf(found).filter((values) => !Array.isArray(values))).toEqual(lines.map((__, n) => ({ personalNumber: String(n), name: `Адам ${n}`, active: true })));
  });

  it('wherever it stands and whatever is quoted behind it, the others go in', async () => {
    const aLine = fc.constantFrom('1;А;true', '1;"А;Ә";true', '1;"А ""Ә""";true', '1;"А\nӘ";true');
    const input = fc.record({ before: fc.array(aLine, { maxLength: 5 }), behind: fc.array(aLine, { maxLength: 5 }), wrong: fc.constantFrom('2;"Б;true', '2;Б"б;true', '2;"Б"б";true') });
    await fc.assert(
      fc.asyncProperty(input, async ({ before, behind, wrong }) => {
        const found = valuesOf(await rows([HEADER, ...before, wrong, ...behind].join('\n')));
        const right = found.filter((values) => !Array.isArray(values));
        expect(right.length).toBeGreaterThanOrEqual(before.length);
        expect(found.some((values) => Array.isArray(values) && values.includes('QUOTE_BROKEN'))).toBe(true);
        const single = [...before, ...behind].every((line) => !line.includes('\n'));
        if (single && behind.every((line) => !line.includes('"'))) expect(right).toHaveLength(before.length + behind.length);
      }),
      { seed: SEED },
    );
  });
});

describe('a file that is no such table', () => {
  it.each<[string, string | Buffer, unknown]>([
    ['without any line', '', [1, 'FILE_EMPTY']],
    ['of other columns', 'iin;fio\n1;А', [1, 'HEADER_WRONG']],
    ['with a column twice', 'name;name\nА;Б', [1, 'HEADER_WRONG']],
    ['in another encoding', Buffer.from([...Buffer.from(`${HEADER}\n1;Ab;true\n2;`), 0xc0, 0xe9, 0x0a]), [3, 'NOT_UTF8']],
    ['in UTF-16', Buffer.from(`\ufeff${HEADER}\n1;А;true`, 'utf16le'), [1, 'NOT_UTF8']],
    ['that ends in half a character', Buffer.from(`${HEADER}\n1;Ә`).subarray(0, -1), [2, 'NOT_UTF8']],
    ['that is one endless line', 'x'.repeat(600_000), [1, 'LINE_TOO_LONG']],
  ])('%s is refused as a whole', async (_, text, problem) => {
    expect(await problemOf(text)).toEqual(problem);
  });

  it('says which columns are missing and which are unknown', async () => {
    await expect(batches('iin;active\n1;true')).rejects.toThrow('+ name, − iin');
  });
});

describe('batches of a file', () => {
  const large = [HEADER, ...Array.from({ length: 1_301 }, (_, n) => `${n};Адам ${n};true`)].join('\n');

  it('are of five hundred lines, or fewer where lines are long', async () => {
    expect((await batches(large)).map((each) => [each.rows.length, each.last])).toEqual([[500, 501], [500, 1_001], [301, 1_302]]);
    const long = [HEADER, ...Array.from({ length: 30 }, (_, n) => `${n};${'Ұ'.repeat(20_000)};true`)].join('\n');
    expect((await batches(long)).map((each) => each.rows.length)).toEqual([10, 10, 10]);
  });

  it('are the same behind a line where an earlier run stopped', async () => {
    const all = await batches(large);

    expect(await batches(large, { after: all[0]?.last })).toEqual(all.slice(1));
  });
});
