import { describe, expect, it } from '@jest/globals';
import { workerSettings } from './job-worker.js';

describe('The settings of a worker', () => {
  it('leave the engine 30 s, the handler four fifths of it, and 32 jobs in hand', () => {
    expect(workerSettings('applications.begin', { fetch: ['attestationId'] })).toEqual({
      type: 'applications.begin',
      fetch: ['attestationId'],
      maxJobs: 32,
      timeoutMs: 30_000,
      limitMs: 24_000,
      backoff: { firstMs: 1000, maxMs: 60_000 },
    });
  });

  it('are refused when the engine would offer the job again before we have answered', () => {
    expect(() => workerSettings('a.b', { fetch: [], timeout: '10s', limit: '10s' })).toThrow('a.b: the handler\'s limit');
  });

  it('are refused without a job in hand or without a type', () => {
    expect(() => workerSettings('a.b', { fetch: [], maxJobs: 0 })).toThrow('maxJobs');
    expect(() => workerSettings(' ', { fetch: [] })).toThrow('needs a job type');
  });
});
