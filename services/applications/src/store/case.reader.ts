import {
  FactType, type AttestationId, type AttestationState, type Caller, type Fact, type Instant, type OrganisationId, type PersonId, type PlaceCode, type Texts, type WorkItemId,
} from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { almaty, fromCursor, toPage, utc, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile, Entry } from '../domain/case-file.js';
import { fileOf } from './case-rows.js';
import { CASE_COLUMNS, heldBy } from './case.store.js';

export interface QueueItem {
  workItemId: WorkItemId;
  openedAt: Instant;
  due: Instant;
  file: CaseFile;
}
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
export interface Listing {
  cursor?: string;
  limit: number;
}

/** What callers are shown of cases: only those within their jurisdiction exist. */
@Injectable()
export class CaseReader {
  constructor(private readonly db: DataSource) {}

  /** The caller's cases, the newest first. */
  async list(caller: Caller, { cursor, limit, state }: Listing & { state?: AttestationState }): Promise<Page<CaseFile>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const within = jurisdictionSql(caller, CASE_COLUMNS, 5);
    const rows: Row[] = await this.db.query(
      `select c.body from case_file c
        where ${within.sql} and ($1::text is null or c.state = $1)
          and ($2::timestamptz is null or (c.opened_at, c.id) < ($2, $3::uuid))
        order by c.opened_at desc, c.id desc limit $4`,
      [state ?? null, after, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows.map(({ body }) => fileOf(body)), limit, ({ openedAt, id }) => [openedAt, id]);
  }

  /** @returns undefined for a case that does not exist or lies outside */
  async one(caller: Caller, id: AttestationId): Promise<CaseFile | undefined> {
    const within = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const [row]: Row[] = await this.db.query(`select c.body from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
    return row && fileOf(row.body);
  }

  /** What happened to a case, by the time it happened; with the meetings that had it on their agenda, and the protocol of the one that decided. */
  async entries(id: AttestationId): Promise<Entry[]> {
    const rows: { at: Instant; type: string; data: object }[] = await this.db.query(
      `select ${utc('told.at')} as at, type, data from (
         select at, id, type, data from time_line where attestation_id = $1
         union all select at, 0, type, data from meeting_fact where type = $2 and agenda @> array[$1::uuid]
         union all select at, 0, type, data from meeting_fact
                    where type = $3 and meeting_id in (select (data->>'meetingId')::uuid from time_line where attestation_id = $1 and type = $4)
       ) told order by told.at, id`,
      [id, FactType.MeetingCalled, FactType.ProtocolSigned, FactType.Decided],
    );
    return rows.map(({ at, type, data }) => ({ at, fact: { type, data } as Fact }));
  }

  /** Applications that wait for an answer, the most urgent first. @param q part of the teacher's name, or the whole number */
  async queue(caller: Caller, { cursor, limit, q }: Listing & { q?: string }): Promise<Page<QueueItem>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const held = heldBy(caller, 5);
    const rows: QueueRow[] = await this.db.query(
      `select ${QUEUE_ITEM} where h.closed_at is null and ${held.sql}
          and ($1::timestamptz is null or (h.due, h.work_item_id) > ($1, $2::uuid))
          and ($4::text is null or c.registration_number = $4 or exists (select 1 from person p where p.id = c.person_id and strpos(${searched('p.name')}, ${searched('$4')}) > 0))
        order by h.due, h.work_item_id limit $3`,
      [after, afterId, limit + 1, q ?? null, ...held.parameters],
    );
    return toPage(rows.map(toItem), limit, ({ due, workItemId }) => [due, workItemId]);
  }

  /** One application of the queue, answered or not. */
  async queueItem(caller: Caller, workItemId: WorkItemId): Promise<QueueItem | undefined> {
    const held = heldBy(caller, 2);
    const [row]: QueueRow[] = await this.db.query(`select ${QUEUE_ITEM} where h.work_item_id = $1 and ${held.sql}`, [workItemId, ...held.parameters]);
    return row && toItem(row);
  }

  /** The case of an application that waits for this provider, or was answered by her. */
  async held(caller: Caller, id: AttestationId): Promise<CaseFile | undefined> {
    const held = heldBy(caller, 2);
    const [row]: QueueRow[] = await this.db.query(`select ${QUEUE_ITEM} where h.attestation_id = $1 and ${held.sql}`, [id, ...held.parameters]);
    return row && fileOf(row.body);
  }

  /** Whether another attestation of the same person was accepted in these days: those of a school year. */
  async attestedWithin(id: AttestationId, { from, to }: { from: string; to: string }): Promise<boolean> {
    const found: unknown[] = await this.db.query(
      `select 1 from case_file mine join case_file other using (person_id)
        where mine.id = $1 and other.id <> $1 and other.body->'answer'->>'answer' = 'ACCEPTED' and other.body->>'openedOn' between $2 and $3 limit 1`,
      [id, from, to],
    );
    return found.length > 0;
  }

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

/** Letters of Kazakh as a Russian keyboard writes them: қ and к, ә and а, ү, ұ and у, і and и, ң and н, ө and о, ғ and г, һ and х are found alike. */
const searched = (text: string): string => `translate(lower(${text}), 'әғқңөұүһі', 'агкноуухи')`;

const given = (ids: (string | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))];

const QUEUE_ITEM = `h.work_item_id, ${utc('h.opened_at')} as opened_at, ${almaty('h.due')} as due, c.body from acceptance h join case_file c on c.id = h.attestation_id`;

interface Row {
  body: CaseFile;
}
interface QueueRow extends Row {
  work_item_id: WorkItemId;
  opened_at: Instant;
  due: Instant;
}

const toItem = ({ work_item_id, opened_at, due, body }: QueueRow): QueueItem => ({ workItemId: work_item_id, openedAt: opened_at, due, file: fileOf(body) });
