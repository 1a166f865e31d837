import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrganisationId, PersonId, WorkItemId } from '@attestation/contracts';
import { fixedClock, newId } from '@attestation/service-kit';
import { CaseEvents } from './events/case.events.js';
import { keepSchool, orderedCases, PLACES, startCommissions, type World } from './testing/given.js';
import { CaseFileStore } from './store/case-file.store.js';

interface Issued {
  items: { workItemId: string; certificate: { number: string; publicId: string; attestationId: string; documentId: string; validUntil: string } | null; refusal: { type: string; status: number } | null }[];
}
let day = '2025-06-02';
const clock = Object.assign(Object.create(Object.getPrototypeOf(fixedClock(day)) as object) as ReturnType<typeof fixedClock>, { now: () => fixedClock(day).now() });

describe('the certificate', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions({ clock })));
  afterAll(() => world?.stop());

  const itemsOf = async (cases: { attestationId: string }[]): Promise<WorkItemId[]> => {
    const files = await Promise.all(cases.map(({ attestationId }) => world.commissions.get(CaseFileStore).find(attestationId as never)));
    return files.map((file) => file!.item!.id);
  };
  const issue = (workItemIds: readonly string[], as: PersonId = world.head, key?: string) => world.commissions.call<Issued>('POST', 'commissions/certificates/issue', { as, body: { workItemIds }, key });
  const check = async (publicId: string, language: string) => {
    const answer = await fetch(`${world.commissions.running.address}/api/v1/commissions/certificates/public/${publicId}`, { headers: { 'accept-language': language } });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, cache: answer.headers.get('cache-control') };
  };

  it('is issued by the education organisation’s head, many at once, whatever body has ordered it; numbers run by region, level and year', async () => {
    const { cases } = await orderedCases(world, 'REGION', [{}, {}, {}], '1-О');
    const items = await itemsOf(cases);
    expect((await issue(items, world.heads.REGION)).status).toBe(403);
    const waiting = await world.commissions.call<{ items: { workItemId: string }[]; total: number }>('GET', 'commissions/certificates/waiting', { as: world.head });
    expect(waiting.body.items.map(({ workItemId }) => workItemId)).toEqual(expect.arrayContaining(items));
    const unknown = newId();
    const issued = await issue([...items, unknown]);
    expect(issued.body.items.map(({ certificate }) => certificate?.number ?? null)).toEqual(['10-REGION-2025-000001', '10-REGION-2025-000002', '10-REGION-2025-000003', null]);
    expect(issued.body.items[3]).toMatchObject({ workItemId: unknown, refusal: { status: 404 } });
    const { cases: own } = await orderedCases(world, 'ORG', [{}], '1-Ү');
    expect((await issue(await itemsOf(own))).body.items[0]?.certificate?.number).toBe('10-ORG-2025-000001');
  });

  it('is issued once: its repeat by key is the first answer, another try is refused by itself', async () => {
    const { cases } = await orderedCases(world, 'DISTRICT', [{}, {}], '2-А');
    const [first, second] = (await itemsOf(cases)) as [WorkItemId, WorkItemId];
    const one = await issue([first], world.head, 'issue-first');
    expect(await issue([first], world.head, 'issue-first')).toEqual(one);
    const mixed = await issue([first, second]);
    expect(mixed.body.items).toMatchObject([{ certificate: null, refusal: { status: 409, type: expect.stringContaining('work-item-closed') } }, { refusal: null, certificate: { number: '10-DISTRICT-2025-000002' } }]);
  });

  it('takes the next number of its series, whoever issues at the same time: no gaps, none twice, and a batch in one transaction', async () => {
    const { cases } = await orderedCases(world, 'MINISTRY', Array.from({ length: 6 }, () => ({})), '6-М');
    const items = await itemsOf(cases);
    const batches = [items.slice(0, 3), items.slice(3, 5), items.slice(5), items.slice(0, 2)];
    const issued = (await Promise.all(batches.map((batch) => issue(batch)))).flatMap(({ body }) => body.items);
    const serials = issued.flatMap(({ certificate }) => (certificate ? [Number(certificate.number.slice(-6))] : [])).sort((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, index) => serials[0]! + index));
    expect(serials).toHaveLength(6);
    expect(issued.filter(({ refusal }) => refusal?.status === 409)).toHaveLength(2);
    const [{ transactions }] = (await world.commissions.sql<{ transactions: number }>('select count(distinct xmin::text)::int as transactions from commissions.certificate where attestation_id = any($1)', [cases.map(({ attestationId }) => attestationId)])) as [{ transactions: number }];
    expect(transactions).toBeLessThan(5);
  });

  it('is issued with all of its batch or none: what breaks off leaves nothing, and its numbers to the next', async () => {
    const { cases } = await orderedCases(world, 'DISTRICT', [{}, {}], '7-А');
    const items = await itemsOf(cases);
    const nameless = cases[1]!.personId;
    const [{ last }] = (await world.commissions.sql<{ last: number }>(`select last from commissions.certificate_serial where level = 'DISTRICT'`)) as [{ last: number }];
    const [{ name }] = (await world.commissions.sql<{ name: string }>('select name from commissions.known_person where person_id = $1', [nameless])) as [{ name: string }];
    await world.commissions.sql(`update commissions.known_person set name = '' where person_id = $1`, [nameless]);
    expect((await issue(items, world.head, 'breaks-off-7')).status).toBe(500);
    expect(await world.commissions.sql('select 1 from commissions.certificate where attestation_id = any($1)', [cases.map(({ attestationId }) => attestationId)])).toEqual([]);
    await world.commissions.sql('update commissions.known_person set name = $2 where person_id = $1', [nameless, name]);
    const issued = await issue(items, world.head, 'breaks-off-7');
    expect(issued.body.items.map(({ certificate }) => Number(certificate?.number.slice(-6)))).toEqual([last + 1, last + 2]);
    expect(await issue(items, world.head, 'breaks-off-7')).toEqual(issued);
    expect((await issue(items.toReversed(), world.head, 'breaks-off-7')).status).toBe(422);
  });

  it('of another organisation is nothing to its head', async () => {
    const [stranger, school] = [newId<PersonId>(), newId<OrganisationId>()];
    await keepSchool(world.commissions, school, PLACES.DISTRICT);
    await world.commissions.sql(`insert into commissions.access_role (assignment_id, person_id, role, organisation_id, valid_from, as_of) values ($1, $2, 'HEAD', $3, '2025-01-01', '2025-01-01')`, [newId(), stranger, school]);
    const { cases } = await orderedCases(world, 'REGION', [{}], '3-О');
    expect((await issue(await itemsOf(cases), stranger)).body.items[0]).toMatchObject({ certificate: null, refusal: { status: 404 } });
    expect((await world.commissions.call<{ total: number }>('GET', 'commissions/certificates/waiting', { as: stranger })).body.total).toBe(0);
  });

  it('is checked by anybody, in the reader’s language: what is printed on it, whether it is good today, and nothing besides', async () => {
    const { cases } = await orderedCases(world, 'MINISTRY', [{ name: 'Әбдіғаппарова Ғазиза Өміртайқызы' }], '4-М');
    const [item] = await itemsOf(cases);
    const { publicId, number, validUntil } = (await issue([item!])).body.items[0]!.certificate!;
    expect(publicId).toMatch(/^[2-9A-HJKMNP-TV-Z]{27}$/); // 132 bits: nobody finds one by trying
    const printed = {
      state: 'VALID', number, name: 'Әбдіғаппарова Ғазиза Өміртайқызы', post: 'тарих мұғалімі', orderNumber: '4-М', orderDate: '2025-06-02', decidedOn: '2025-06-02', issuedOn: '2025-06-02', validUntil,
    };
    expect(await check(publicId, 'kk')).toEqual({
      status: 200, cache: 'no-store', body: { ...printed, category: 'педагог-модератор', organisation: '№ 1 мектеп', issuer: 'Қазақстан Республикасы Оқу-ағарту министрлігі' },
    });
    expect((await check(publicId, 'ru')).body).toEqual({ ...printed, category: 'педагог-модератор', organisation: '№ 1 мектеп (ru)', issuer: 'Министерство просвещения Республики Казахстан' });
    expect((await check(publicId, 'en')).body).toEqual({ ...printed, category: 'teacher-moderator', organisation: '№ 1 мектеп (en)', issuer: 'Ministry of Education of the Republic of Kazakhstan' });
    const text = JSON.stringify((await check(publicId, 'kk')).body);
    for (const id of [cases[0]!.attestationId, cases[0]!.personId, cases[0]!.commissionId, item!, world.school]) expect(text).not.toContain(id);
  });

  it('that was forged is told from a real one, kindly, and whatever is asked', async () => {
    const forged = 'ABCDEFGHJKMNPQRSTVWXYZ23456';
    expect(await check(forged, 'ru')).toMatchObject({ status: 404, body: { type: 'urn:ustaz:problem:certificate-unknown', title: expect.stringContaining('обратитесь в организацию') } });
    for (const wrong of [newId(), '10-ORG-2025-000001', '1 or 1=1', '%00', 'x'.repeat(100)]) expect([404, 422, 400]).toContain((await check(encodeURIComponent(wrong), 'kk')).status);
  });

  it('expires, and is annulled with its case', async () => {
    const { cases } = await orderedCases(world, 'ORG', [{}, {}], '5-Ү');
    const issued = (await issue(await itemsOf(cases))).body.items.map(({ certificate }) => certificate!);
    const event = { id: newId(), source: '/services/applications', data: { attestationId: issued[1]!.attestationId, personId: cases[1]!.personId, outcome: 'ANNULLED', closedAt: '2025-06-02T05:00:00Z' } };
    await world.commissions.get(CaseEvents).onClosed([event] as unknown as Parameters<CaseEvents['onClosed']>[0]);
    expect((await check(issued[1]!.publicId, 'en')).body).toMatchObject({ state: 'ANNULLED' });
    day = issued[0]!.validUntil;
    expect((await check(issued[0]!.publicId, 'en')).body).toMatchObject({ state: 'VALID' });
    day = '2030-06-03';
    expect((await check(issued[0]!.publicId, 'en')).body).toMatchObject({ state: 'EXPIRED' });
    day = '2025-06-02';
    const register = await world.commissions.call<{ items: { number: string; state: string; publicId: string }[] }>('GET', 'commissions/certificates?limit=100', { as: world.head });
    expect(register.body.items.find(({ number }) => number === issued[1]!.number)).toMatchObject({ state: 'ANNULLED', publicId: issued[1]!.publicId });
  });
});
