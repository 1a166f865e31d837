import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, PersonId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { CaseWatch } from './store/case.watch.js';
import { startApplications, type World } from './testing/world.js';

let world: World;
let teacher: PersonId;
let attestationId: AttestationId;
beforeAll(async () => {
  world = await startApplications();
  teacher = await world.given.teacher('Асель');
  attestationId = await world.caseOf(teacher, { until: 'DRAFT' });
});
afterAll(() => world.stop());

const read = async (): Promise<number> => Number((await world.call('get', `/${attestationId}`, { as: teacher })).body.version);
const ask = (query: string, as = teacher, id = attestationId) => world.call('get', `/${id}/version?${query}`, { as });

describe('whoever looks at a case', () => {
  it('is told at once that it is another than he knows, and with each change of it anew', async () => {
    const before = await read();
    await world.registriesAnswer(attestationId);
    const now = await read();
    expect(now).toBeGreaterThan(before);
    expect(await ask(`after=${before}&wait=20`)).toMatchObject({ status: 200, body: { version: now } });
  });

  it('waits for the change and hears of it while it is made', async () => {
    const known = await read();
    const told = ask(`after=${known}&wait=20`);
    await world.submit(attestationId, { as: teacher });
    expect((await told).body.version).toBeGreaterThan(known);
  });

  it('hears after the time he gave it that nothing has changed', async () => {
    const known = await read();
    expect([(await ask(`after=${known}`)).body, (await ask(`after=${known}&wait=1`)).body]).toEqual([{ version: known }, { version: known }]);
  });

  it('waits for no case that is none of his, and for none without end', async () => {
    const answers = await Promise.all([ask('after=0&wait=20', world.given.otherTeacherId), ask('after=0&wait=20', teacher, newId()), ask('after=0&wait=26'), ask('wait=1'), ask('after=-1')]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 422, 422, 422]);
  });

  it('is one of many: for all of them one question a second is asked', async () => {
    const known = await read();
    const watch = world.get(CaseWatch);
    const asked: unknown[] = [];
    const query = world.db.query.bind(world.db);
    world.db.query = (text: string, values?: unknown[]) => (asked.push(text), query(text, values));
    const waiting = Array.from({ length: 500 }, () => watch.changed(attestationId, known - 1, 10));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([known]));
    world.db.query = query;
    expect(asked).toHaveLength(1);
  });

  it('is let go when the service ends, and refused where too many wait already', async () => {
    const watch = world.get(CaseWatch);
    const known = await read();
    const waiting = Array.from({ length: 5_000 }, () => watch.changed(attestationId, known, 20));
    expect(await ask(`after=${known}&wait=20`)).toMatchObject({ status: 503 });
    watch.beforeApplicationShutdown();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([known]));
  });
});
