import type { AttestationId, CommissionLevel, FactOf, FactType, Instant, OrganisationId, PersonId, PlaceCode, PlainDate } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { TestOutcome } from '../domain/case-file.js';
import type { Member } from '../domain/commission.js';

type Data<T extends FactType> = FactOf<T>;

/** Our own small copy of what other services tell. Each keeper may be told the same twice and leaves alone what it knows newer. */
@Injectable()
export class KnownFacts {
  constructor(private readonly db: DataSource) {}

  async keepPerson({ personId, currentCategory }: Data<typeof FactType.PersonChanged>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_person as known values ($1, $2, $3)
       on conflict (person_id) do update set current_category = $2, as_of = $3 where known.as_of <= $3`,
      [personId, currentCategory, asOf],
    );
  }

  async keepEmployment({ employmentId, personId, organisationId, serviceYears, from, to }: Data<typeof FactType.EmploymentChanged>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_employment as known values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (employment_id) do update set person_id = $2, organisation_id = $3, service_years = $4, "from" = $5, "to" = $6, as_of = $7
         where known.as_of <= $7`,
      [employmentId, personId, organisationId, serviceYears, from, to, asOf],
    );
  }

  async keepCase({ attestationId, personId, organisationId, positionGroup, openedOn }: Data<typeof FactType.DraftOpened>, asOf: Instant): Promise<void> {
    await this.db.query(
      'insert into known_case values ($1, $2, $3, $4, $5, false, $6) on conflict (attestation_id) do nothing',
      [attestationId, personId, organisationId, positionGroup, openedOn, asOf],
    );
  }

  async closeCase(attestationId: AttestationId): Promise<void> {
    await this.db.query('update known_case set closed = true where attestation_id = $1', [attestationId]);
  }

  async keepTest(attestationId: AttestationId, test: TestOutcome, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_test as known values ($1, $2, $3)
       on conflict (attestation_id) do update set test = $2, as_of = $3 where known.as_of <= $3`,
      [attestationId, test, asOf],
    );
  }

  async keepCampaign({ year, decisionsBy, bonusFrom }: Data<typeof FactType.CampaignOpened>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_campaign as known values ($1, $2, $3, $4)
       on conflict (year) do update set decisions_by = $2, bonus_from = $3, as_of = $4 where known.as_of <= $4`,
      [year, decisionsBy, bonusFrom, asOf],
    );
  }

  /** The year's last day for decisions and first day of the bonus; `undefined` where its campaign is not known. */
  async findCampaign(year: number): Promise<{ decisionsBy: PlainDate; bonusFrom: PlainDate } | undefined> {
    const [row]: { decisionsBy: PlainDate; bonusFrom: PlainDate }[] = await this.db.query(
      'select decisions_by::text as "decisionsBy", bonus_from::text as "bonusFrom" from known_campaign where year = $1',
      [year],
    );
    return row;
  }

  async findPositionGroup(attestationId: AttestationId): Promise<string | undefined> {
    const [row]: { positionGroup: string }[] = await this.db.query('select position_group as "positionGroup" from known_case where attestation_id = $1', [attestationId]);
    return row?.positionGroup;
  }

  /** The proposed members as the law looks at them: category, service, and whether they are attested in that organisation this year. */
  async members(personIds: PersonId[], organisationId: OrganisationId | null, on: PlainDate): Promise<Member[]> {
    const rows: Member[] = await this.db.query(
      `select wanted.id as "personId", p.current_category as category,
              coalesce((select max(e.service_years) from known_employment e where e.person_id = wanted.id), 0) as "serviceYears",
              exists (select 1 from known_case c where c.person_id = wanted.id and c.organisation_id = $2 and not c.closed and c.opened_on <= $3) as "attestedHere"
         from unnest($1::uuid[]) with ordinality wanted(id, place) left join known_person p on p.person_id = wanted.id order by wanted.place`,
      [personIds, organisationId, on],
    );
    return rows;
  }

  /** The place of an organisation and, above it, those of a district and a region: where its commissions sit. */
  async placesOf(organisationId: OrganisationId): Promise<PlaceCode[]> {
    const [row]: { path: PlaceCode[] }[] = await this.db.query(
      'select p.path from access_organisation o join access_place p on p.code = o.place_code where o.id = $1',
      [organisationId],
    );
    return row?.path ?? [];
  }
}

/** The test as told by `testing`, for the case's own transaction. */
export async function testOf(tx: EntityManager, attestationId: AttestationId): Promise<TestOutcome | null> {
  const [row]: { test: TestOutcome }[] = await tx.query('select test from known_test where attestation_id = $1', [attestationId]);
  return row?.test ?? null;
}

/** Which commission answers for an organisation at a level: its own, or that of its place or one above. */
export interface Jurisdiction {
  level: CommissionLevel;
  organisationId: OrganisationId;
  places: PlaceCode[];
}
