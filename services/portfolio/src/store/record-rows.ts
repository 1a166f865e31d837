import type { AttestationId, OrganisationId, PersonId } from '@attestation/contracts';
import { utc } from '@attestation/persistence';
import type { EntityManager } from 'typeorm';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { fingerprintOf, identityOf } from '../domain/identity.js';
import { schoolYearOf } from '../domain/school-year.js';

/** As one value: a person's record as it holds today; as text, which is made in half the time of jsonb. @param column of the person's id in the query it goes into */
export const RECORD_OF_PERSON = (column: string): string =>
  `(select coalesce(json_agg(json_build_object('registry', r.registry, 'source', r.source, 'manual', r.manual, 'enteredBy', r.entered_by,
      'receivedAt', ${utc('r.received_at')}, 'learntAt', ${utc('r.learnt_at')}, 'sheet', r.sheet, 'item', r.item) order by r.id), '[]')
    from standing_record r where r.person_id = ${column})`;

/** What was said of a person's record: whose it is, where it was made, and for which case; `root`: the registry's own event. */
export interface Recorded {
  personId: PersonId;
  organisationId: OrganisationId | null;
  attestationId: AttestationId | null;
  root?: string | null;
  recorded: CaseEvidence['recorded'];
}

/** Adds what was said, word by word and each word once, however often it is told. One statement, whatever was said of whomever. */
export async function keepRecords(tx: EntityManager, said: readonly Recorded[]): Promise<void> {
  const rows = said.flatMap(rowsOf);
  if (rows.length === 0) return;
  await tx.query(
    `insert into person_record (person_id, organisation_id, attestation_id, root, registry, source, manual, received_at, learnt_at, entered_by, item, school_year, fingerprint, identity)
     select * from jsonb_to_recordset($1::jsonb)
       as row(person_id uuid, organisation_id uuid, attestation_id uuid, root text, registry text, source text, manual boolean, received_at timestamptz, learnt_at timestamptz,
              entered_by uuid, item jsonb, school_year int, fingerprint text, identity text)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

function rowsOf({ personId, organisationId, attestationId, root = null, recorded }: Recorded) {
  return recorded.flatMap(({ registry, source, manual, receivedAt, learntAt, enteredBy = null, items }) =>
    items.map((item) => ({
      person_id: personId, organisation_id: organisationId, attestation_id: attestationId, root, registry, source, manual, received_at: receivedAt, learnt_at: learntAt,
      entered_by: enteredBy, item, school_year: schoolYearOf(item, receivedAt), fingerprint: fingerprintOf(item), identity: identityOf(registry, item),
    })),
  );
}
