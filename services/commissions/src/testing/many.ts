import type { AttestationId } from '@attestation/contracts';
import { type Case, waitingCase, type World } from './given.js';

/** Many cases like one that waits for a meeting of the school's commission, each of a teacher of her own; made where they lie, for speed. */
export async function manyWaiting(world: World, count: number): Promise<AttestationId[]> {
  const { sql } = world.commissions;
  const { attestationId }: Case = await waitingCase(world);
  const columns = `organisation_id, post, position_group, position, penal_institution, claimed_category, current_category, opened_on, rule_set, commission_id, decisions_by, item_step, item_opened_at, item_due, recusals, score`;
  const made = await sql<{ id: AttestationId; person: string }>(
    `insert into commissions.case_file (attestation_id, person_id, item_id, ${columns})
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ${columns} from commissions.case_file, generate_series(1, $2) where attestation_id = $1
     returning attestation_id as id, person_id as person`,
    [attestationId, count],
  );
  await sql(
    `insert into commissions.known_result (booking_id, attestation_id, result, as_of)
     select gen_random_uuid(), made.id, r.result, r.as_of from commissions.known_result r, unnest($2::uuid[]) made(id) where r.attestation_id = $1`,
    [attestationId, made.map(({ id }) => id)],
  );
  await sql(
    `insert into commissions.known_person (person_id, current_category, as_of, name)
     select id, 'TEACHER', now(), 'Мұғалімова Ә' || place || ' Ғаниқызы' from unnest($1::uuid[]) with ordinality made(id, place)`,
    [made.map(({ person }) => person)],
  );
  return made.map(({ id }) => id);
}
