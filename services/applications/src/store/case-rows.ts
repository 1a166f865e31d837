import { together } from '@attestation/persistence';
import type { EntityManager } from 'typeorm';
import type { CaseFile, HeldStep } from '../domain/case-file.js';
import { currentOf } from '../domain/current.js';
import { END_STATES } from '../domain/machine.js';

/** Reads a file as it was kept; nothing touched, no news. */
export async function loadCase(tx: EntityManager, id: string): Promise<CaseFile | undefined> {
  const [row]: { body: CaseFile }[] = await tx.query('select body from case_file where id = $1', [id]);
  return row && fileOf(row.body);
}

/** Those that are there, by their ids. */
export async function loadCases(tx: EntityManager, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  const rows: { id: string; body: CaseFile }[] = await tx.query('select id, body from case_file where id = any($1)', [ids]);
  return new Map(rows.map(({ id, body }) => [id, fileOf(body)]));
}

export const fileOf = (body: Kept): CaseFile => ({ ...body, version: body.version ?? 0, touched: [], news: [] });

/** As it lies there; those kept before versions were counted have none. */
type Kept = Omit<CaseFile, 'version'> & Partial<Pick<CaseFile, 'version'>>;

/** Nothing is due. */
const NEVER = '9999-12-31T00:00:00Z';

/** Keeps a file with the steps it touched and its news. */
export const keepCase = (tx: EntityManager, file: CaseFile): Promise<void> => keepCases(tx, [file]);

/** Several at once, by as many statements as for one. The index of running cases has the last word on a second one of a person. */
export async function keepCases(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  await together(keepRows(tx, files), keepAcceptances(tx, files), keepEntries(tx, files));
}

async function keepRows(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  await tx.query(
    `insert into case_file (id, person_id, organisation_id, place_code, commission_id, year, claimed, state, ended, opened_at, registration_number, employment_id, due, admitted, version, body, found_by)
     select id, person_id, organisation_id, place_code, commission_id, year, claimed, state, ended, opened_at, registration_number, employment_id, due, admitted, version, body,
            coalesce((select p.found_by from person p where p.id = row.person_id), '')
       from jsonb_to_recordset($1::jsonb) as row(id uuid, person_id uuid, organisation_id uuid, place_code text, commission_id uuid, year int, claimed text, state text,
         ended boolean, opened_at timestamptz, registration_number text, employment_id uuid, due timestamptz, admitted boolean, version int, body jsonb)
     on conflict (id) do update set organisation_id = excluded.organisation_id, place_code = excluded.place_code, commission_id = excluded.commission_id,
       state = excluded.state, ended = excluded.ended, registration_number = excluded.registration_number, employment_id = excluded.employment_id,
       due = excluded.due, admitted = excluded.admitted, version = excluded.version, body = excluded.body`,
    [JSON.stringify(files.map(rowOf))],
  );
}

function rowOf(all: CaseFile) {
  const { touched: _, news: __, ...file } = { ...all, version: all.version + 1 };
  const { state, since } = file.standing;
  const { due } = currentOf(all, since);
  return {
    id: file.id, person_id: file.personId, organisation_id: file.organisationId, place_code: file.placeCode, commission_id: file.commissionId, year: file.year,
    claimed: file.claimed, state, ended: END_STATES.has(state), opened_at: file.openedAt, registration_number: file.registration?.number ?? null,
    employment_id: file.profile.employmentId, due: due ?? NEVER, admitted: file.portfolio.check?.result === 'ADMITTED', version: file.version, body: file,
  };
}

async function keepAcceptances(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  await together(...files.flatMap((file) => file.touched.filter(({ step }) => step === 'acceptance').map((step) => keepAcceptance(tx, file, step))));
}

/** The provider's queue: of all steps only ours is asked for by whom it waits. */
async function keepAcceptance(tx: EntityManager, { id }: Pick<CaseFile, 'id'>, { workItemId, holder, openedAt, due, closedAt }: HeldStep): Promise<void> {
  await tx.query(
    `insert into acceptance (work_item_id, attestation_id, organisation_id, place_code, opened_at, due, closed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (work_item_id) do update set closed_at = excluded.closed_at, due = excluded.due`,
    [workItemId, id, holder?.organisationId ?? null, holder?.placeCode ?? null, openedAt, due, closedAt],
  );
}

async function keepEntries(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  const entries = files.flatMap(({ id, news }) => news.map(({ at, fact: { type, data } }) => ({ id, at, type, data })));
  if (entries.length === 0) return;
  await tx.query(
    `insert into time_line (attestation_id, at, type, data)
     select (entry->>'id')::uuid, (entry->>'at')::timestamptz, entry->>'type', entry->'data' from jsonb_array_elements($1::jsonb) with ordinality as told(entry, place) order by place`,
    [JSON.stringify(entries)],
  );
}
