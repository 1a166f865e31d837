import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { EngineError } from '../gateway/engine-error.js';
import { isPassing } from './passing.js';

describe('A fault that passes by itself', () => {
  it.each<[string, unknown]>([
    ['the database is restarted', { code: '57P01', message: 'terminating connection due to administrator command' }],
    ['the database still starts', { code: '57P03' }],
    ['the database has no connection left', { code: '53300' }],
    ['two transactions were in each other\'s way', { code: '40P01' }],
    ['a connection ended under a query', new Error('Connection terminated unexpectedly')],
    ['TypeORM tells any of these', { message: 'query failed', driverError: { code: '08006' } }],
    ['fetch tells why it failed', new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })],
    ['several addresses were tried', { errors: [{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }] }],
    ['the engine is full', new EngineError('publishMessage', 8, 'overloaded')],
  ])('is one where %s', (_, error) => {
    expect(isPassing(error)).toBe(true);
  });

  it('is a real refused connection', async () => {
    const error = await new Promise((resolve) => connect(9, '127.0.0.1').on('error', resolve));
    expect(isPassing(error)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a defect', new TypeError('undefined is not a function')],
    ['a broken constraint', { code: '23505' }],
    ['a wrong query', { code: '42703' }],
    ['a refusal of the engine', new EngineError('deployResource', 3, 'invalid')],
    ['a defect that caused another', new Error('wrapped', { cause: new RangeError('out of range') })],
    ['nothing at all', undefined],
    ['a text', 'ECONNREFUSED'],
  ])('is not %s', (_, error) => {
    expect(isPassing(error)).toBe(false);
  });

  it('is found out also where an error is its own cause', () => {
    const round: { cause?: unknown } = {};
    round.cause = round;
    expect(isPassing(round)).toBe(false);
  });
});
