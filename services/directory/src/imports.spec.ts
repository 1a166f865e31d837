import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FactType, IMPORTS, type ImportKind } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHAPES } from './http/imports/lines.js';
import { startDirectory, type Answer, type CallOptions, type Directory } from './testing/directory.js';
import { fixtureNumber } from './testing/numbers.js';

interface LineError { column: string | null; code: string; text: Record<string, string> }
interface LineEnd { line: number; end: string; id: string | null; errors: LineError[] }
type Batch = Omit<Answer, 'body'> & { lines: LineEnd[]; ends: string[] };

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
  for (let tries = 0; tries < 100 && (await directory.call('GET', '/persons')).status !== 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}, 30_000);
afterAll(async () => {
  await directory?.stop();
});

async function take(kind: ImportKind, rows: object[], more: CallOptions & { dryRun?: boolean } = {}): Promise<Batch> {
  const { dryRun, ...options } = more;
  const lines = rows.map((row, place) => ({ line: place + 2, ...row }));
  const { status, text, body } = await directory.call('POST', `/imports/${kind}/batches`, { body: { lines, ...(dryRun && { dryRun }) }, ...options });
  const answered = (body['lines'] ?? []) as LineEnd[];
  return { status, text, lines: answered, ends: answered.map(({ end }) => end) };
}
const errorsOf = ({ lines }: Batch) => lines.flatMap(({ line, errors }) => errors.map(({ column, code }) => [line, column, code]));
const names = (name: string) => ({ nameKk: name, nameRu: name, nameEn: name });
const school = (code: string, more: object = {}) => ({ code, placeCode: '11', ...names(`Мектеп ${code}`), kind: 'SCHOOL', subordination: 'DISTRICT', ...more });
const post = (serial: number, more: object = {}) => ({
  personalNumber: fixtureNumber(serial), organisationCode: 'S-1', post: 'мұғалім', positionGroup: 'SECONDARY', subject: 'HISTORY', from: '2020-09-01',
  serviceYears: 4, serviceMonths: 6, serviceAsOf: '2025-03-01', ...more,
});
const category = (serial: number, more: object = {}) => ({ personalNumber: fixtureNumber(serial), category: 'EXPERT', awardedOn: '2023-06-01', validUntil: '2028-05-31', orderNumber: '17-НҚ', ...more });
const personsNamed = (name: string) => directory.facts(FactType.PersonChanged).then((facts) => facts.filter((each) => each.name === name));

describe('the tables that can be taken over', () => {
  it.each(Object.entries(IMPORTS))('%s have the columns that are agreed, and no others', async (kind, columns) => {
    const filled = { line: 2, ...Object.fromEntries(columns.map(({ name }) => [name, null])) };
    const { body } = await directory.call('POST', `/imports/${kind}/batches`, { body: { lines: [filled, { line: 3, rating: 5 }], dryRun: true } });
    const [all, other] = body['lines'] as LineEnd[];

    const missing = all?.errors.map(({ column }) => column).sort();
    expect(missing).toEqual(columns.filter(({ required }) => required).map(({ name }) => name).sort());
    expect(other?.errors).toContainEqual(expect.objectContaining({ column: 'rating', code: 'WHITELIST_VALIDATION' }));
    expect(Object.keys(SHAPES)).toContain(kind);
  });
});

describe('the page about taking over', () => {
  const page = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');

  it.each(Object.entries(IMPORTS))('shows the columns of %s', (kind, columns) => {
    expect(page).toContain(`| \`${kind}\` | ${columns.map(({ name, required }) => (required ? name : `[${name}]`)).join(' ')} |`);
  });
});

