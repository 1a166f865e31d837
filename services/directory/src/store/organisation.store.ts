import type { OrganisationId, PlaceCode } from '@attestation/contracts';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Organisation, OrganisationEntry } from '../domain/organisation.js';
import { exists, Register } from './register.js';
import { keepOrganisations, organisationsBy, toOrganisation, type OrganisationRow } from './rows/organisations.js';

/** An organisation that is to be changed, and the place that the command names. */
export interface OrganisationSubject {
  id: OrganisationId;
  key: OrganisationId;
  placeCode: PlaceCode;
}

@Injectable()
export class OrganisationStore extends Register<OrganisationEntry> {
  /** All organisations, or those at a place and below it; by id. */
  async list(place: string | undefined, cursor: string | undefined, limit: number): Promise<Page<Organisation>> {
    const [after = null] = fromCursor(cursor, ['UUID']) ?? [];
    const rows: OrganisationRow[] = await this.db.query(
      `with recursive inside(code) as (
         select code from place where code = $1 or $1::text is null
         union select p.code from place p join inside i on p.parent_code = i.code)
       select o.* from organisation o where o.place_code in (select code from inside) and ($2::uuid is null or o.id > $2::uuid)
        order by o.id limit $3`,
      [place ?? null, after, limit + 1],
    );
    return toPage(rows.map(toOrganisation), limit, ({ organisationId }) => [organisationId]);
  }

  async find(id: OrganisationId): Promise<Organisation | undefined> {
    const [row]: OrganisationRow[] = await this.db.query('select * from organisation where id = $1', [id]);
    return row && toOrganisation(row);
  }

  protected override async load(tx: EntityManager, { id, placeCode }: OrganisationSubject): Promise<OrganisationEntry> {
    const known = await organisationsBy(tx, [id], []);
    return { ...known.get(id), placeKnown: await exists(tx, 'select 1 from place where code = $1', placeCode) };
  }

  protected override keep(tx: EntityManager, _subject: OrganisationSubject, next: OrganisationEntry): Promise<void> {
    return keepOrganisations(tx, [next]);
  }
}
