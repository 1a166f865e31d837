import { FactType } from '@attestation/contracts';
import { newId, startService } from '@attestation/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { service } from './index.js';
import { ADMIN, NUMBERS, startDirectory, type Directory } from './testing/directory.js';

let directory: Directory;

const name = { kk: 'Ақкөл ауданы', ru: 'Аккольский район', en: 'Akkol district' };
const district = { parentCode: '11', kind: 'DISTRICT', name, hasDistrictLevel: true };
const school = { placeCode: '11', name: { kk: 'Мектеп', ru: 'Школа', en: 'School' }, kind: 'SCHOOL', subordination: 'DISTRICT', active: true };
const teacher = { name: 'Айгүл Серікқызы', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true };
const employment = { post: 'мұғалім', positionGroup: 'SECONDARY', subject: 'MATH', from: '2020-09-01', to: null, serviceYears: 4, serviceMonths: 6, serviceAsOf: '2025-03-01' };

/** Asked until it is so: the directory hears its own facts over the bus. */
async function soon(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not become so within five seconds.');
}

beforeAll(async () => {
  directory = await startDirectory();
  await soon(async () => (await directory.call('GET', '/persons')).status === 200);
}, 30_000);

afterAll(async () => {
  await directory?.stop();
});

describe('an id that a caller chooses', () => {
  it.each(['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])('is none of those that stand for no id: %s', async (id) => {
    const answers = [await directory.call('PUT', `/persons/${id}`, { as: ADMIN, body: teacher }), await directory.call('PUT', `/organisations/${id}`, { as: ADMIN, body: school })];
    expect(answers).toMatchObject([{ status: 422, body: { errors: [{ field: 'personId', code: 'is-uuid' }] } }, { status: 422, body: { errors: [{ field: 'organisationId', code: 'is-uuid' }] } }]);
  });

  it('is the same in whatever case it is typed', async () => {
    const personId = newId();
    const put = await directory.call('PUT', `/persons/${personId.toUpperCase()}`, { as: ADMIN, body: teacher });
    expect(put).toMatchObject({ status: 200, body: { personId } });
    expect(await directory.facts(FactType.PersonChanged)).toContainEqual(expect.objectContaining({ personId }));
  });
});

describe('a new directory', () => {
  it('knows the twenty regions', async () => {
    const { body } = await directory.call('GET', '/places?limit=200', { as: newId() });

    expect(body.items?.length).toBe(20);
    expect(body.items).toContainEqual({ placeCode: '71', parentCode: null, kind: 'CITY', name: { kk: 'Астана қаласы', ru: 'город Астана', en: 'Astana city' }, hasDistrictLevel: false });
  });

  it('gives the first administrator her role and tells it', async () => {
    expect(await directory.facts(FactType.RoleAssigned)).toEqual([
      { assignmentId: expect.any(String), personId: ADMIN, role: 'AUTHORISED_BODY', organisationId: null, placeCode: null, orderNumber: null, from: '2025-03-17', to: null },
    ]);
  });

  it('does not begin again at the next start, nor for another name', async () => {
    const another = await startService(
      service,
      { DIRECTORY_PORT: '0', DIRECTORY_DATABASE_URL: directory.database.url, DIRECTORY_KEY: '07'.repeat(32), DIRECTORY_BOOTSTRAP_ADMIN: newId(), OIDC_ISSUER: directory.issuer.issuer, LOG_LEVEL: 'silent' },
    );
    await another.stop();

    expect(await directory.facts(FactType.RoleAssigned)).toHaveLength(1);
    expect(await directory.facts(FactType.PlaceChanged)).toHaveLength(20);
  });

  it.each([
    ['DIRECTORY_KEY', { DIRECTORY_KEY: 'short' }],
    ['DIRECTORY_BOOTSTRAP_ADMIN', { DIRECTORY_BOOTSTRAP_ADMIN: 'me' }],
  ])('does not start with a %s that cannot be, and names it', async (variable, more) => {
    await expect(startDirectory(more)).rejects.toThrow(variable);
  });
});

