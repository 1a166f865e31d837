import { Injectable } from '@nestjs/common';
import type { CommissionId, FactOf, FactType, Instant, OrganisationId, PersonId, PlaceCode, PlainDate, Role } from '@attestation/contracts';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';

type Data<T extends FactType> = FactOf<T>;

interface KeptRole {
  assignmentId: string;
  personId: PersonId;
  role: Role;
  organisationId?: OrganisationId | null;
  commissionId?: CommissionId | null;
  placeCode?: PlaceCode | null;
  from: PlainDate;
  to: PlainDate | null;
}

/**
 * The service's copy of territory, organisations, roles and memberships. Every keeper may be told the same twice, and
 * leaves alone what it knows newer (`asOf` is the fact's own time).
 */
@Injectable()
export class Projection {
  private readonly watchers: (() => void)[] = [];

  constructor(private readonly db: DataSource) {}

  /** Calls after every commit by which somebody may have got or lost a role. */
  onRolesChanged(watcher: () => void): void {
    this.watchers.push(watcher);
  }

  private rolesChanged(): void {
    for (const watcher of this.watchers) watcher();
  }

  /** Also when the place above is not known yet: the path grows when it comes. */
  async keepPlace(place: Data<typeof FactType.PlaceChanged>, asOf: Instant): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('access_place', 0))`); // paths of one tree: one after the other
      await tx.query(
        `insert into access_place as known (code, parent_code, path, kind, name, has_district_level, as_of)
         values ($1, $2, array[$1::text], $3, $4, $5, $6)
         on conflict (code) do update set parent_code = excluded.parent_code, kind = excluded.kind, name = excluded.name,
           has_district_level = excluded.has_district_level, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
        [place.placeCode, place.parentCode, place.kind, place.name, place.hasDistrictLevel, asOf],
      );
      await rewritePaths(tx, place.placeCode);
    });
  }

  async keepOrganisation(organisation: Data<typeof FactType.OrganisationChanged>, asOf: Instant): Promise<void> {
    const { organisationId, placeCode, name, kind, subordination, active, penalInstitution = false } = organisation;
    await this.db.query(
      `insert into access_organisation as known (id, place_code, name_kk, name_ru, name_en, kind, subordination, active, penal_institution, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set place_code = excluded.place_code, name_kk = excluded.name_kk, name_ru = excluded.name_ru,
         name_en = excluded.name_en, kind = excluded.kind, subordination = excluded.subordination, active = excluded.active,
         penal_institution = excluded.penal_institution, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [organisationId, placeCode, name.kk, name.ru, name.en, kind, subordination, active, penalInstitution, asOf],
    );
  }

  async keepRole(assigned: Data<typeof FactType.RoleAssigned>, asOf: Instant): Promise<void> {
    await keep(this.db.manager, assigned, asOf);
    this.rolesChanged();
  }

  /** @throws Error when the assignment is not known: its fact comes first, under the same key */
  async endRole({ assignmentId, endedOn }: Data<typeof FactType.RoleEnded>, asOf: Instant): Promise<void> {
    const [, ended]: [unknown, number] = await this.db.query(
      'update access_role set ended_on = $2, as_of = greatest(as_of, $3) where assignment_id = $1',
      [assignmentId, endedOn, asOf],
    );
    this.rolesChanged();
    if (ended === 0) throw new Error(`The role assignment ${assignmentId} was ended, but is not known here.`);
  }

  /** Members and secretary as approved; who is not among them any more is none. The chair stays for as long as he is a member. */
  async keepMembership(approved: Data<typeof FactType.CommissionApproved>, asOf: Instant): Promise<void> {
    const { commissionId, members, secretaryId, from, to } = approved;
    const membership = (personId: PersonId, role: Role) => ({ ...seat(commissionId, personId, role), from, to });
    const seats = [...members.map((each) => membership(each, 'COMMISSION_MEMBER')), membership(secretaryId, 'COMMISSION_SECRETARY')];
    await this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [commissionId]);
      await tx.query(
        `delete from access_role where commission_id = $1 and as_of <= $2
           and case role when 'COMMISSION_CHAIR' then person_id <> all($4) else assignment_id <> all($3) end`,
        [commissionId, asOf, seats.map(({ assignmentId }) => assignmentId), members],
      );
      const [newer]: unknown[] = await tx.query(
        `select 1 from access_role where commission_id = $1 and role <> 'COMMISSION_CHAIR' and as_of > $2 limit 1`,
        [commissionId, asOf],
      );
      if (newer) return;
      for (const each of seats) await keep(tx, each, asOf);
    });
    this.rolesChanged();
  }

  /** One chair for each commission, for as long as the chair's own membership lasts. */
  async keepChair({ commissionId, chairId, electedOn }: Data<typeof FactType.ChairElected>, asOf: Instant): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [commissionId]);
      const [newer]: unknown[] = await tx.query(
        `select 1 from access_role where commission_id = $1 and role = 'COMMISSION_CHAIR' and as_of > $2`,
        [commissionId, asOf],
      );
      if (newer) return;
      await tx.query(`delete from access_role where commission_id = $1 and role = 'COMMISSION_CHAIR'`, [commissionId]);
      const [term]: { valid_to: PlainDate | null }[] = await tx.query(
        `select valid_to::text from access_role where commission_id = $1 and person_id = $2 and role = 'COMMISSION_MEMBER'`,
        [commissionId, chairId],
      );
      await keep(tx, { ...seat(commissionId, chairId, 'COMMISSION_CHAIR'), from: electedOn, to: term?.valid_to ?? null }, asOf);
    });
    this.rolesChanged();
  }
}

const seat = (commissionId: CommissionId, personId: PersonId, role: Role) => ({
  assignmentId: `${commissionId}/${role}/${personId}`,
  personId,
  role,
  commissionId,
});

async function keep(tx: EntityManager, kept: KeptRole, asOf: Instant): Promise<void> {
  const { assignmentId, personId, role, organisationId = null, commissionId = null, placeCode = null, from, to } = kept;
  await tx.query(
    `insert into access_role as known (assignment_id, person_id, role, organisation_id, commission_id, place_code, valid_from, valid_to, as_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (assignment_id) do update set person_id = excluded.person_id, role = excluded.role,
       organisation_id = excluded.organisation_id, commission_id = excluded.commission_id, place_code = excluded.place_code,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
    [assignmentId, personId, role, organisationId, commissionId, placeCode, from, to, asOf],
  );
}

/** A place's path and those of all below it. A circle in the data ends where it closes. */
async function rewritePaths(tx: EntityManager, code: string): Promise<void> {
  await tx.query(
    `with recursive tree(code, path) as (
       select p.code, coalesce(above.path, array[]::text[]) || p.code
         from access_place p left join access_place above on above.code = p.parent_code and not p.code = any(above.path)
        where p.code = $1
       union all
       select below.code, tree.path || below.code
         from access_place below join tree on below.parent_code = tree.code where not below.code = any(tree.path)
     )
     update access_place p set path = tree.path from tree where p.code = tree.code and p.path <> tree.path`,
    [code],
  );
}
