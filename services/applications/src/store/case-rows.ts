import type { EntityManager } from 'typeorm';
import type { CaseFile, Entry, HeldStep } from '../domain/case-file.js';
import { currentOf } from '../domain/current.js';
import { END_STATES } from '../domain/machine.js';

/** Reads a file as it was kept; nothing touched, no news. */
export async function loadCase(tx: EntityManager, id: string): Promise<CaseFile | undefined> {
  const [row]: { body: CaseFile }[] = await tx.query('select body from case_file where id = $1', [id]);
  return row && fileOf(row.body);
}

export const fileOf = (body: CaseFile): CaseFile => ({ ...body, touched: [], news: [] });

/** Nothing is due. */
const NEVER = '9999-12-31T00:00:00Z';

/** Keeps a file with the steps it touched and its news. The index of running cases has the last word on a second one. */
export async function keepCase(tx: EntityManager, { touched, news, ...file }: CaseFile): Promise<void> {
  const { state, since } = file.standing;
  const { due } = currentOf({ ...file, touched, news }, since);
  await tx.query(
    `insert into case_file (id, person_id, organisation_id, place_code, commission_id, year, claimed, state, ended, opened_at, registration_number, employment_id, due, admitted, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (id) do update set organisation_id = excluded.organisation_id, place_code = excluded.place_code, commission_id = excluded.commission_id,
       state = excluded.state, ended = excluded.ended, registration_number = excluded.registration_number, employment_id = excluded.employment_id,
       due = excluded.due, admitted = excluded.admitted, body = excluded.body`,
    [
      file.id, file.personId, file.organisationId, file.placeCode, file.commissionId, file.year, file.claimed, state, END_STATES.has(state), file.openedAt,
      file.registration?.number ?? null, file.profile.employmentId, due ?? NEVER, file.portfolio.check?.result === 'ADMITTED', JSON.stringify(file),
    ],
  );
  for (const step of touched.filter((each) => each.step === 'acceptance')) await keepAcceptance(tx, file, step);
  if (news.length > 0) await keepEntries(tx, file, news);
}

/** The provider's queue: of all steps only ours is asked for by whom it waits. */
async function keepAcceptance(tx: EntityManager, { id }: Pick<CaseFile, 'id'>, { workItemId, holder, openedAt, due, closedAt }: HeldStep): Promise<void> {
  await tx.query(
    `insert into acceptance (work_item_id, attestation_id, organisation_id, place_code, opened_at, due, closed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (work_item_id) do update set closed_at = excluded.closed_at`,
    [workItemId, id, holder?.organisationId ?? null, holder?.placeCode ?? null, openedAt, due, closedAt],
  );
}

const keepEntries = (tx: EntityManager, { id }: Pick<CaseFile, 'id'>, news: readonly Entry[]): Promise<unknown> =>
  tx.query(
    `insert into time_line (attestation_id, at, type, data)
     select $1, (entry->>'at')::timestamptz, entry->'fact'->>'type', entry->'fact'->'data' from jsonb_array_elements($2::jsonb) with ordinality as told(entry, place) order by place`,
    [id, JSON.stringify(news)],
  );
