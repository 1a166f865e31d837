import type { OrganisationId, PersonId, PlaceCode, PlainDate, Role } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Assignment, AssignmentEntry } from '../domain/role-assignment.js';
import { exists, Register } from './register.js';

/** An assignment that is to be changed, and where the command says it holds. The key is its person. */
export interface RoleSubject {
  id: string;
  key: PersonId;
  organisationId?: OrganisationId | null;
  placeCode?: PlaceCode | null;
}

/** An assignment as it is shown: with the day on which it was ended early. */
export type KnownAssignment = Assignment & { endedOn: PlainDate | null };

interface RoleRow {
  id: string;
  person_id: PersonId;
  role: Role;
  organisation_id: OrganisationId | null;
  place_code: PlaceCode | null;
  order_number: string | null;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  ended_on: PlainDate | null;
}

const COLUMNS = 'id, person_id, role, organisation_id, place_code, order_number, valid_from::text, valid_to::text, ended_on::text';

@Injectable()
export class RoleStore extends Register<AssignmentEntry> {
  /** A person's assignments, the latest first, also those that are over. */
  async ofPerson(personId: PersonId): Promise<KnownAssignment[]> {
    const rows: RoleRow[] = await this.db.query(`select ${COLUMNS} from role_assignment r where person_id = $1 order by r.valid_from desc, id`, [personId]);
    return rows.map((row) => ({ ...toAssignment(row), endedOn: row.ended_on }));
  }

  async find(id: string): Promise<KnownAssignment | undefined> {
    const [row]: RoleRow[] = await this.db.query(`select ${COLUMNS} from role_assignment where id = $1`, [id]);
    return row && { ...toAssignment(row), endedOn: row.ended_on };
  }

  /** Whether anybody was ever given this role. */
  async wasEverGiven(role: Role): Promise<boolean> {
    return exists(this.db.manager, 'select 1 from role_assignment where role = $1 limit 1', role);
  }

  protected override async load(tx: EntityManager, { id, key, organisationId, placeCode }: RoleSubject): Promise<AssignmentEntry> {
    const [row]: RoleRow[] = await tx.query(`select ${COLUMNS} from role_assignment where id = $1`, [id]);
    return {
      known: row && toAssignment(row),
      endedOn: row?.ended_on ?? undefined,
      personKnown: await exists(tx, 'select 1 from person where id = $1', key),
      organisationKnown: await exists(tx, 'select 1 from organisation where id = $1', organisationId),
      placeKnown: await exists(tx, 'select 1 from place where code = $1', placeCode),
    };
  }

  protected override async keep(tx: EntityManager, _subject: RoleSubject, { known, endedOn }: AssignmentEntry): Promise<void> {
    if (!known) return;
    await tx.query(
      `insert into role_assignment (id, person_id, role, organisation_id, place_code, order_number, valid_from, valid_to, ended_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set role = excluded.role, organisation_id = excluded.organisation_id, place_code = excluded.place_code,
         order_number = excluded.order_number, valid_from = excluded.valid_from, valid_to = excluded.valid_to, ended_on = excluded.ended_on`,
      [
        known.assignmentId, known.personId, known.role, known.organisationId, known.placeCode, known.orderNumber, known.from,
        known.to, endedOn ?? null,
      ],
    );
  }
}

const toAssignment = (row: RoleRow): Assignment => ({
  assignmentId: row.id,
  personId: row.person_id,
  role: row.role,
  organisationId: row.organisation_id,
  placeCode: row.place_code,
  orderNumber: row.order_number,
  from: row.valid_from,
  to: row.valid_to,
});
