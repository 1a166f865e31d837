import type { OrganisationId, PersonId, PlaceCode, PlainDate, Role } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Assignment, AssignmentEntry } from '../domain/role-assignment.js';
import { exists, Register } from './register.js';
import { placedOf } from './rows/places.js';
import { keepRoles, ROLE_COLUMNS, rolesOf, toAssignment, type RoleRow } from './rows/roles.js';

/** An assignment that is to be changed, and where the command says it holds. The key is its person. */
export interface RoleSubject {
  id: string;
  key: PersonId;
  organisationId?: OrganisationId | null;
  placeCode?: PlaceCode | null;
}

/** An assignment as it is shown: with the day on which it was ended early. */
export type KnownAssignment = Assignment & { endedOn: PlainDate | null };

@Injectable()
export class RoleStore extends Register<AssignmentEntry> {
  /** A person's assignments, the latest first, also those that are over. */
  async ofPerson(personId: PersonId): Promise<KnownAssignment[]> {
    const rows: RoleRow[] = await this.db.query(`select ${ROLE_COLUMNS} from role_assignment r where person_id = $1 order by r.valid_from desc, id`, [personId]);
    return rows.map((row) => ({ ...toAssignment(row), endedOn: row.ended_on }));
  }

  async find(id: string): Promise<KnownAssignment | undefined> {
    const [row]: RoleRow[] = await this.db.query(`select ${ROLE_COLUMNS} from role_assignment where id = $1`, [id]);
    return row && { ...toAssignment(row), endedOn: row.ended_on };
  }

  /** Whether anybody was ever given this role. */
  async wasEverGiven(role: Role): Promise<boolean> {
    return exists(this.db.manager, 'select 1 from role_assignment where role = $1 limit 1', role);
  }

  protected override async load(tx: EntityManager, { id, key, organisationId, placeCode }: RoleSubject): Promise<AssignmentEntry> {
    return {
      ...(await rolesOf(tx, [], [id])).get(id),
      personKnown: await exists(tx, 'select 1 from person where id = $1', key),
      organisationKnown: await exists(tx, 'select 1 from organisation where id = $1', organisationId),
      place: placeCode ? (await placedOf(tx, [placeCode])).get(placeCode) : undefined,
    };
  }

  protected override keep(tx: EntityManager, _subject: RoleSubject, next: AssignmentEntry): Promise<void> {
    return keepRoles(tx, [next]);
  }
}
