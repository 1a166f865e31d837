import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exported, type NotedRecord, packRecords, unpackRecords } from './engine-records.js';

const noted: fc.Arbitrary<NotedRecord> = fc.record({
  position: fc.nat(), sourceRecordPosition: fc.integer({ min: -1 }), key: fc.maxSafeInteger(), timestamp: fc.nat(),
  recordType: fc.constantFrom('COMMAND', 'EVENT', 'COMMAND_REJECTION'), valueType: fc.constantFrom('JOB', 'JOB_BATCH', 'VARIABLE'), intent: fc.string(),
  rejectionType: fc.constantFrom('NOT_FOUND', 'INVALID_STATE'), rejectionReason: fc.string({ unit: 'binary' }),
  value: fc.dictionary(fc.string().filter((name) => name !== '__proto__'), fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.constant(null))),
}, { requiredKeys: ['position', 'sourceRecordPosition', 'key', 'timestamp', 'recordType', 'valueType', 'intent', 'value'] });

describe('The records of a micro-batch', () => {
  it('come out of their row as they went in, with every character and in their order', () => {
    return fc.assert(fc.asyncProperty(fc.array(noted), async (records) => expect(unpackRecords(await packRecords(records))).toEqual(records.map(exported))));
  });

  it('stand in a tenth of the room', async () => {
    const records = Array.from({ length: 100 }, (_, position): NotedRecord => ({
      position, sourceRecordPosition: 0, key: 2_251_799_813_685_249 + position, timestamp: 1_764_376_000_000, recordType: 'EVENT', valueType: 'PROCESS_INSTANCE',
      intent: 'ELEMENT_ACTIVATED', value: { bpmnProcessId: 'attestation', elementId: `step-${position % 7}`, flowScopeKey: 2_251_799_813_685_249, bpmnElementType: 'SERVICE_TASK' },
    }));
    expect(JSON.stringify(await packRecords(records)).length).toBeLessThan(JSON.stringify(records).length / 10);
  });

  it('have the fields that an exporter writes, whatever was left out of the row', () => {
    const event: NotedRecord = { position: 7, sourceRecordPosition: 3, key: -1, timestamp: 5, recordType: 'EVENT', valueType: 'VARIABLE', intent: 'CREATED', value: { name: 'x' } };
    expect(exported(event)).toEqual({
      partitionId: 1, position: 7, sourceRecordPosition: 3, key: -1, timestamp: 5, recordType: 'EVENT', valueType: 'VARIABLE', intent: 'CREATED',
      rejectionType: 'NULL_VAL', rejectionReason: '', brokerVersion: '8.3.13', recordVersion: 1, authorizations: { authorized_tenants: ['<default>'] }, value: { name: 'x', tenantId: '<default>' },
    });
    expect(exported({ ...event, valueType: 'JOB_BATCH' }).value).toEqual({ name: 'x' });
    expect(exported({ ...event, valueType: 'JOB_BATCH', value: { jobs: [{ type: 'a' }] } }).value).toEqual({ jobs: [{ type: 'a', tenantId: '<default>' }] });
    expect(exported({ ...event, valueType: 'DEPLOYMENT' }).recordVersion).toBe(2);
  });

  it('have in a command all fields of its value, with what was not asked for as the broker fills it in', () => {
    const command: NotedRecord = { position: 7, sourceRecordPosition: -1, key: 9, timestamp: 5, recordType: 'COMMAND', valueType: 'INCIDENT', intent: 'RESOLVE', value: {} };
    expect(exported(command).value).toEqual({
      bpmnProcessId: '', processDefinitionKey: -1, processInstanceKey: -1, elementId: '', elementInstanceKey: -1, errorType: 'UNKNOWN', errorMessage: '',
      jobKey: -1, variableScopeKey: -1, tenantId: '<default>',
    });
  });

  it('are refused where they are none', () => expect(() => unpackRecords({ deflated: 'not deflated' })).toThrow());
});
