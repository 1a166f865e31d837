import { describe, expect, it } from '@jest/globals';
import { ITEM_SCHEMAS, itemFaults } from '@attestation/contracts';
import fc from 'fast-check';
import readSheet from 'read-excel-file/universal';
import writeSheet from 'write-excel-file/universal';
import { type Cell, readLines, type Words } from './lines';
import { itemOf, membersOf, type FormSchema } from './members';

const members = membersOf(ITEM_SCHEMAS.COURSES as unknown as FormSchema);
const words: Words = { choice: (_, code) => `«${code}»`, yes: 'иә', no: 'жоқ' };
const AIGUL = { personId: '01950000-0000-7000-8000-000000000010', name: 'Айгүл Сәрсенова' };
const PEOPLE = [AIGUL, { personId: 'b', name: 'Бекова Сәуле' }, { personId: 'c', name: 'Бекова  сәуле' }];
const HEADER = ['Педагог', ...members.map(({ name }) => name)];
const COURSE: Cell[] = ['Жаңа әдістер', 'Өрлеу', 72, 'иә', 'иә', 'К-1', new Date('2024-11-02T00:00:00Z'), null];
const read = (...rows: Cell[][]) => readLines([HEADER, ...rows], members, PEOPLE, words);

describe('A table of evidence', () => {
  it('is read line by line: the teacher, and an item that fits the platform’s own form', () => {
    const { sound, wrong } = read([AIGUL.name, ...COURSE]);
    expect([wrong, sound.map(({ line, person }) => [line, person])]).toEqual([[], [[2, AIGUL]]]);
    expect(itemFaults('COURSES', sound[0]?.item)).toEqual([]);
    expect(sound[0]?.item).toMatchObject({ hours: 72, agreed: true, completedOn: '2024-11-02', practiceProof: null });
  });

  it.each<[string, Cell[], string, string]>([
    ['names nobody of the organisation', ['Бөтен Адам', ...COURSE], 'teacher', 'teacherUnknown'],
    ['names two at once', ['Бекова Сәуле', ...COURSE], 'teacher', 'teacherTwice'],
    ['names nobody', [null, ...COURSE], 'teacher', 'required'],
    ['has hours in words', [AIGUL.name, ...COURSE.with(2, 'көп')], 'hours', 'number'],
    ['has no programme', [AIGUL.name, ...COURSE.with(0, ' ')], 'programme', 'required'],
    ['has a day the calendar does not', [AIGUL.name, ...COURSE.with(6, '30.02.2024')], 'completedOn', 'date'],
    ['answers yes or no with perhaps', [AIGUL.name, ...COURSE.with(3, 'мүмкін')], 'agreed', 'choice'],
    ['has a whole book for a programme', [AIGUL.name, ...COURSE.with(0, 'x'.repeat(301))], 'programme', 'form'],
  ])('that %s is named by its line and column, and nothing of it is taken', (_, row, member, fault) => {
    const { sound, wrong } = read([AIGUL.name, ...COURSE], row, [], [AIGUL.name, ...COURSE]);
    expect(sound.map(({ line }) => line)).toEqual([2, 5]);
    expect(wrong).toEqual([{ line: 3, faults: [{ member, fault }] }]);
  });

  it('takes the id where two are called the same, and days as they are written here', () => {
    const { sound } = read(['c', ...COURSE.with(6, '2.11.2024')]);
    expect(sound).toMatchObject([{ person: PEOPLE[2], item: { completedOn: '2024-11-02' } }]);
  });

  it('takes each line or names it, whatever is written', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(AIGUL.name)), { minLength: 1, maxLength: 10 })), (rows) => {
        const { sound, wrong } = read(...rows);
        const filled = rows.flatMap((row, index) => (row.some((cell) => String(cell ?? '').trim() !== '') ? [index + 2] : []));
        expect([...sound, ...wrong].map(({ line }) => line).sort((a, b) => a - b)).toEqual(filled);
        for (const { item } of sound) expect(itemFaults('COURSES', item)).toEqual([]);
      }),
      { seed: 20250310 },
    ));

  it('keeps its line numbers on the way through a file, empty lines too', async () => {
    const data = [HEADER, [AIGUL.name, ...COURSE], [], ['Бөтен Адам', ...COURSE]].map((row) => row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value: value ?? undefined })));
    const file = await writeSheet([{ data, sheet: 'COURSES' }] as Parameters<typeof writeSheet>[0]).toBlob();
    const [sheet] = await readSheet(await file.arrayBuffer());
    const { sound, wrong } = readLines((sheet?.data ?? []) as Cell[][], members, PEOPLE, words);
    expect([sheet?.sheet, sound.map(({ line }) => line), wrong.map(({ line }) => line)]).toEqual(['COURSES', [2], [4]]);
    expect(sound[0]?.item).toMatchObject({ completedOn: '2024-11-02', hours: 72 });
  });
});

describe('A form of evidence', () => {
  it.each(Object.entries(ITEM_SCHEMAS))('of %s asks for each member, and marks all that is required where nothing is typed', (registry, schema) => {
    const fields = membersOf(schema as unknown as FormSchema);
    const { item, faults } = itemOf(fields, {});
    expect(Object.keys(item)).toEqual(Object.keys(schema.properties));
    const missing = new Set(itemFaults(registry as keyof typeof ITEM_SCHEMAS, item).map(({ member }) => member));
    expect(new Set(Object.keys(faults))).toEqual(missing);
  });
});
