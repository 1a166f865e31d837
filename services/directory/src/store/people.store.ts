import { jurisdictionSql } from '@attestation/access';
import type { Caller, Category, OrganisationId, PersonId, PlainDate, Texts } from '@attestation/contracts';
import { fromCursor, toPage, wordsFit, type Page } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Employment } from '../domain/employment.js';
import { employmentColumns, toEmployment, type EmploymentRow } from './rows/employments.js';

/** A person as others who may look her up see her: never the number, nothing of her health. */
export interface FoundPerson {
  personId: PersonId;
  name: string;
  currentCategory: Category;
  categoryValidUntil: PlainDate | null;
  active: boolean;
  /** where she works today, as far as the caller's jurisdiction reaches */
  posts: { organisationId: OrganisationId; organisation: Texts; post: string }[];
}

/** Somebody who works at an organisation today. */
export type Colleague = Employment & Pick<FoundPerson, 'name' | 'currentCategory' | 'categoryValidUntil'>;

interface Asked {
  cursor?: string;
  limit: number;
}

const BY_NAME = 'p.name collate "kk-x-icu"';
/** After the row of a cursor, in the order of names and, among equal names, of ids. */
const after = (name: string, id: string, column: string): string => `(${name}::text is null or (${BY_NAME}, ${column}) > (${name} collate "kk-x-icu", ${id}::uuid))`;
const holds = (day: string): string => `e.valid_from <= ${day} and (e.valid_to is null or e.valid_to >= ${day})`;

/** Looks people up: by name, and by where they work. Jurisdiction is part of every query. */
@Injectable()
export class PeopleStore {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Persons in the order of their names.
   * @param query beginnings of words of the name, in any order; letters of Kazakh are found by those of Russian and the other way round
   */
  async search(caller: Caller, query: string | undefined, { cursor, limit }: Asked): Promise<Page<FoundPerson>> {
    const [name = null, id = null] = fromCursor(cursor, ['TEXT', 'UUID']) ?? [];
    const reach = jurisdictionSql(caller, { organisationColumn: 'e.organisation_id' }, 6);
    const working = `from employment e join organisation o on o.id = e.organisation_id where ${holds('$5')} and ${reach.sql}`;
    const rows: FoundPerson[] = await this.db.query(
      `select p.id as "personId", p.name, p.current_category as "currentCategory", p.category_valid_until::text as "categoryValidUntil", p.active,
              coalesce((select jsonb_agg(jsonb_build_object('organisationId', o.id, 'organisation', o.name, 'post', e.post) order by e.valid_from, e.id)
                          ${working} and e.person_id = p.id), '[]') as posts
         from person p
        where ($1::text is null or ${wordsFit('p.words', '$1')})
          and ${isCountrywide(caller) ? 'true' : `p.id in (select e.person_id ${working})`} and ${after('$2', '$3', 'p.id')}
        order by ${BY_NAME}, p.id limit $4`,
      [query?.trim() || null, name, id, limit + 1, this.clock.today(), ...reach.parameters],
    );
    return toPage(rows, limit, (row) => [row.name, row.personId]);
  }

  /** Who works at an organisation today, in the order of names; undefined: it is not there, or outside the caller's jurisdiction. */
  async atOrganisation(caller: Caller, organisationId: OrganisationId, { cursor, limit }: Asked): Promise<Page<Colleague> | undefined> {
    const reach = jurisdictionSql(caller, { organisationColumn: 'o.id' }, 2);
    const found: unknown[] = await this.db.query(`select 1 from organisation o where o.id = $1 and ${reach.sql}`, [organisationId, ...reach.parameters]);
    if (found.length === 0) return undefined;
    const [name = null, id = null] = fromCursor(cursor, ['TEXT', 'UUID']) ?? [];
    const rows: (EmploymentRow & Pick<Colleague, 'name' | 'currentCategory' | 'categoryValidUntil'>)[] = await this.db.query(
      `select ${employmentColumns('e')}, p.name, p.current_category as "currentCategory", p.category_valid_until::text as "categoryValidUntil"
         from employment e join person p on p.id = e.person_id
        where e.organisation_id = $1 and ${holds('$5')} and ${after('$2', '$3', 'e.id')}
        order by ${BY_NAME}, e.id limit $4`,
      [organisationId, name, id, limit + 1, this.clock.today()],
    );
    const colleagues = rows.map((row) => ({ ...toEmployment(row), name: row.name, currentCategory: row.currentCategory, categoryValidUntil: row.categoryValidUntil }));
    return toPage(colleagues, limit, (each) => [each.name, each.employmentId]);
  }
}

/** Whose jurisdiction names no organisation and no place: also who works nowhere is found. */
const isCountrywide = ({ assignments }: Caller): boolean =>
  assignments.some(({ organisationId, placeCode, commissionId }) => !organisationId && !placeCode && !commissionId);
