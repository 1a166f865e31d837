import type { OrganisationId, PersonId, PlaceCode, Texts } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Names of persons, organisations and places, by id or code; shown to whoever may read the case. */
export interface Names {
  persons: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, Texts>;
  places: ReadonlyMap<string, Texts>;
}
/** Whose names are asked for. */
export interface Named {
  persons?: (PersonId | undefined)[];
  organisations?: (OrganisationId | undefined)[];
  places?: (PlaceCode | undefined)[];
}

/** Names out of our own copies of the registers. */
@Injectable()
export class NamesReader {
  constructor(private readonly db: DataSource) {}

  async names({ persons = [], organisations = [], places = [] }: Named): Promise<Names> {
    const rows: { kind: keyof Names; id: string; name: string; texts: Texts }[] = await this.db.query(
      `select 'persons' as kind, id::text, name, null as texts from person where id = any($1::uuid[])
       union all select 'organisations', id::text, null, jsonb_build_object('kk', name_kk, 'ru', name_ru, 'en', name_en) from access_organisation where id = any($2::uuid[])
       union all select 'places', code, null, name from access_place where code = any($3::text[])`,
      [given(persons), given(organisations), given(places)],
    );
    const of = (kind: keyof Names) => rows.filter((row) => row.kind === kind);
    return {
      persons: new Map(of('persons').map(({ id, name }) => [id, name])),
      organisations: new Map(of('organisations').map(({ id, texts }) => [id, texts])),
      places: new Map(of('places').map(({ id, texts }) => [id, texts])),
    };
  }
}

const given = (ids: (string | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))];
