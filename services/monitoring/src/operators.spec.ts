import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fact, FactType, type PersonId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { KnownCases } from './store/known-cases.js';
import { startMonitoring, type World } from './testing/given.js';
import { CASES, KEYS, RECORDED } from './testing/records.js';

interface Page {
  items: Record<string, unknown>[];
  next: string | null;
  asOf: Record<string, unknown> | null;
}

let world: World;
beforeAll(async () => {
  world = await startMonitoring();
});
afterAll(() => world?.monitoring.stop());

const keys = async (query: string, as = world.country) => (await world.get<Page>(`instances?${query}`, as)).body.items.map(({ key }) => key);

describe('operators', () => {
  it('are told that nothing has been read yet', async () => {
    expect(await world.get('summary', world.country)).toMatchObject({ status: 200, body: { running: 0, asOf: null } });
    await world.feed(RECORDED);
  });

  it('see instances, the newest first, each answer with its age', async () => {
    const { body } = await world.get<Page>('instances', world.country);
    expect(body.asOf).toEqual({ partition: 1, position: '137', at: new Date(RECORDED.at(-1)!.timestamp).toISOString() });
    expect(body.items).toHaveLength(4);
    expect(body.items[0]).toMatchObject({ key: KEYS.third, state: 'TERMINATED', attestationId: CASES[2], incidents: 0, endedAt: expect.any(String) });
    expect(body.items.at(-1)).toMatchObject({ key: KEYS.first, bpmnProcessId: 'attestation', version: 1, parentKey: null, rootKey: KEYS.first, attestationId: CASES[0], state: 'RUNNING', endedAt: null });
  });

  it('find them by state, incident, case and process, and page through them by key', async () => {
    expect(await keys('state=TERMINATED')).toEqual([KEYS.third]);
    expect(await keys('incident=true')).toEqual([KEYS.called]);
    expect(await keys('incident=false&state=RUNNING')).toHaveLength(2);
    expect(await keys(`attestationId=${CASES[0]}`)).toEqual([KEYS.called, KEYS.first]);
    expect(await keys('process=attestation-test-2025')).toEqual([KEYS.called]);
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { body: Page } = await world.get<Page>(`instances?limit=1&cursor=${cursor}`, world.country);
      seen.push(...page.body.items.map(({ key }) => key));
      cursor = page.body.next;
    }
    expect(seen).toEqual(await keys(''));
  });

  it.each(['state=x', 'incident=yes', 'attestationId=1', 'process=%00', 'limit=0', 'limit=101', 'cursor=WyJ4Il0', 'colour=red'])('are told what is wrong with ?%s', async (query) => {
    expect((await world.get(`instances?${query}`, world.country)).status).toBe(422);
  });

  it('see one instance with its elements, what it has called, and who holds the steps of its case', async () => {
    const item = { attestationId: CASES[0], workItemId: newId<WorkItemId>(), step: 'booking' as const };
    const holder = { role: 'TEACHER' as const, personId: world.teacher };
    await world.monitoring.get(KnownCases).keepAll([
      { type: FactType.TestingWorkItemClosed, data: { ...item, how: 'DONE', closedAt: '2025-03-18T04:00:00Z' } }, // heard of before its opening
      { type: FactType.TestingWorkItemOpened, data: { ...item, holder, openedAt: '2025-03-17T04:00:00Z', due: null } },
      { type: FactType.TestingWorkItemOpened, data: { ...item, step: 'test', holder, openedAt: '2025-03-18T04:00:00Z', due: '2025-04-09T10:00:00+05:00' } },
      { type: FactType.TestingDeadlineMoved, data: { ...item, step: 'test', from: '2025-04-09T10:00:00+05:00', to: '2025-04-10T10:00:00+05:00', movedAt: '2025-03-18T05:00:00Z' } },
    ]);
    const { body } = await world.get<{ elements: Record<string, unknown>[]; steps: unknown }>(`instances/${KEYS.first}`, world.country);
    expect(body.elements.map(({ elementId, state, calledInstance }) => [elementId, state, calledInstance])).toEqual([['s', 'COMPLETED', null], ['begin', 'COMPLETED', null], ['stage', 'ACTIVE', KEYS.called]]);
    expect(body.steps).toEqual([{ step: 'test', holder, openedAt: '2025-03-18T04:00:00.000Z', due: '2025-04-10T05:00:00.000Z' }]);
    const called = await world.get<{ elements: Record<string, unknown>[] }>(`instances/${KEYS.called}`, world.country);
    expect(called.body).toMatchObject({ instance: { parentKey: KEYS.first, incidents: 1 } });
    expect(called.body.elements.at(-1)).toMatchObject({ elementId: 'g', incidents: [KEYS.gatewayIncident] });
    expect((await world.get('instances/4503599627370999', world.country)).status).toBe(404);
    expect((await world.get('instances/x', world.country)).status).toBe(422);
  });

  it('see incidents counted by type, with the engine’s reason', async () => {
    const open = (await world.get<Page & { groups: unknown[] }>('incidents', world.country)).body;
    expect(open.groups).toEqual([{ errorType: 'EXTRACT_VALUE_ERROR', count: 1, oldest: expect.any(String) }]);
    expect(open.items).toMatchObject([{ key: KEYS.gatewayIncident, message: expect.stringContaining(`No variable found with name 'missing'`), elementId: 'g', attestationId: CASES[0], jobKey: null, lastTried: null }]);
    const past = (await world.get<Page & { groups: unknown[] }>('incidents?state=RESOLVED', world.country)).body;
    expect(past.groups).toMatchObject([{ errorType: 'JOB_NO_RETRIES', count: 1 }, { errorType: 'UNHANDLED_ERROR_EVENT', count: 1 }]);
    expect(past.items).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT', elementId: 'begin' }, { errorType: 'JOB_NO_RETRIES', jobType: 'testing.open-booking', resolvedAt: expect.any(String) }]);
    expect((await world.get<Page>('incidents?type=JOB_NO_RETRIES', world.country)).body.items).toEqual([]);
  });

  it('see what runs, what is stuck, and which jobs wait', async () => {
    const byProcess = [{ bpmnProcessId: 'attestation', running: 2, withIncident: 0 }, { bpmnProcessId: 'attestation-test-2025', running: 1, withIncident: 1 }];
    expect(await world.get('summary', world.country)).toMatchObject({ body: { running: 2, withIncident: 1, byProcess, asOf: { position: '137' } } });
    expect(await world.get('jobs', world.country)).toMatchObject({ body: { items: [{ type: 'applications.begin', waiting: 0, inWork: 1, failed: 0, oldest: null }] } });
  });
});