describe('territory and organisations', () => {
  it('tells a district once, however often it is put', async () => {
    const first = await directory.call('PUT', '/places/1132', { body: district });
    const again = await directory.call('PUT', '/places/1132', { body: district });

    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await directory.facts(FactType.PlaceChanged)).filter(({ placeCode }) => placeCode === '1132')).toEqual([{ placeCode: '1132', ...district }]);
  });

  it('refuses a place above that is not there, and one that lies below', async () => {
    await directory.call('PUT', '/places/1134', { body: district });
    await directory.call('PUT', '/places/113420', { body: { ...district, parentCode: '1134', kind: 'LOCALITY' } });

    const orphan = await directory.call('PUT', '/places/1999', { body: { ...district, parentCode: '98' } });
    const circle = await directory.call('PUT', '/places/1134', { body: { ...district, parentCode: '113420' } });

    expect([orphan.status, circle.status]).toEqual([422, 422]);
    expect(orphan.body.type).toBe('urn:ustaz:problem:place-unknown');
  });

  it('registers one organisation when the same command comes twice at once', async () => {
    const key = newId();
    const put = () => directory.call('POST', '/organisations', { body: school, key });

    const [first, second] = await Promise.all([put(), put()]);

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await directory.facts(FactType.OrganisationChanged)).filter(({ organisationId }) => organisationId === first.body.organisationId)).toHaveLength(1);
  });

  it('is said to be at a penal institution, and stays so until somebody says otherwise (R-065)', async () => {
    const { body: made } = await directory.call('POST', '/organisations', { body: { ...school, penalInstitution: true } });
    expect(made.penalInstitution).toBe(true);
    const at = `/organisations/${String(made.organisationId)}`;
    const put = async (more: object) => (await directory.call('PUT', at, { body: { ...school, ...more } })).body.penalInstitution;
    expect([await put({}), (await directory.call('GET', at, { as: newId() })).body.penalInstitution, await put({ penalInstitution: false }), await put({ penalInstitution: null })]).toEqual([true, true, false, false]);
    const told = (await directory.facts(FactType.OrganisationChanged)).filter(({ organisationId }) => organisationId === made.organisationId);
    expect(told.map(({ penalInstitution }) => penalInstitution)).toEqual([true, false]);
    expect((await directory.call('POST', '/organisations', { body: school })).body.penalInstitution).toBe(false);
    expect((await directory.call('POST', '/organisations', { body: { ...school, penalInstitution: 'yes' } })).status).toBe(422);
  });

  it('shows organisations of a region with those of its districts, page by page', async () => {
    await directory.call('PUT', '/places/1136', { body: { ...district, parentCode: '15' } });
    for (const placeCode of ['15', '1136', '1136']) await directory.call('POST', '/organisations', { body: { ...school, placeCode } });

    const first = await directory.call('GET', '/organisations?place=15&limit=2', { as: newId() });
    const second = await directory.call('GET', `/organisations?place=15&limit=2&cursor=${String(first.body.next)}`, { as: newId() });

    expect([first.body.items?.length, second.body.items?.length, second.body.next]).toEqual([2, 1, null]);
  });

  it.each([
    ['an unknown field', { ...school, rating: 5 }],
    ['a missing name', { ...school, name: { kk: 'Мектеп' } }],
    ['an unknown subordination', { ...school, subordination: 'FEDERAL' }],
    ['a place that is no code', { ...school, placeCode: 'Ақкөл' }],
    ['a name without end', { ...school, name: { ...school.name, kk: 'м'.repeat(301) } }],
  ])('refuses %s and keeps nothing', async (_, body) => {
    const before = (await directory.facts(FactType.OrganisationChanged)).length;

    const refused = await directory.call('POST', '/organisations', { body });

    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ type: 'urn:ustaz:problem:validation-failed', reference: expect.any(String) });
    expect((await directory.facts(FactType.OrganisationChanged)).length).toBe(before);
  });
});

