import type { CloudEvent, FactOf, FactType, Instant, OrganisationId, PersonId, PlaceCode, PlainDate } from '@attestation/contracts';
import { keepCopies, keepSetting, settingsOn } from '@attestation/persistence';
import type { Settings } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Body } from '../domain/body.js';
import type { Capacity, Member } from '../domain/commission.js';

type Data<T extends FactType> = FactOf<T>;
type Told<T extends FactType> = Pick<CloudEvent<FactOf<T>>, 'data' | 'time'>;

/** Our own small copy of what the registers tell. Each keeper may be told the same twice and leaves alone what it knows newer. */
@Injectable()
export class KnownFacts {
  constructor(private readonly db: DataSource) {}

  async keepPersons(page: readonly Told<typeof FactType.PersonChanged>[]): Promise<void> {
    await keepCopies(this.db, page, ({ data: { personId, name, currentCategory }, time }, tx) => tx.query(
      `insert into known_person as known (person_id, name, current_category, as_of) values ($1, $2, $3, $4)
       on conflict (person_id) do update set name = $2, current_category = $3, as_of = $4 where known.as_of <= $4`,
      [personId, name, currentCategory, time],
    ));
  }

  async keepEmployment(told: Data<typeof FactType.EmploymentChanged>, asOf: Instant): Promise<void> {
    const { employmentId, personId, organisationId, serviceYears, serviceMonths, serviceAsOf, from, to } = told;
    await this.db.query(
      `insert into known_employment as known (employment_id, person_id, organisation_id, service_years, service_months, service_as_of, "from", "to", as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (employment_id) do update set person_id = $2, organisation_id = $3, service_years = $4, service_months = $5, service_as_of = $6, "from" = $7, "to" = $8, as_of = $9
         where known.as_of <= $9`,
      [employmentId, personId, organisationId, serviceYears, serviceMonths, serviceAsOf, from, to, asOf],
    );
  }

  async keepCampaign({ year, decisionsBy, bonusFrom }: Data<typeof FactType.CampaignOpened>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_campaign as known values ($1, $2, $3, $4)
       on conflict (year) do update set decisions_by = $2, bonus_from = $3, as_of = $4 where known.as_of <= $4`,
      [year, decisionsBy, bonusFrom, asOf],
    );
  }

  keepSetting(changed: Data<typeof FactType.SettingChanged>): Promise<void> {
    return keepSetting(this.db, changed);
  }

  /** The ministry's choices as they hold on a day. */
  settingsOn(on: PlainDate): Promise<Settings> {
    return settingsOn(this.db, on);
  }

  /** The year's last day for decisions and first day of the bonus; `undefined` where its campaign is not known. */
  async findCampaign(year: number): Promise<{ decisionsBy: PlainDate; bonusFrom: PlainDate } | undefined> {
    const [row]: { decisionsBy: PlainDate; bonusFrom: PlainDate }[] = await this.db.query(
      'select decisions_by::text as "decisionsBy", bonus_from::text as "bonusFrom" from known_campaign where year = $1',
      [year],
    );
    return row;
  }

  async isKnown(personId: PersonId): Promise<boolean> {
    const found: unknown[] = await this.db.query('select 1 from known_person where person_id = $1', [personId]);
    return found.length > 0;
  }

  /**
   * The proposed members as the law looks at them: name, category, service on that day, and whether they are attested meanwhile where the body
   * answers: in the organisation, in the place, or anywhere for the ministry.
   */
  members(proposed: readonly { personId: PersonId; capacity: Capacity }[], { level, organisationId, placeCode }: Body, on: PlainDate): Promise<Member[]> {
    return this.db.query(
      `select wanted.id as "personId", wanted.capacity, p.name, p.current_category as category, ${SERVICE} as "serviceYears",
              exists (select 1 from known_case c where c.person_id = wanted.id and not c.closed and c.opened_on <= $3
                and case $4 when 'ORG' then c.organisation_id = $5 when 'MINISTRY' then true
                    else c.place_code in (select code from access_place where path && array[$6]) end) as "attestedHere"
         from unnest($1::uuid[], $2::text[]) with ordinality wanted(id, capacity, place) left join known_person p on p.person_id = wanted.id order by wanted.place`,
      [proposed.map(({ personId }) => personId), proposed.map(({ capacity }) => capacity), on, level, organisationId, placeCode],
    );
  }

  /** The place of an organisation with those above it, from the country down. */
  async placesOf(organisationId: OrganisationId): Promise<PlaceCode[]> {
    const [row]: { path: PlaceCode[] }[] = await this.db.query(
      'select p.path from access_organisation o join access_place p on p.code = o.place_code where o.id = $1',
      [organisationId],
    );
    return row?.path ?? [];
  }
}

/** Full years of service on the day $3: as told, and what has passed since in a post that is still held. */
const SERVICE = `coalesce((select max((e.service_years * 12 + e.service_months + case when least($3::date, e."to") > e.service_as_of
    then (extract(year from age(least($3::date, e."to"), e.service_as_of)) * 12 + extract(month from age(least($3::date, e."to"), e.service_as_of)))::int else 0 end) / 12)
  from known_employment e where e.person_id = wanted.id), 0)`;
