import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RECORDED } from '../testing/records.js';
import { gathered } from './page.js';
import { rowsOf } from './project.js';
import type { JobRow, JobState } from './rows.js';

const told = RECORDED.map((record) => ({ record, rows: rowsOf(record) }));
const job = (state: JobState, position: number): { record: (typeof RECORDED)[number]; rows: JobRow[] } => ({
  record: { ...RECORDED[0]!, position },
  rows: [{ kind: 'job', key: 1, instanceKey: 2, elementKey: 3, elementId: 'e', type: 't', state, retries: position, worker: `w${position}`, at: new Date(position).toISOString() }],
});

describe('a page of records', () => {
  it('tells every element, instance, case and job once', () => {
    const { instances, elements, cases, jobs } = gathered(told);
    const keys = [instances.map(({ row }) => row.key), elements.map(({ row }) => row.key), cases.map(({ row }) => row.instanceKey), jobs.map(({ row }) => row.key)];
    for (const each of keys) expect(new Set(each).size).toBe(each.length);
    expect(keys.every((each) => each.length > 1)).toBe(true);
  });

  it('tells of an element that came and went both its beginning and its end', () => {
    const ended = gathered(told).elements.filter(({ row }) => row.state === 'COMPLETED');
    expect(ended.length).toBeGreaterThan(3);
    for (const { row } of ended) expect([row.startedAt, row.endedAt]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('leaves a job that is over as it is, and takes the newest of all else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<JobState>('WAITING', 'IN_WORK', 'FAILED', 'DONE', 'CANCELLED'), { minLength: 1, maxLength: 8 }), (states) => {
        const [gatheredJob] = gathered(states.map((state, index) => job(state, index + 1))).jobs;
        const over = states.find((state) => state === 'DONE' || state === 'CANCELLED');
        expect(gatheredJob).toMatchObject({ position: states.length, row: { state: over ?? states.at(-1), retries: states.length, worker: `w${states.length}`, at: new Date(1).toISOString() } });
      }),
    );
  });

  it('keeps the order where a job is freed again by its resolved incident', () => {
    const kinds = gathered(told).others.map(({ row }) => row.kind);
    expect(kinds).toContain('again');
    expect(kinds.indexOf('incident')).toBeLessThan(kinds.indexOf('again'));
  });
});