describe('a table of organisations', () => {
  it('is taken over once, told once for each, and what has changed is told again', async () => {
    const first = await take('organisations', [school('S-1'), school('S-2')]);
    const again = await take('organisations', [school('S-1'), school('S-2', names('Лицей'))]);

    expect([first.ends, again.ends]).toEqual([['CREATED', 'CREATED'], ['UNCHANGED', 'CHANGED']]);
    expect(again.lines.map(({ id }) => id)).toEqual(first.lines.map(({ id }) => id));
    const told = (await directory.facts(FactType.OrganisationChanged)).filter(({ organisationId }) => first.lines.some(({ id }) => id === organisationId));
    expect(told.map(({ name }) => name.ru)).toEqual(['Мектеп S-1', 'Мектеп S-2', 'Лицей']);
  });

  it('says which teach at a penal institution; a table without that column leaves it as it is (R-065)', async () => {
    const ends = async (more: object) => (await take('organisations', [school('P-1', more)])).ends;
    expect([await ends({ penalInstitution: true }), await ends({}), await ends({ penalInstitution: false }), await ends({ penalInstitution: null })]).toEqual([['CREATED'], ['UNCHANGED'], ['CHANGED'], ['UNCHANGED']]);
  });

  it('with a wrong line in the middle goes in without that line, which is named', async () => {
    const batch = await take('organisations', [school('W-1'), school('W-2', { placeCode: '98' }), school('W-3', { kind: 'SCHOOOL' }), school('W-4')]);

    expect(batch.ends).toEqual(['CREATED', 'REFUSED', 'REFUSED', 'CREATED']);
    expect(errorsOf(batch)).toEqual([[3, 'placeCode', 'PLACE_UNKNOWN'], [4, 'kind', 'IS_IN']]);
    for (const { errors } of batch.lines) for (const { text } of errors) expect(new Set([text['kk'], text['ru'], text['en']]).size).toBe(3);
  });

  it('takes a formula for the text it is', async () => {
    const { lines } = await take('organisations', [school('F-1', names('=1+1'))]);
    const { body } = await directory.call('GET', `/organisations/${String(lines[0]?.id)}`);

    expect(body['name']).toEqual({ kk: '=1+1', ru: '=1+1', en: '=1+1' });
  });

  it('cannot give one code to two organisations', async () => {
    const id = newId();
    const batch = await take('organisations', [school('C-1'), school('C-1', { organisationId: id })]);

    expect(errorsOf(batch)).toEqual([[3, 'code', 'ORGANISATION_CODE_KNOWN']]);
  });

  it('is one organisation when the same line comes in two batches at the same moment', async () => {
    const ends = await Promise.all([1, 2, 3].map(() => take('organisations', [school('R-1')])));

    expect(ends.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(ends.flatMap((batch) => batch.ends).sort()).toEqual(['CREATED', 'UNCHANGED', 'UNCHANGED']);
    expect(new Set(ends.map(({ lines }) => lines[0]?.id)).size).toBe(1);
  });
});

describe('a table of places', () => {
  const place = (placeCode: string, parentCode: string | null, more: object = {}) => ({ placeCode, parentCode, kind: 'DISTRICT', ...names(`Аудан ${placeCode}`), hasDistrictLevel: true, ...more });

  it('may name a place above that stands earlier in it, but no circle', async () => {
    const batch = await take('places', [place('1190', '11', { source: 'sample' }), place('119010', '1190', { kind: 'LOCALITY' }), place('1190', '119010'), place('1191', '9999')]);

    expect(batch.ends).toEqual(['CREATED', 'CREATED', 'REFUSED', 'REFUSED']);
    expect(errorsOf(batch)).toEqual([[4, 'parentCode', 'PLACE_UNKNOWN'], [5, 'parentCode', 'PLACE_UNKNOWN']]);
    expect(await directory.sql('select source from directory.place where code = $1', ['1190'])).toEqual([{ source: 'sample' }]);
  });
});

describe('a table of persons', () => {
  it('finds its persons again by the personal number, and leaves their category alone', async () => {
    const [first] = (await take('persons', [{ personalNumber: fixtureNumber(1), name: 'Айгүл Серікқызы' }])).lines;
    await take('categories', [category(1)]);
    const again = await take('persons', [{ personalNumber: fixtureNumber(1), name: 'Айгүл Әлі' }]);

    expect(again.lines).toMatchObject([{ end: 'CHANGED', id: first?.id }]);
    expect(await personsNamed('Айгүл Әлі')).toMatchObject([{ personId: first?.id, currentCategory: 'EXPERT', categoryValidUntil: '2028-05-31' }]);
  });

  it('seals the numbers of a batch, and shows them nowhere: not in answers, facts, logs or the audit', async () => {
    const numbers = [11, 12, 13].map((serial) => fixtureNumber(serial));
    const wrong = numbers[0]!.replace(/.$/, (last) => String((Number(last) + 1) % 10));
    const rows = [...numbers, wrong, 'not a number'].map((personalNumber, place) => ({ personalNumber, name: `Адам ${place}` }));
    const batch = await take('persons', rows);

    expect(batch.ends).toEqual(['CREATED', 'CREATED', 'CREATED', 'REFUSED', 'REFUSED']);
    expect(errorsOf(batch)).toEqual([[5, 'personalNumber', 'PERSONAL_NUMBER_INVALID'], [6, 'personalNumber', 'PERSONAL_NUMBER_INVALID']]);
    const [dump] = await directory.sql<{ text: string }>(
      `select string_agg(t::text, ' ') as text from (
         select p::text as t from directory.person p union all select o::text from directory.outbox o
         union all select i::text from directory.idempotency i union all select a::text from directory.access_audit a) every`,
    );
    for (const number of [...numbers, wrong]) for (const shown of [batch.text, dump?.text, directory.logs.join('')]) expect(shown).not.toContain(number);
    const found = await directory.call('POST', '/persons/lookup', { body: { personalNumber: numbers[1] } });
    expect(found.body.personId).toBe(batch.lines[1]?.id);
  });

  it('says of a person named twice in it what the last line says, with her number kept', async () => {
    const personalNumber = fixtureNumber(21);
    const batch = await take('persons', [{ personalNumber, name: 'Бірінші' }, { personalNumber, name: 'Екінші' }]);

    expect(batch.ends).toEqual(['CREATED', 'CHANGED']);
    expect((await directory.call('POST', '/persons/lookup', { body: { personalNumber } })).body.personId).toBe(batch.lines[0]?.id);
    expect((await personsNamed('Екінші')).length).toBe(1);
  });

  it('gives one number to one person, whatever the lines say', async () => {
    const batch = await take('persons', [{ personalNumber: fixtureNumber(31), name: 'А' }, { personalNumber: fixtureNumber(31), personId: newId(), name: 'Б' }, { name: 'В' }]);

    expect(errorsOf(batch)).toEqual([[3, 'personalNumber', 'PERSONAL_NUMBER_KNOWN'], [4, 'personalNumber', 'KEY_MISSING']]);
  });
});

describe('persons whose numbers were confused', () => {
  const lookup = async (serial: number) => (await directory.call('POST', '/persons/lookup', { body: { personalNumber: fixtureNumber(serial) } })).body['personId'];
  const registered = async (...serials: number[]) => (await take('persons', serials.map((serial) => ({ personalNumber: fixtureNumber(serial), name: `Шатас ${serial}` })))).lines.map(({ id }) => id);
  const corrected = (personId: unknown, serial: number, more: object = {}) => ({ personId, personalNumber: fixtureNumber(serial), name: `Түзетілген ${serial}`, ...more });

  it('change them in one batch, and the registers find each by the right one', async () => {
    const [one, two] = await registered(601, 602);
    const batch = await take('persons', [corrected(one, 602), corrected(two, 601)]);

    expect(batch.ends).toEqual(['CHANGED', 'CHANGED']);
    expect([await lookup(601), await lookup(602)]).toEqual([two, one]);
    expect((await take('persons', [corrected(one, 602), corrected(two, 601)])).ends).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('go round among three, past a wrong line in the middle that is refused by itself', async () => {
    const [one, two, three, other] = await registered(611, 612, 613, 614);
    const batch = await take('persons', [corrected(one, 612), corrected(other, 611, { name: '' }), corrected(two, 613), { personalNumber: 'wrong', name: 'Қате' }, corrected(three, 611)]);

    expect(batch.ends).toEqual(['CHANGED', 'REFUSED', 'CHANGED', 'REFUSED', 'CHANGED']);
    expect(errorsOf(batch).map(([line, column]) => [line, column])).toEqual([[3, 'name'], [5, 'personalNumber']]);
    expect(await Promise.all([611, 612, 613, 614].map(lookup))).toEqual([three, one, two, other]);
  });

  it('go down a row though the lines stand the other way round', async () => {
    const [one, two] = await registered(621, 622);
    expect((await take('persons', [corrected(two, 623), corrected(one, 622)])).ends).toEqual(['CHANGED', 'CHANGED']);
    expect((await take('persons', [corrected(one, 623), corrected(two, 624)])).ends).toEqual(['CHANGED', 'CHANGED']);
    expect(await Promise.all([621, 622, 623, 624].map(lookup))).toEqual([undefined, undefined, one, two]);
  });

  it('keep them where the other half is wrong: both are refused, the rest goes in', async () => {
    const [one, two] = await registered(631, 632);
    const batch = await take('persons', [corrected(one, 632), corrected(two, 631, { name: '' }), { personalNumber: fixtureNumber(633), name: 'Жаңа' }]);

    expect(batch.ends).toEqual(['REFUSED', 'REFUSED', 'CREATED']);
    expect(errorsOf(batch)[0]).toEqual([2, 'personalNumber', 'PERSONAL_NUMBER_KNOWN']);
    expect([await lookup(631), await lookup(632)]).toEqual([one, two]);
  });
});

describe('a table of employments', () => {
  it('knows a post again, ends it and opens the next one: a teacher who moves', async () => {
    await take('persons', [{ personalNumber: fixtureNumber(41), name: 'Көшкен' }]);
    const [hired] = (await take('employments', [post(41)])).lines;
    const moved = await take('employments', [post(41, { to: '2025-03-16' }), post(41, { organisationCode: 'S-2', from: '2025-03-17' })]);

    expect(moved.ends).toEqual(['CHANGED', 'CREATED']);
    expect(moved.lines[0]?.id).toBe(hired?.id);
    const told = (await directory.facts(FactType.EmploymentChanged)).filter(({ employmentId }) => moved.lines.some(({ id }) => id === employmentId));
    expect(told.map(({ to, from }) => [from, to])).toEqual([['2020-09-01', null], ['2020-09-01', '2025-03-16'], ['2025-03-17', null]]);
  });

  it('names whoever or whatever is not known, and days that do not exist', async () => {
    const batch = await take('employments', [
      post(4_999), post(41, { organisationCode: 'nowhere' }), post(41, { organisationCode: null }), post(41, { from: '2025-02-30' }),
      post(41, { to: '2019-01-01' }), { ...post(41), personalNumber: null, personId: newId() },
    ]);

    expect(errorsOf(batch)).toEqual([
      [2, 'personalNumber', 'PERSON_UNKNOWN'], [3, 'organisationCode', 'ORGANISATION_UNKNOWN'], [4, 'organisationCode', 'ORGANISATION_UNKNOWN'],
      [5, 'from', 'IS_PLAIN_DATE'], [6, 'to', 'TERM_INVALID'], [7, 'personId', 'PERSON_UNKNOWN'],
    ]);
  });
});

describe('a table of categories', () => {
  it('says who holds which, until when, by which order, after how many confirmations without a test', async () => {
    const [person] = (await take('persons', [{ personalNumber: fixtureNumber(51), name: 'Сарапшы' }])).lines;
    const entered = await take('categories', [category(51, { consecutiveExemptConfirmations: 1 })]);
    const again = await take('categories', [category(51)]);

    expect([entered.ends, again.ends]).toEqual([['CREATED'], ['UNCHANGED']]);
    expect(await directory.sql('select category_awarded_on::text as day, category_order_number as "order" from directory.person where id = $1', [person?.id])).toEqual([{ day: '2023-06-01', order: '17-НҚ' }]);
    expect((await personsNamed('Сарапшы')).at(-1)).toMatchObject({ currentCategory: 'EXPERT', categoryValidUntil: '2028-05-31', consecutiveExemptConfirmations: 1 });
  });

  it('says until when she is not admitted to attestation; what nobody says of a ban stays', async () => {
    await take('persons', [{ personalNumber: fixtureNumber(52), name: 'Тыйым' }]);
    await take('categories', [category(52, { bannedUntil: '2027-03-01' })]);
    await take('categories', [category(52, { orderNumber: '18-НҚ', awardedOn: '2024-06-01' })]);
    await take('persons', [{ personalNumber: fixtureNumber(52), name: 'Тыйым салынған' }]);
    const told = await personsNamed('Тыйым салынған');
    expect(told).toMatchObject([{ currentCategory: 'EXPERT', bannedUntil: '2027-03-01' }]);

    const { personId, bannedUntil: _, ...fields } = told[0]!;
    expect((await directory.call('PUT', `/persons/${personId}`, { body: fields })).body['bannedUntil']).toBe('2027-03-01');
    expect((await directory.call('PUT', `/persons/${personId}`, { body: { ...fields, bannedUntil: null } })).body['bannedUntil']).toBeNull();
    expect(errorsOf(await take('categories', [category(52, { bannedUntil: '2027-02-30' })]))).toEqual([[2, 'bannedUntil', 'IS_PLAIN_DATE']]);
  });

  it('never replaces a category awarded later by an earlier one', async () => {
    const batch = await take('categories', [category(51, { category: 'MODERATOR', awardedOn: '2019-06-01', validUntil: null }), category(51, { validUntil: '2020-01-01' })]);

    expect(errorsOf(batch)).toEqual([[2, 'awardedOn', 'CATEGORY_OUTDATED'], [3, 'validUntil', 'TERM_INVALID']]);
  });
});

describe('a table of roles', () => {
  it('gives roles where they can be held, and once', async () => {
    const role = (more: object) => ({ personalNumber: fixtureNumber(51), role: 'HEAD', organisationCode: 'S-1', from: '2025-01-01', ...more });
    const rows = [role({}), role({ role: 'RESPONSIBLE_PERSON' }), role({ role: 'REGION_DEPT', organisationCode: null, placeCode: '11' }), role({ role: 'DISTRICT_DEPT', organisationCode: null, placeCode: '11' })];
    const [first, again] = [await take('roles', rows), await take('roles', rows)];

    expect([first.ends, again.ends]).toEqual([['CREATED', 'REFUSED', 'CREATED', 'REFUSED'], ['UNCHANGED', 'REFUSED', 'UNCHANGED', 'REFUSED']]);
    expect(errorsOf(first)).toEqual([[3, 'orderNumber', 'ORDER_NUMBER_MISSING'], [5, null, 'ROLE_NOT_ASSIGNABLE']]);
  });
});

describe('a batch', () => {
  it('that is only tried checks everything, also references, and changes nothing', async () => {
    const before = await directory.sql('select count(*)::int as n from directory.outbox');
    const tried = await take('organisations', [school('D-1'), school('D-2', { placeCode: '97' })], { dryRun: true });

    expect(tried.ends).toEqual(['CREATED', 'REFUSED']);
    expect(await directory.sql('select count(*)::int as n from directory.outbox')).toEqual(before);
    expect(await directory.sql(`select 1 from directory.organisation where code like 'D-%'`)).toEqual([]);
  });

  it('that comes again under its key has its first answer, and is done once', async () => {
    const key = newId();
    const rows = [{ personalNumber: fixtureNumber(61), name: 'Қайталанған' }];
    const [first, again, other] = [await take('persons', rows, { key }), await take('persons', rows, { key }), await take('persons', [{ personalNumber: fixtureNumber(62), name: 'Басқа' }], { key })];

    expect(again.text).toBe(first.text);
    expect(other.status).toBe(422);
    expect(await personsNamed('Қайталанған')).toHaveLength(1);
  });

  it('is taken from the authorised body alone, and has a largest size', async () => {
    const statuses = [await take('organisations', [school('X-1')], { as: newId() }), await take('organisations', [school('X-1')], { as: null }), await take('organisations', [])];
    const large = await take('organisations', Array.from({ length: 1_001 }, () => ({})));

    expect([...statuses, large].map(({ status }) => status)).toEqual([403, 401, 422, 422]);
  });

  it('of five hundred goes in by few statements, each line told under its own key', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({ personalNumber: fixtureNumber(1_000 + n), name: `Көп ${n}` }));
    const batch = await take('persons', rows);

    expect(new Set(batch.ends)).toEqual(new Set(['CREATED']));
    const keys = await directory.sql<{ key: string }>(`select key from directory.outbox where body->>'name' like 'Көп %'`);
    expect(keys.map(({ key }) => key).sort()).toEqual(batch.lines.map(({ id }) => id).sort());
  });
});
