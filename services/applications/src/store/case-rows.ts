import type { AttestationId } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { CaseFile, HeldStep } from '../domain/case-file.js';

/** Reads a file as it was kept; nothing touched, no news. */
export async function loadCase(tx: EntityManager, id: string): Promise<CaseFile | undefined> {
  const [row]: { body: CaseFile }[] = await tx.query('select body from case_file where id = $1', [id]);
  return row && { ...row.body, touched: [], news: [] };
}

/** Keeps a file with the steps it touched and its news. The one-draft index has the last word on a second draft. */
export async function keepCase(tx: EntityManager, { touched, news, ...file }: CaseFile): Promise<void> {
  await tx.query(
    `insert into case_file (id, person_id, organisation_id, place_code, commission_id, year, claimed, state, opened_at, registration_number, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (id) do update set commission_id = excluded.commission_id, state = excluded.state, registration_number = excluded.registration_number, body = excluded.body`,
    [
      file.id, file.personId, file.organisationId, file.placeCode, file.commissionId, file.year, file.claimed, file.standing.state, file.openedAt,
      file.registration?.number ?? null, JSON.stringify(file),
    ],
  );
  for (const step of touched) await keepStep(tx, file.id, step);
  for (const { at, fact } of news) await keepEntry(tx, file.id, at, fact.type, fact.data);
}

/** A step's opening and its end may come in either order: each fills in what it knows. */
async function keepStep(tx: EntityManager, attestationId: AttestationId, step: HeldStep): Promise<void> {
  const { workItemId, holder, openedAt, due, closedAt } = step;
  await tx.query(
    `insert into held_step as known (work_item_id, attestation_id, step, holder, organisation_id, place_code, opened_at, due, closed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (work_item_id, step) do update set
       holder = coalesce(known.holder, excluded.holder), organisation_id = coalesce(known.organisation_id, excluded.organisation_id),
       place_code = coalesce(known.place_code, excluded.place_code), opened_at = coalesce(known.opened_at, excluded.opened_at),
       due = coalesce(known.due, excluded.due), closed_at = coalesce(known.closed_at, excluded.closed_at)`,
    [
      workItemId, attestationId, step.step, holder && JSON.stringify(holder), holder?.organisationId ?? null, holder?.placeCode ?? null,
      openedAt, due, closedAt,
    ],
  );
}

async function keepEntry(tx: EntityManager, attestationId: AttestationId, at: string, type: string, data: object): Promise<void> {
  await tx.query('insert into time_line (attestation_id, at, type, data) values ($1, $2, $3, $4)', [attestationId, at, type, JSON.stringify(data)]);
}
