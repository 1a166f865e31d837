import { OVER as OVER_STATES } from '../domain/page.js';
import type { Row } from '../domain/rows.js';

/** Adds a value to the statement's parameters and gives its place. */
export type Place = (value: unknown) => string;
type Single = Exclude<Row['kind'], 'element' | 'case'>;
type Of<K extends Row['kind']> = Extract<Row, { kind: K }>;
type Merge<K extends Row['kind']> = (row: Of<K>, position: number, place: Place) => string;

/** A life merges whatever order its records come in: its beginning and end are kept, its state is that of the newest. */
const LIFE = `state = case when known.position < excluded.position then excluded.state else known.state end,
  started_at = coalesce(known.started_at, excluded.started_at), ended_at = coalesce(known.ended_at, excluded.ended_at), position = greatest(known.position, excluded.position)`;

const OVER = `(${OVER_STATES.map((state) => `'${state}'`).join(', ')})`;

/** What comes seldom, or in an order that counts: a statement for each row. */
const MERGES: { [K in Single]: Merge<K> } = {
  instance: ({ key, bpmnProcessId, version, definitionKey, parentKey, parentElementKey, state, startedAt, endedAt }, position, place) => {
    const parent = place(parentKey);
    const own = place(key);
    return `insert into instance as known (key, bpmn_process_id, version, definition_key, parent_key, parent_element_key, root_key, state, started_at, ended_at, position)
      select ${own}::bigint, ${place(bpmnProcessId)}, ${place(version)}::int, ${place(definitionKey)}::bigint, ${parent}::bigint, ${place(parentElementKey)}::bigint,
             coalesce((select root_key from instance where key = ${parent}::bigint), ${parent}::bigint, ${own}::bigint), ${place(state)}, ${place(startedAt)}::timestamptz, ${place(endedAt)}::timestamptz, ${place(position)}::bigint
      on conflict (key) do update set ${LIFE}`;
  },
  job: ({ key, instanceKey, elementKey, elementId, type, state, retries, worker, at }, position, place) => {
    const told = place(state);
    return `insert into job as known (key, instance_key, element_key, element_id, type, state, retries, worker, created_at, position)
      values (${[key, instanceKey, elementKey, elementId, type].map(place).join(', ')}, coalesce(${told}::text, 'WAITING'), ${[retries, worker, at, position].map(place).join(', ')})
      on conflict (key) do update set created_at = least(known.created_at, excluded.created_at),
        state = case when known.state in ${OVER} then known.state when ${told}::text in ${OVER} or known.position < excluded.position then coalesce(${told}::text, known.state) else known.state end,
        retries = case when known.position < excluded.position then excluded.retries else known.retries end,
        worker = case when known.position < excluded.position then excluded.worker else known.worker end, position = greatest(known.position, excluded.position)`;
  },
  again: ({ jobKey }, position, place) =>
    `update job set state = 'WAITING', position = ${place(position)} where key = ${place(jobKey)} and state not in ${OVER} and position < ${place(position)}`,
  incident: ({ key, instanceKey, elementKey, elementId, jobKey, errorType, message, createdAt, resolvedAt }, _, place) =>
    `insert into incident as known (key, instance_key, element_key, element_id, job_key, error_type, message, created_at, resolved_at)
     values (${[key, instanceKey, elementKey, elementId, jobKey, errorType, clean(message), createdAt, resolvedAt].map(place).join(', ')})
     on conflict (key) do update set created_at = coalesce(known.created_at, excluded.created_at), resolved_at = coalesce(known.resolved_at, excluded.resolved_at)`,
};

/** PostgreSQL's texts cannot hold U+0000; a worker's message may. */
const clean = (text: string): string => text.replaceAll('\u0000', '\ufffd');

/** The statement that makes a row of what is known and what a record at this position tells. @throws TypeError for what is only kept in bulk */
export function mergeOf(row: Row, position: number, place: Place): string {
  if (row.kind === 'element' || row.kind === 'case') throw new TypeError(`${row.kind} is kept in bulk.`);
  return (MERGES[row.kind] as Merge<Single>)(row, position, place);
}

/** What comes in thousands: one statement for all rows of a page, given as a JSON array. Each key stands in it once. */
export const BULK = {
  element: `insert into element as known (key, instance_key, element_id, element_type, scope_key, state, started_at, ended_at, position)
    select key, "instanceKey", "elementId", "elementType", "scopeKey", state, "startedAt", "endedAt", position
      from jsonb_to_recordset($1::jsonb) as told(key bigint, "instanceKey" bigint, "elementId" text, "elementType" text, "scopeKey" bigint, state text, "startedAt" timestamptz, "endedAt" timestamptz, position bigint)
    on conflict (key) do update set ${LIFE}`,
  case: `insert into instance_case as known (instance_key, attestation_id, position)
    select "instanceKey", "attestationId", position from jsonb_to_recordset($1::jsonb) as told("instanceKey" bigint, "attestationId" uuid, position bigint)
    on conflict (instance_key) do update set attestation_id = excluded.attestation_id, position = excluded.position where known.position < excluded.position`,
  job: `insert into job as known (key, instance_key, element_key, element_id, type, state, retries, worker, created_at, position)
    select key, "instanceKey", "elementKey", "elementId", type, state, retries, worker, at, position
      from jsonb_to_recordset($1::jsonb) as told(key bigint, "instanceKey" bigint, "elementKey" bigint, "elementId" text, type text, state text, retries int, worker text, at timestamptz, position bigint)
    on conflict (key) do update set created_at = least(known.created_at, excluded.created_at),
      state = case when known.state in ${OVER} then known.state when excluded.state in ${OVER} or known.position < excluded.position then excluded.state else known.state end,
      retries = case when known.position < excluded.position then excluded.retries else known.retries end,
      worker = case when known.position < excluded.position then excluded.worker else known.worker end, position = greatest(known.position, excluded.position)`,
};
