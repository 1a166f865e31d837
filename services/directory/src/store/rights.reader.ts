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
      this.names(assignments),
    ]);
    return { name: person?.name ?? null, roles: assignments.map((each) => held(each, names)) };
  }

  private async names(assignments: readonly RoleAssignment[]): Promise<Map<string, Texts>> {
    const organisations = assignments.flatMap(({ organisationId }) => organisationId ?? []);
    const places = assignments.flatMap(({ placeCode }) => placeCode ?? []);
    const rows: { id: string; name: Texts }[] = await this.db.query(
      `select id::text as id, jsonb_build_object('kk', name_kk, 'ru', name_ru, 'en', name_en) as name from access_organisation where id = any($1::uuid[])
       union all select code, name from access_place where code = any($2::text[])`,
      [organisations, places],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function held(assignment: RoleAssignment, names: Map<string, Texts>): Held {
  const { role, organisationId, commissionId, placeCode } = assignment;
  const name = names.get(organisationId ?? placeCode ?? '') ?? null;
  return { role, organisationId: organisationId ?? null, commissionId: commissionId ?? null, placeCode: placeCode ?? null, name };
}
