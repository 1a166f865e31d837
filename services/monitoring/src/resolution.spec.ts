import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@attestation/service-kit';
import { GrpcStatus, SmallGateway } from '@attestation/workflow/testing';
import { startMonitoring, type World } from './testing/given.js';
import { KEYS, RECORDED, UP_TO_FAILURE } from './testing/records.js';

let small: SmallGateway;
let world: World;
beforeAll(async () => {
  small = await SmallGateway.start();
  world = await startMonitoring({ ZEEBE_ADDRESS: small.address });
});
afterAll(async () => {
  await world?.monitoring.stop();
  small.stop();
});
beforeEach(async () => {
  await world.empty();
  await world.feed(UP_TO_FAILURE);
});
afterEach(() => void small.received.splice(0));

const resolve = (incident: string = KEYS.jobIncident, key?: string, as = world.first) => world.monitoring.call('POST', `monitoring/incidents/${incident}/resolution`, { as, key });
const job = async () => (await world.monitoring.sql('select state, retries from monitoring.job where key = $1', [KEYS.failedJob]))[0];

describe('resolving an incident', () => {
  it('gives its job retries, then lets the engine try again, and says so', async () => {
    expect(await job()).toEqual({ state: 'FAILED', retries: 0 });
    expect(await resolve()).toEqual({ status: 200, body: { incidentKey: KEYS.jobIncident, outcome: 'RE_ACTIVATED', reason: null } });
    expect(small.received.map(({ call, request }) => [call, request])).toEqual([
      ['updateJobRetries', expect.objectContaining({ jobKey: KEYS.failedJob, retries: 3 })],
      ['resolveIncident', expect.objectContaining({ incidentKey: KEYS.jobIncident })],
    ]);
  });

  it('is seen at the incident until the engine’s record comes, and then in the picture', async () => {
    await resolve();
    expect(await world.get('incidents', world.first)).toMatchObject({ body: { items: [{ resolvedAt: null, lastTried: { outcome: 'RE_ACTIVATED', at: '2025-03-17T04:00:00.000Z' } }] } });
    await world.feed(RECORDED.slice(0, RECORDED.findIndex(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'RESOLVED') + 1));
    expect(await job()).toEqual({ state: 'WAITING', retries: 3 });
    expect(await world.get('incidents', world.first)).toMatchObject({ body: { items: [], groups: [] } });
    expect(await world.get('summary', world.first)).toMatchObject({ body: { withIncident: 0 } });
  });

  it('without a job asks the engine to look again, and nothing more', async () => {
    await world.feed(RECORDED);
    expect(await resolve(KEYS.gatewayIncident)).toMatchObject({ body: { outcome: 'RE_ACTIVATED' } });
    expect(small.received.map(({ call }) => call)).toEqual(['resolveIncident']);
  });

  it('that another has resolved meanwhile is a clear answer, not a failure', async () => {
    small.fail('updateJobRetries', { code: GrpcStatus.NOT_FOUND });
    small.fail('resolveIncident', { code: GrpcStatus.NOT_FOUND, details: 'no such incident' });
    expect(await resolve()).toMatchObject({ status: 200, body: { outcome: 'ALREADY_RESOLVED', reason: null } });
  });

  it('that the picture knows as resolved does not trouble the engine', async () => {
    await world.feed(RECORDED);
    expect(await resolve()).toMatchObject({ status: 200, body: { outcome: 'ALREADY_RESOLVED' } });
    expect(small.received).toEqual([]);
  });

  it('that the engine refuses is told with the engine’s reason, and may be tried again', async () => {
    small.fail('resolveIncident', { code: GrpcStatus.NOT_FOUND, details: `Expected to resolve incident, but job with key '1' has no retries left.` });
    expect(await resolve()).toMatchObject({ status: 200, body: { outcome: 'REFUSED', reason: expect.stringContaining('has no retries left') } });
    expect(await resolve()).toMatchObject({ body: { outcome: 'RE_ACTIVATED', reason: null } });
  });

  it('with the engine away is 503 with its words; repeated with the same key it is done once it is back', async () => {
    const key = newId();
    small.fail('updateJobRetries', ...Array.from({ length: 5 }, () => ({ code: GrpcStatus.UNAVAILABLE, details: 'the engine is at lunch' })));
    expect(await resolve(KEYS.jobIncident, key)).toMatchObject({ status: 503, body: { type: 'urn:ustaz:problem:unavailable', detail: expect.stringContaining('the engine is at lunch') } });
    expect(await resolve(KEYS.jobIncident, key)).toMatchObject({ status: 200, body: { outcome: 'RE_ACTIVATED' } });
  });

  it('asked twice with the same key is done once', async () => {
    const key = newId();
    const first = await resolve(KEYS.jobIncident, key);
    const second = await resolve(KEYS.jobIncident, key);
    expect(second).toEqual(first);
    expect(small.calls('resolveIncident')).toHaveLength(1);
    expect(await resolve(KEYS.gatewayIncident, key)).toMatchObject({ status: 404 });
  });

  it('is written down with who asked and what came of it', async () => {
    await resolve();
    expect(await world.monitoring.sql('select asked_by, outcome from monitoring.resolution')).toEqual([{ asked_by: world.first, outcome: 'RE_ACTIVATED' }]);
  });

  it('that does not exist is not found, and a key that is none is refused', async () => {
    expect((await resolve('4503599627370999')).status).toBe(404);
    expect((await resolve('x')).status).toBe(422);
    expect((await resolve(KEYS.jobIncident, 'short')).status).toBe(400);
    expect((await resolve(KEYS.jobIncident, undefined, world.second)).status).toBe(404);
    expect(small.received).toEqual([]);
  });
});
