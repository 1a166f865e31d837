import type { EngineRecord } from './record.js';
import type { CaseRow, ElementRow, InstanceRow, JobRow, JobState, Row } from './rows.js';

/** A row and the position of the record that told it. */
export interface Told<R extends Row = Row> {
  row: R;
  position: number;
}

/** What a page of records changes, each thing once where that is the same. */
export interface Page {
  /** in their order: a called instance after the one that calls it */
  instances: Told<InstanceRow>[];
  elements: Told<ElementRow>[];
  cases: Told<CaseRow>[];
  jobs: Told<JobRow>[];
  /** to be merged one after the other, after all the above */
  others: Told[];
}

/** A job that is done or cancelled stays so, whatever is told of it later. */
export const OVER: readonly JobState[] = ['DONE', 'CANCELLED'];

/**
 * Gathers what records in their order tell, so that an element which came, worked and ended within a page is written once. Whether a page is
 * cut here or there makes no difference to the picture.
 */
export function gathered(told: readonly { record: EngineRecord; rows: readonly Row[] }[]): Page {
  const all: Told[] = told.flatMap(({ record: { position }, rows }) => rows.map((row) => ({ row, position })));
  const again = new Set(all.flatMap(({ row }) => (row.kind === 'again' ? [row.jobKey] : [])));
  const plainJob = (row: Row): row is JobRow => row.kind === 'job' && row.state !== null && !again.has(row.key);
  return {
    instances: merged(all, (row) => (row.kind === 'instance' ? row : undefined), ({ key }) => key, laterLife),
    elements: merged(all, (row) => (row.kind === 'element' ? row : undefined), ({ key }) => key, laterLife),
    cases: merged(all, (row) => (row.kind === 'case' ? row : undefined), ({ instanceKey }) => instanceKey, (_, later) => later),
    jobs: merged(all, (row) => (plainJob(row) ? row : undefined), ({ key }) => key, laterJob),
    others: all.filter(({ row }) => row.kind === 'incident' || row.kind === 'again' || (row.kind === 'job' && !plainJob(row))),
  };
}

function merged<R extends Row>(all: readonly Told[], pick: (row: Row) => R | undefined, keyOf: (row: R) => number, later: (one: R, other: R) => R): Told<R>[] {
  const known = new Map<number, Told<R>>();
  for (const { row, position } of all) {
    const picked = pick(row);
    if (!picked) continue;
    const before = known.get(keyOf(picked));
    known.set(keyOf(picked), { row: before ? later(before.row, picked) : picked, position });
  }
  return [...known.values()];
}

const laterLife = <R extends InstanceRow | ElementRow>(one: R, other: R): R => ({ ...one, state: other.state, startedAt: one.startedAt ?? other.startedAt, endedAt: one.endedAt ?? other.endedAt });

const laterJob = (one: JobRow, other: JobRow): JobRow => ({
  ...one,
  at: one.at < other.at ? one.at : other.at,
  retries: other.retries,
  worker: other.worker,
  state: one.state !== null && OVER.includes(one.state) ? one.state : other.state,
});
