import { namesOf } from '@attestation/access';
import type { CommissionId, OrganisationId, PersonId, PlaceCode, Role, RoleAssignment, Texts } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A role, where it holds, and what that place is called. */
export interface Held {
  role: Role;
  organisationId: OrganisationId | null;
  commissionId: CommissionId | null;
  placeCode: PlaceCode | null;
  name: Texts | null;
}

/** Names a person and the places of what he may be. */
@Injectable()
export class RightsReader {
  constructor(private readonly db: DataSource) {}

  async of(personId: PersonId, assignments: readonly RoleAssignment[]): Promise<{ name: string | null; roles: Held[] }> {
    const [[person], names] = await Promise.all([
      this.db.query(`select name from person where id = $1`, [personId]) as Promise<{ name: string }[]>,
      namesOf(this.db, assignments),
    ]);
    return { name: person?.name ?? null, roles: assignments.map((each) => held(each, names)) };
  }
}

function held(assignment: RoleAssignment, names: ReadonlyMap<string, Texts>): Held {
  const { role, organisationId, commissionId, placeCode } = assignment;
  const name = names.get(organisationId ?? placeCode ?? '') ?? null;
  return { role, organisationId: organisationId ?? null, commissionId: commissionId ?? null, placeCode: placeCode ?? null, name };
}
