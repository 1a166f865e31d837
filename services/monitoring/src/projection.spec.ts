import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType } from '@attestation/contracts';
import { type NotedRecord, packRecords } from '@attestation/contracts/engine-records';
import { publish } from '@attestation/events';
import { newId, type RunningService, startService } from '@attestation/service-kit';
import { service } from './service.js';
import { draftOf, startMonitoring, type World } from './testing/given.js';
import { KEYS, RECORDED } from './testing/records.js';

let world: World;
beforeAll(async () => void (world = await startMonitoring()));
afterAll(() => world?.monitoring.stop());
beforeEach(() => world.empty());

const append = async (records: unknown[]) => world.monitoring.sql(`select bus.append('zeebe', 0, null, 'records', null, '{}', $1)`, [JSON.stringify(await packRecords(records as NotedRecord[]))]);
const lastPosition = async () => (await world.monitoring.sql<{ position: string }>('select position::text from monitoring.read_position'))[0]?.position;
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const LAST = String(RECORDED.at(-1)?.position);

describe('the picture of the engine', () => {
  it('is the same when every record comes twice, one after the other or all over again', async () => {
    await world.feed(RECORDED);
    const once = await world.picture();
    await world.feed(RECORDED);
    expect(await world.picture()).toEqual(once);
    await world.empty();
    await world.feed(RECORDED.flatMap((record) => [record, record]));
    expect(await world.picture()).toEqual(once);
  });

  it('is the same when a record comes late, out of the dead letters', async () => {
    await world.feed(RECORDED);
    const inOrder = await world.picture();
    const telling = RECORDED.filter(({ valueType, recordType }) => recordType === 'EVENT' && ['JOB', 'JOB_BATCH', 'INCIDENT', 'VARIABLE'].includes(valueType));
    for (let n = 0; n < telling.length; n += 4) {
      await world.empty();
      await world.feed([...RECORDED.filter((record) => record !== telling[n]), telling[n]!]);
      expect(await world.picture()).toEqual(inOrder);
    }
  });

  it('is the same in whatever pages the records come', async () => {
    await world.feed(RECORDED);
    const single = await world.picture();
    for (const size of [2, 7, 40, RECORDED.length]) {
      await world.empty();
      await world.feed(RECORDED, size);
      expect(await world.picture()).toEqual(single);
    }
    await world.feed(RECORDED, 25);
    expect(await world.picture()).toEqual(single);
  });

  it('moves its position with its rows: a record that cannot be kept leaves neither', async () => {
    await world.monitoring.sql('alter table monitoring.incident add constraint full_house check (false)');
    await expect(world.feed(RECORDED)).rejects.toThrow('full_house');
    await world.monitoring.sql('alter table monitoring.incident drop constraint full_house');
    const broken = RECORDED.findIndex(({ valueType }) => valueType === 'INCIDENT');
    expect(Number(await lastPosition())).toBeLessThan(RECORDED[broken]!.position);
    await world.feed(RECORDED.slice(broken));
    expect(await lastPosition()).toBe(LAST);
  });

  it('leaves what is no record to the dead letters and reads on', async () => {
    await append([{ position: 'x' }, ...RECORDED]);
    await until(async () => (await lastPosition()) === LAST);
    expect(await world.monitoring.sql(`select reason from bus.dead_letter where topic = 'zeebe'`)).toEqual([{ reason: 'This is no record of the engine.' }]);
  });

  it('of a service that was stopped goes on where it stood, also when the log is told again, and can be read anew from its beginning', async () => {
    await append(RECORDED.slice(0, 60));
    await until(async () => Number(await lastPosition()) > 50);
    await world.monitoring.running.stop();
    await append(RECORDED.slice(40)); // what an engine repeats that died after its commit
    const start = (env: Record<string, string>): Promise<RunningService> =>
      startService(service, { DATABASE_URL: world.monitoring.databaseUrl, OIDC_ISSUER: 'http://127.0.0.1:1', ZEEBE_ADDRESS: '127.0.0.1:1', MONITORING_PORT: '0', LOG_LEVEL: 'silent', ...env });
    let again = await start({});
    await until(async () => (await lastPosition()) === LAST);
    const picture = await world.picture();
    await again.stop();
    await world.monitoring.sql(`update monitoring.instance set state = 'ACTIVE'`);
    again = await start({ MONITORING_REBUILD: 'true' });
    await until(async () => (await lastPosition()) === LAST);
    expect(await world.picture()).toEqual(picture);
    await again.stop();
    expect(picture.instance).toContainEqual(expect.objectContaining({ key: KEYS.third, state: 'TERMINATED' }));
  });
});

describe('the facts of a case', () => {
  it('come by the bus and tell where it belongs', async () => {
    const other = await startMonitoring();
    const draft = draftOf(newId(), other.schools[0]);
    await publish(other.monitoring.databaseUrl, 'applications', {
      specversion: '1.0', id: newId(), source: '/services/applications', type: FactType.DraftOpened, time: '2025-03-17T04:00:00Z', partitionkey: draft.attestationId, datacontenttype: 'application/json', data: draft,
    });
    await until(async () => (await other.monitoring.sql('select 1 from monitoring.attestation_case where attestation_id = $1', [draft.attestationId])).length === 1);
    await other.monitoring.stop();
  });
});
