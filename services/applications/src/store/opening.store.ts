import type { Caller, Category, OrganisationId, PersonId, PlaceCode, PlainDate, Subject, Subordination } from '@attestation/contracts';
import { Ledger, Store } from '@attestation/persistence';
import type { Campaign } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Applicant, Employment } from '../domain/opening.js';
import { keepCase } from './case-rows.js';

interface PersonRow {
  current_category: Category;
  category_valid_until: PlainDate | null;
  consecutive_exempt_confirmations: number;
  disability: boolean;
}

interface EmploymentRow {
  id: string;
  organisation_id: OrganisationId;
  post: string;
  position_group: string;
  subject: string;
  service_years: number;
  service_months: number;
  service_as_of: PlainDate;
  place_code: PlaceCode;
  subordination: Subordination;
  has_district_level: boolean;
  country: PlaceCode | null;
}

/** What a draft is opened from: the person is locked, so that two drafts at once become one after the other. */
@Injectable()
export class OpeningStore extends Store<Applicant> {
  constructor(db: DataSource, ledger: Ledger, private readonly clock: Clock) {
    super(db, ledger);
  }

  /** A draft is opened about oneself only. */
  protected async permits(_tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return id === caller.personId;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Applicant | undefined> {
    const [person]: PersonRow[] = await tx.query(
      `select current_category, category_valid_until::text, consecutive_exempt_confirmations, disability
         from person where id = $1 and active for update`,
      [id],
    );
    if (!person) return undefined;
    const open: { year: number }[] = await tx.query('select year from case_file where person_id = $1 and not ended', [id]);
    const campaigns: { body: Campaign }[] = await tx.query('select body from campaign order by year');
    return {
      personId: id as PersonId,
      currentCategory: person.current_category,
      categoryValidUntil: person.category_valid_until,
      consecutiveExemptConfirmations: person.consecutive_exempt_confirmations,
      disability: person.disability,
      employments: await employmentsOf(tx, id, this.clock.today()),
      campaigns: campaigns.map(({ body }) => body),
      openYears: open.map(({ year }) => year),
    };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { opened }: Applicant): Promise<void> {
    if (opened) await keepCase(tx, opened);
  }
}

/** Employments that hold today at organisations that are active. The first place below the country says whether there are districts (F-14). */
async function employmentsOf(tx: EntityManager, personId: string, today: PlainDate): Promise<Employment[]> {
  const rows: EmploymentRow[] = await tx.query(
    `select e.id, e.organisation_id, e.post, e.position_group, e.subject, e.service_years, e.service_months, e.service_as_of::text,
            o.place_code, o.subordination,
            coalesce((select t.has_district_level from access_place t
                       where t.code = any(p.path) and t.kind <> 'COUNTRY' order by array_position(p.path, t.code) limit 1), true) as has_district_level,
            (select t.code from access_place t where t.code = any(p.path) and t.kind = 'COUNTRY') as country
       from employment e
       join access_organisation o on o.id = e.organisation_id and o.active
       left join access_place p on p.code = o.place_code
      where e.person_id = $1 and e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $2)
      order by e.valid_from, e.id`,
    [personId, today],
  );
  return rows.map((row) => ({
    employmentId: row.id,
    organisationId: row.organisation_id,
    post: row.post,
    positionGroup: row.position_group,
    subject: row.subject,
    serviceYears: row.service_years,
    serviceMonths: row.service_months,
    serviceAsOf: row.service_as_of,
    placeCode: row.place_code,
    subordination: row.subordination,
    hasDistrictLevel: row.has_district_level,
    country: row.country,
  }));
}
