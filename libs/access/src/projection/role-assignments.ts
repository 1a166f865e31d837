import { Injectable } from '@nestjs/common';
import type { CommissionId, OrganisationId, PersonId, PlaceCode, Role, RoleAssignment } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { DataSource } from 'typeorm';

/** What a person may be, where, today. */
export abstract class RoleAssignments {
  abstract of(personId: PersonId): Promise<RoleAssignment[]>;
}

interface Row {
  role: Role;
  organisation_id: OrganisationId | null;
  commission_id: CommissionId | null;
  place_code: PlaceCode | null;
}

/** From the service's own projection, by the date of law: an assignment holds from its first to its last day, both included. */
@Injectable()
export class ProjectedAssignments extends RoleAssignments {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {
    super();
  }

  override async of(personId: PersonId): Promise<RoleAssignment[]> {
    const rows: Row[] = await this.db.query(
      `select role, organisation_id, commission_id, place_code from access_role
        where person_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2) and (ended_on is null or ended_on > $2)`,
      [personId, this.clock.today()],
    );
    return rows.map(({ role, organisation_id, commission_id, place_code }) => ({
      role,
      organisationId: organisation_id ?? undefined,
      commissionId: commission_id ?? undefined,
      placeCode: place_code ?? undefined,
    }));
  }
}