describe('a person with a personal number', () => {
  const [number, secondNumber] = NUMBERS;
  const personId = newId();

  it('is registered, and the number stands nowhere in the clear (F-22)', async () => {
    const put = await directory.call('PUT', `/persons/${personId}`, { body: { ...teacher, personalNumber: number } });

    expect(put.status).toBe(200);
    expect(put.text).not.toContain(number);
    const [dump] = await directory.sql<{ text: string }>(
      `select string_agg(t::text, ' ') as text from (
         select p::text as t from directory.person p union all select o::text from directory.outbox o
         union all select i::text from directory.idempotency i union all select a::text from directory.access_audit a) every`,
    );
    expect(dump?.text).toContain(teacher.name);
    expect(dump?.text).not.toContain(number);
    expect(directory.logs.join('')).not.toContain(number);
  });

  it('is found by the number, by the authorised body alone', async () => {
    const found = await directory.call('POST', '/persons/lookup', { body: { personalNumber: number } });
    const curious = await directory.call('POST', '/persons/lookup', { body: { personalNumber: number }, as: personId });

    expect(found.body).toEqual({ personId });
    expect(curious.status).toBe(403);
  });

  it('is one person: the number under another id is refused, also at the same moment', async () => {
    const taken = await directory.call('POST', '/persons', { body: { ...teacher, personalNumber: number } });
    const race = await Promise.all([1, 2, 3].map(() => directory.call('POST', '/persons', { body: { ...teacher, personalNumber: secondNumber } })));

    expect(taken.status).toBe(409);
    expect(taken.body.type).toBe('urn:ustaz:problem:personal-number-known');
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('keeps the number when only the category changes', async () => {
    await directory.call('PUT', `/persons/${personId}`, { body: { ...teacher, currentCategory: 'MODERATOR' } });

    expect((await directory.call('POST', '/persons/lookup', { body: { personalNumber: number } })).body).toEqual({ personId });
  });

  it('keeps production from starting on her data: the number is a fixture', async () => {
    const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://issuer.example', DIRECTORY_KEY: '07'.repeat(32), LOG_LEVEL: 'silent' };

    await expect(startService(service, { ...production, DIRECTORY_PORT: '0', DIRECTORY_DATABASE_URL: directory.database.url })).rejects.toThrow('fixtures');
  });

  it('is refused with a wrong check digit', async () => {
    const refused = await directory.call('POST', '/persons', { body: { ...teacher, personalNumber: '900101100015' } });

    expect([refused.status, refused.body.type]).toEqual([422, 'urn:ustaz:problem:personal-number-invalid']);
  });

  it('sees her own record, with employments and roles, and nobody else’s', async () => {
    const organisation = (await directory.call('POST', '/organisations', { body: school })).body.organisationId;
    const post = await directory.call('POST', '/employments', { body: { ...employment, personId, organisationId: organisation } });
    const role = await directory.call('POST', '/role-assignments', { body: { personId, role: 'TEACHER', organisationId: organisation, placeCode: null, orderNumber: null, from: '2020-09-01', to: null } });

    const own = await directory.call('GET', '/persons/me', { as: personId });
    const others = await directory.call('GET', `/persons/${ADMIN}`, { as: personId });

    expect([post.status, role.status, own.status, others.status]).toEqual([201, 201, 200, 403]);
    expect(own.body).toMatchObject({ personId, employments: [{ post: 'мұғалім' }], roles: [{ role: 'TEACHER', endedOn: null }] });
    expect(own.text).not.toContain(number);
  });
});

describe('the exchange of personal numbers', () => {
  const [number] = NUMBERS;
  const exchange = (body: object, token: string | undefined) => directory.call('POST', '/personal-numbers/exchange', { body, token, as: null });

  it('goes both ways for integrations, on record and without a trace of the number', async () => {
    const token = await directory.issuer.machineToken('integrations');
    const whose = await exchange({ personalNumber: number }, token);
    const which = await exchange({ personId: whose.body.personId }, token);

    expect(which.body).toEqual({ personId: whose.body.personId, personalNumber: number });
    expect(directory.logs.join('')).not.toContain(number);
    expect(await directory.sql('select client, person_id, direction from directory.personal_number_exchange order by id')).toEqual([
      { client: 'integrations', person_id: whose.body.personId, direction: 'TO_PERSON' },
      { client: 'integrations', person_id: whose.body.personId, direction: 'TO_NUMBER' },
    ]);
  });

  it('is open to no person, not even the administrator, and to no other machine', async () => {
    expect((await exchange({ personalNumber: number }, await directory.issuer.tokenFor(ADMIN))).status).toBe(401);
    expect((await exchange({ personalNumber: number }, await directory.issuer.machineToken('reports'))).status).toBe(403);
    expect((await exchange({ personalNumber: number }, await directory.issuer.machineToken('integrations', { expires: '-1m' }))).status).toBe(401);
    expect((await exchange({ personalNumber: number }, undefined)).status).toBe(401);
  });

  it('knows nothing of who is not registered, and takes one question at a time', async () => {
    const token = await directory.issuer.machineToken('integrations');

    expect((await exchange({ personId: newId() }, token)).status).toBe(404);
    expect((await exchange({ personId: ADMIN }, token)).status).toBe(404);
    expect((await exchange({}, token)).status).toBe(422);
    expect((await exchange({ personId: ADMIN, personalNumber: number }, token)).status).toBe(422);
  });
});

describe('every door', () => {
  it.each([
    ['PUT', '/places/77'],
    ['POST', '/organisations'],
    ['PUT', `/organisations/${ADMIN}`],
    ['POST', '/persons'],
    ['PUT', `/persons/${ADMIN}`],
    ['POST', '/persons/lookup'],
    ['GET', '/persons'],
    ['POST', '/employments'],
    ['POST', '/role-assignments'],
    ['POST', `/role-assignments/${ADMIN}/end`],
  ])('%s %s is closed to nobody in particular and to a teacher', async (method, path) => {
    const body = method === 'GET' ? undefined : {};

    expect((await directory.call(method, path, { as: null, body })).status).toBe(401);
    expect((await directory.call(method, path, { as: newId(), body })).status).toBe(403);
  });

  it('asks commands for an Idempotency-Key', async () => {
    const token = await directory.issuer.tokenFor(ADMIN);
    const response = await fetch(`${directory.running.address}/api/v1/directory/organisations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(school),
    });

    expect(response.status).toBe(400);
  });
});

describe('a role that was ended', () => {
  it('is told once, and the door closes behind it', async () => {
    const personId = newId();
    await directory.call('PUT', `/persons/${personId}`, { body: teacher });
    const given = await directory.call('POST', '/role-assignments', { body: { personId, role: 'AUTHORISED_BODY', organisationId: null, placeCode: null, orderNumber: null, from: '2025-03-01', to: null } });
    await soon(async () => (await directory.call('GET', '/persons', { as: personId })).status === 200);

    const end = () => directory.call('POST', `/role-assignments/${String(given.body.assignmentId)}/end`, { body: { endedOn: '2025-03-17' } });
    const [first, second] = [await end(), await end()];

    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await directory.facts(FactType.RoleEnded)).filter((each) => each.personId === personId)).toHaveLength(1);
    await soon(async () => (await directory.call('GET', '/persons', { as: personId })).status === 403);
  });
});

describe('the responsible person changes', () => {
  it('by two orders of the head: the role ends for one and begins for the other, each told under its person', async () => {
    const organisationId = (await directory.call('POST', '/organisations', { body: school })).body.organisationId;
    const [before, successor] = [newId(), newId()];
    for (const personId of [before, successor]) await directory.call('PUT', `/persons/${personId}`, { body: teacher });
    const assign = (personId: string, orderNumber: string | null, from: string) =>
      directory.call('POST', '/role-assignments', { body: { personId, role: 'RESPONSIBLE_PERSON', organisationId, placeCode: null, orderNumber, from, to: null } });

    const old = await assign(before, '12-НҚ', '2025-03-01');
    const end = await directory.call('POST', `/role-assignments/${String(old.body['assignmentId'])}/end`, { body: { endedOn: '2025-03-18' } });
    const [unordered, next] = [await assign(successor, null, '2025-03-18'), await assign(successor, '31-НҚ', '2025-03-18')];

    expect([old.status, end.status, unordered.status, next.status]).toEqual([201, 200, 422, 201]);
    const told = await directory.sql<{ key: string; name: string; body: object }>(
      'select key, name, body from directory.outbox where key = any($1) and name like $2 order by position', [[before, successor], '%.role-%'],
    );
    expect(told).toMatchObject([
      { key: before, name: FactType.RoleAssigned, body: { orderNumber: '12-НҚ', organisationId } },
      { key: before, name: FactType.RoleEnded, body: { endedOn: '2025-03-18' } },
      { key: successor, name: FactType.RoleAssigned, body: { orderNumber: '31-НҚ', organisationId, from: '2025-03-18' } },
    ]);
  });
});


describe('what a page may offer to whoever is signed in', () => {
  const rights = async (as: string) => (await directory.call('GET', '/persons/me/rights', { as })).body;

  it('is what the doors would allow: of a head hers and nobody else\'s, with the name of her school', async () => {
    const organisationId = (await directory.call('POST', '/organisations', { body: school })).body.organisationId;
    const head = newId();
    await directory.call('PUT', `/persons/${head}`, { body: teacher });
    await directory.call('POST', '/role-assignments', { body: { personId: head, role: 'HEAD', organisationId, placeCode: null, orderNumber: null, from: '2025-03-01', to: null } });
    await soon(async () => (await rights(head))['roles']?.toString() !== '');

    const { name, roles, acts } = await rights(head);

    expect(name).toBe(teacher.name);
    expect(roles).toEqual([{ role: 'HEAD', organisationId, commissionId: null, placeCode: null, name: school.name }]);
    expect(acts).toEqual(expect.arrayContaining(['commissions.order.issue', 'applications.case.read', 'directory.person.read-self']));
    expect(acts).not.toEqual(expect.arrayContaining(['applications.draft.open']));
    expect((await directory.call('PUT', '/places/1135', { as: head, body: district })).status).toBe(403);
    expect(acts).not.toEqual(expect.arrayContaining(['directory.place.write']));
  });

  it('is little for whom nobody has given anything, and asks who it is', async () => {
    expect(await rights(newId())).toMatchObject({ name: null, roles: [] });
    expect((await directory.call('GET', '/persons/me/rights', { as: null })).status).toBe(401);
  });
});