describe('an operator of another region', () => {
  it('sees nothing of what lies outside: not listed, not found, not counted', async () => {
    expect(await keys('', world.second)).toEqual([KEYS.third]);
    expect((await keys('', world.first)).sort()).toEqual((await keys('')).filter((key) => key !== KEYS.third).sort());
    expect((await world.get(`instances/${KEYS.called}`, world.second)).status).toBe(404);
    expect((await world.get(`instances/${KEYS.called}`, world.first)).status).toBe(200);
    expect((await world.get<Page & { groups: unknown[] }>('incidents', world.second)).body).toMatchObject({ groups: [], items: [] });
    expect((await world.get('summary', world.second)).body).toMatchObject({ running: 0, withIncident: 0, byProcess: [] });
    expect((await world.get('jobs', world.second)).body).toMatchObject({ items: [] });
    expect((await world.get('jobs', world.first)).body).toMatchObject({ items: [{ inWork: 1 }] });
  });

  it('sees nothing of a case that is not known yet', async () => {
    await world.monitoring.sql('delete from monitoring.attestation_case where attestation_id = $1', [CASES[2]]);
    expect(await keys('', world.second)).toEqual([]);
    expect(await keys('')).toContain(KEYS.third);
  });

  it('cannot resolve there either', async () => {
    expect((await world.monitoring.call('POST', `monitoring/incidents/${KEYS.gatewayIncident}/resolution`, { as: world.second })).status).toBe(404);
    expect(await world.monitoring.sql('select 1 from monitoring.resolution')).toEqual([]);
  });
});

describe('whoever is no operator', () => {
  it.each(['instances', `instances/${KEYS.first}`, 'incidents', 'summary', 'jobs'])('is not shown %s', async (path) => {
    expect((await world.get(path)).status).toBe(401);
    expect((await world.get(path, world.teacher)).status).toBe(403);
  });

  it('resolves nothing', async () => {
    const path = `monitoring/incidents/${KEYS.gatewayIncident}/resolution`;
    expect((await world.monitoring.call('POST', path)).status).toBe(401);
    expect((await world.monitoring.call('POST', path, { as: world.teacher })).status).toBe(403);
  });
});

describe('a case', () => {
  const told = (type: typeof FactType.AttestationClosed | typeof FactType.AttestationMoved, more: object): Fact =>
    ({ type, data: { attestationId: newId(), personId: world.teacher, ...more } }) as unknown as Fact;
  const keep = (fact: Fact) => world.monitoring.get(KnownCases).keepAll([fact]);

  it('that is closed or moves, and that nobody knows, waits for its opening', async () => {
    await expect(keep(told(FactType.AttestationClosed, { outcome: 'AWARDED', closedAt: '2025-06-01T00:00:00Z' }))).rejects.toThrow('was closed, but is not known to monitoring');
    await expect(keep(told(FactType.AttestationMoved, { to: { organisationId: world.schools[1] } }))).rejects.toThrow('moved, but is not known to monitoring');
  });

  it('that moves to another region is seen by the operators there, and by those it left no more', async () => {
    const seenBy = async (operator: PersonId) => (await keys('', operator)).includes(KEYS.first);
    expect([await seenBy(world.first), await seenBy(world.second)]).toEqual([true, false]);
    await keep(told(FactType.AttestationMoved, { attestationId: CASES[0], to: { organisationId: world.schools[1] } }));
    expect([await seenBy(world.first), await seenBy(world.second)]).toEqual([false, true]);
  });
});
