import { describe, expect, it } from '@jest/globals';
import { businessError, complete, incident, retryLater } from '../job.js';
import { answerTo, answerToThrow, handBack, shown } from './answer.js';

const job = { key: '2251799813685249', retries: 3 };
const throwing = { passing: false, backoff: { firstMs: 1000, maxMs: 60_000 }, failures: 1, random: () => 0.5 };

describe('What the engine is told', () => {
  it('completes with the variables as JSON text', () => {
    expect(answerTo(job, complete({ workItemId: 'a', deadline: null }))).toEqual({
      call: 'completeJob',
      request: { jobKey: job.key, variables: '{"workItemId":"a","deadline":null}' },
      result: 'completed',
    });
  });

  it('throws a business error as a BPMN error with its code', () => {
    const { call, request } = answerTo(job, businessError('ALREADY_STARTED', 'the case runs'));
    expect(call).toBe('throwError');
    expect(request).toMatchObject({ errorCode: 'ALREADY_STARTED', errorMessage: 'the case runs', variables: '{}' });
  });

  it('asks for the same job later without taking a try from it', () => {
    const { call, request, result } = answerTo(job, retryLater(1500.4, 'the registry is closed for the night'));
    expect({ call, result }).toEqual({ call: 'failJob', result: 'retry' });
    expect(request).toMatchObject({ retries: 3, retryBackOff: 1500 });
  });

  it('never lets a job that comes with no try left end as an incident by waiting', () => {
    expect(answerTo({ ...job, retries: 0 }, retryLater(10, 'later')).request).toMatchObject({ retries: 1 });
  });

  it('raises an incident at once, whatever tries are left', () => {
    const { request, result } = answerTo(job, incident('no commission is approved for the organisation'));
    expect(result).toBe('incident');
    expect(request).toMatchObject({ retries: 0, errorMessage: 'no commission is approved for the organisation' });
  });

  it('takes a try after a throw and waits half to the whole of the step', () => {
    expect(answerToThrow(job, 'connection lost', throwing).request).toMatchObject({ retries: 2, retryBackOff: 750 });
    expect(answerToThrow(job, 'connection lost', { ...throwing, failures: 3 }).request).toMatchObject({ retryBackOff: 3000 });
  });

  it('makes the last throw an incident, without a wait', () => {
    const { request, result } = answerToThrow({ ...job, retries: 1 }, 'still lost', throwing);
    expect(result).toBe('incident');
    expect(request).toMatchObject({ retries: 0, retryBackOff: 0, errorMessage: 'still lost' });
  });

  it('takes no try while the surroundings are at fault, for as long as that may be a matter of time', () => {
    const away = (failures: number) => answerToThrow(job, 'the database is away', { ...throwing, passing: true, failures }).request;
    expect(away(1)).toMatchObject({ retries: 3, retryBackOff: 750 });
    expect(away(20)).toMatchObject({ retries: 3, retryBackOff: 45_000 });
    expect(away(21)).toMatchObject({ retries: 2, retryBackOff: 45_000 });
  });

  it('gives an untouched job back as it was', () => {
    expect(handBack(job)).toMatchObject({ call: 'failJob', request: { retries: 3, retryBackOff: 0 }, result: 'handed-back' });
  });

  it('names the retries in every failure, since left out they would mean none', () => {
    for (const told of [answerTo(job, retryLater(1, 'x')), answerToThrow(job, 'x', throwing), handBack(job)]) {
      expect(told.request).toHaveProperty('retries', expect.any(Number));
    }
  });

  it('refuses a handler that returned nothing', () => {
    expect(() => answerTo(job, undefined as never)).toThrow();
    expect(() => answerTo(job, { kind: 'done' } as never)).toThrow('the handler returned no outcome');
  });

  it('shows no personal number, but the ids of cases and jobs', () => {
    expect(shown('no person 910512400123 at job 2251799813685249')).toBe('no person ************ at job 2251799813685249');
    expect(shown('case 018f4f3e-7c1a-7b3a-9d2e-123456789012')).toContain('123456789012');
    expect(shown('x'.repeat(5000))).toHaveLength(2001);
  });
});
