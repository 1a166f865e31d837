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

interface Row {
  kind: keyof Names;
  id: string;
  name: string;
  texts: Texts;
}

/** A name that another replica was told to change is shown as it was for so long. */
const BELIEVED_MS = 5_000;
/** So many are remembered: whoever looks at a case looks again soon. */
const MOST = 10_000;

/** Names out of our own copies of the registers. */
@Injectable()
export class NamesReader {
  private readonly known = new Map<string, Row & { until: number }>();

  constructor(private readonly db: DataSource) {}

  async names(asked: Named): Promise<Names> {
    const [persons, organisations, places] = [given(asked.persons), given(asked.organisations), given(asked.places)];
    const wanted = [...persons.map((id) => `persons ${id}`), ...organisations.map((id) => `organisations ${id}`), ...places.map((id) => `places ${id}`)];
    const now = performance.now();
    const remembered = wanted.flatMap((key) => this.known.get(key) ?? []).filter(({ until }) => now < until);
    const rows = remembered.length === wanted.length ? remembered : this.remember(await this.read(persons, organisations, places), now + BELIEVED_MS);
    const of = (kind: keyof Names) => rows.filter((row) => row.kind === kind);
    return {
      persons: new Map(of('persons').map(({ id, name }) => [id, name])),
      organisations: new Map(of('organisations').map(({ id, texts }) => [id, texts])),
      places: new Map(of('places').map(({ id, texts }) => [id, texts])),
    };
  }

  /** Somebody's name may have changed. */
  forget(): void {
    this.known.clear();
  }

  private remember(rows: Row[], until: number): Row[] {
    if (this.known.size >= MOST) this.known.clear();
    for (const row of rows) this.known.set(`${row.kind} ${row.id}`, { ...row, until });
    return rows;
  }

  private read(persons: string[], organisations: string[], places: string[]): Promise<Row[]> {
    return this.db.query(
      `select 'persons' as kind, id::text, name, null as texts from person where id = any($1::uuid[])
       union all select 'organisations', id::text, null, jsonb_build_object('kk', name_kk, 'ru', name_ru, 'en', name_en) from access_organisation where id = any($2::uuid[])
       union all select 'places', code, null, name from access_place where code = any($3::text[])`,
      [persons, organisations, places],
    );
  }
}

const given = (ids: (string | undefined)[] = []) => [...new Set(ids.filter((id) => id !== undefined))];
