import { describe, expect, it } from '@jest/globals';
import { WorkerHealth } from './worker-health.js';

function healthAt() {
  const clock = { now: 0 };
  return { clock, health: new WorkerHealth(() => clock.now) };
}

describe('The health of workers', () => {
  it('is not given before each expected worker has reported', () => {
    const { health } = healthAt();
    const first = health.expect('applications.begin');
    health.expect('applications.close');
    first.alive();
    expect(health.report().map(({ state }) => state)).toEqual(['ready', 'starting']);
    expect(() => health.check()).toThrow('Job workers not ready: applications.close (starting).');
  });

  it('is lost with the first failure and comes back with the next answer', () => {
    const { health } = healthAt();
    const beat = health.expect('applications.begin');
    beat.alive();
    beat.failed('14 UNAVAILABLE');
    expect(health.report()).toEqual([expect.objectContaining({ state: 'lost', error: '14 UNAVAILABLE' })]);
    beat.alive();
    expect(health.ready).toBe(true);
  });

  it('is lost by silence, but not of one whose hands are full', () => {
    const { health, clock } = healthAt();
    let full = false;
    health.expect('applications.begin', undefined, () => full).alive();
    clock.now = 60_001;
    expect(health.report()).toEqual([{ type: 'applications.begin', state: 'lost', silentForMs: 60_001, error: undefined }]);
    full = true;
    expect(health.ready).toBe(true);
  });

  it('is given where no worker is expected', () => {
    expect(healthAt().health.ready).toBe(true);
  });
});
