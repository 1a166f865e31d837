import { describe, expect, it } from '@jest/globals';
import { CASES, KEYS, RECORDED } from '../testing/records.js';
import { elementTree, type FlatElement } from './element-tree.js';
import { rowsOf } from './project.js';
import { type EngineRecord, readRecord } from './record.js';
import type { Row } from './rows.js';

const all = (kind: Row['kind']) => RECORDED.flatMap(rowsOf).filter((row) => row.kind === kind);
const record = (more: Partial<EngineRecord>): EngineRecord => ({ partitionId: 1, position: 1, key: 1, timestamp: 0, recordType: 'EVENT', valueType: 'JOB', intent: 'CREATED', value: {}, ...more });

describe('what the engine’s records tell', () => {
  it('is in its events alone: what was asked or refused changes nothing', () => {
    const others = RECORDED.filter(({ recordType }) => recordType !== 'EVENT');
    expect(others.length).toBeGreaterThan(10);
    expect(others.flatMap(rowsOf)).toEqual([]);
  });

  it('is nothing of flows, messages, timers and models', () => {
    const quiet = RECORDED.filter(({ valueType, intent }) => ['PROCESS', 'DEPLOYMENT', 'MESSAGE', 'PROCESS_EVENT'].includes(valueType) || intent === 'SEQUENCE_FLOW_TAKEN');
    expect(quiet.length).toBeGreaterThan(10);
    expect(quiet.flatMap(rowsOf)).toEqual([]);
  });

  it('is the life of each instance, and who called it', () => {
    expect(all('instance')).toContainEqual(expect.objectContaining({ key: Number(KEYS.called), bpmnProcessId: 'attestation-test-2025', parentKey: Number(KEYS.first), state: 'ACTIVATING', startedAt: expect.any(String) }));
    expect(all('instance')).toContainEqual(expect.objectContaining({ key: Number(KEYS.third), state: 'TERMINATED', parentKey: null, endedAt: expect.any(String) }));
  });

  it('is the case of each instance, from its variable', () => {
    const known = new Map(RECORDED.flatMap(rowsOf).flatMap((row) => (row.kind === 'case' ? [[String(row.instanceKey), row.attestationId]] : [])));
    expect([KEYS.first, KEYS.called, KEYS.third].map((key) => known.get(key))).toEqual([CASES[0], CASES[0], CASES[2]]);
  });

  it.each(['"x"', '5', 'null', '{', `"${CASES[0].toUpperCase()}"`])('is no case where the variable holds %s', (value) => {
    expect(rowsOf(record({ valueType: 'VARIABLE', value: { name: 'attestationId', value, processInstanceKey: 1 } }))).toEqual([]);
  });

  it('is an incident with the engine’s words, and that its job may be taken again when it is resolved', () => {
    const words = 'The campaign of 2025 is not known to testing: open it in regulation, then retry.';
    expect(all('incident')[0]).toMatchObject({ key: Number(KEYS.jobIncident), errorType: 'JOB_NO_RETRIES', message: words, jobKey: Number(KEYS.failedJob), elementId: 'book', resolvedAt: null });
    expect(all('again')[0]).toMatchObject({ jobKey: Number(KEYS.failedJob) });
    expect(all('incident')).toContainEqual(expect.objectContaining({ key: Number(KEYS.gatewayIncident), errorType: 'EXTRACT_VALUE_ERROR', jobKey: null }));
  });

  it('tells a job that will be tried again from one that has failed for good', () => {
    const job = { type: 't', retries: 0, worker: 'w', processInstanceKey: 1, elementInstanceKey: 2, elementId: 'e' };
    const stateAfter = (retries: number) => rowsOf(record({ intent: 'FAILED', value: { ...job, retries } }))[0];
    expect([stateAfter(0), stateAfter(1)]).toMatchObject([{ state: 'FAILED' }, { state: 'WAITING' }]);
    expect(rowsOf(record({ intent: 'RETRIES_UPDATED', value: { ...job, retries: 3 } }))).toMatchObject([{ state: null, retries: 3 }]);
  });

  it.each([null, 5, 'x', {}, { ...record({}), position: 1.5 }, { ...record({}), key: 2 ** 53 }, { ...record({}), value: 7 }])('is never read from %j', (payload) => {
    expect(() => readRecord(payload)).toThrow(TypeError);
  });

  it('names the member that does not fit', () => expect(() => rowsOf(record({ position: 7 }))).toThrow('JOB CREATED at 7 has no fitting "retries"'));
});

describe('the elements of an instance', () => {
  const element = (key: string, scopeKey: string): FlatElement => ({ key, scopeKey, elementId: key, elementType: 'TASK', state: 'ACTIVE', startedAt: null, endedAt: null, calledInstance: null, incidents: [] });

  it('stand under their scope, in their order; one whose scope is not known stands at the top', () => {
    const tree = elementTree([element('2', '1'), element('3', '1'), element('4', '3'), element('6', '5')]);
    expect(tree.map(({ key, children }) => [key, children.map((child) => child.key)])).toEqual([['2', []], ['3', ['4']], ['6', []]]);
  });
});
