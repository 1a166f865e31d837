import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FACT_SCHEMAS, FactType } from './facts.js';
import { isUuid } from './ids.js';
import { readPlainDate } from './plain-date.js';

const ajv = new Ajv2020({ strict: false });
const ATTESTATION = '01957f3e-8a4d-7c1b-9f00-0123456789ab';

describe('facts', () => {
  it('have a name in FactType for each type, and no other', () => {
    expect(Object.values(FactType).sort()).toEqual(Object.keys(FACT_SCHEMAS).sort());
  });

  it.each(Object.entries(FACT_SCHEMAS))('%s has a schema that compiles and refuses unknown members', (type, schema) => {
    expect(type).toMatch(/^kz\.ustaz\.[a-z]+\.[a-z-]+\.v[1-9]$/);
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(schema.additionalProperties).toBe(false);
  });

  it('accept a closed case without an outcome and refuse one with an invented outcome', () => {
    const valid = ajv.compile(FACT_SCHEMAS[FactType.AttestationClosed]);
    const closed = { attestationId: ATTESTATION, personId: ATTESTATION, outcome: null, closedAt: '2025-06-02T04:00:00Z' };
    expect(valid(closed)).toBe(true);
    expect(valid({ ...closed, outcome: 'MAYBE' })).toBe(false);
    expect(valid({ ...closed, iin: '190101100005' })).toBe(false);
  });

  it('never have a member for a personal number', () => {
    expect(JSON.stringify(FACT_SCHEMAS)).not.toMatch(/"(iin|jsn|personalNumber)"/i);
  });
});

describe('dates and ids', () => {
  it('read only days that exist', () => {
    expect(readPlainDate('2024-02-29')).toBe('2024-02-29');
    expect(readPlainDate('2025-02-29')).toBeUndefined();
    expect(readPlainDate('2025-2-9')).toBeUndefined();
  });

  it('take a UUID in its canonical form only', () => {
    expect(isUuid(ATTESTATION)).toBe(true);
    expect(isUuid(ATTESTATION.toUpperCase())).toBe(false);
    expect(isUuid(undefined)).toBe(false);
  });
});
