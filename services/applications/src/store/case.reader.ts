import type { AttestationId, AttestationState, Caller, Fact, Instant, OrganisationId, PersonId, Step, Texts, WorkItemId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile, Entry, HeldStep, Holder } from '../domain/case-file.js';
import { CASE_COLUMNS, HOLDER_COLUMNS } from './case.store.js';

/** A case with the steps somebody holds. */
export interface CaseReading {
  file: CaseFile;
  steps: HeldStep[];
}
export interface QueueItem {
  workItemId: WorkItemId;
  openedAt: Instant;
  due: Instant;
  file: CaseFile;
}
/** Names of persons and organisations, by id; shown to whoever may read the case. */
export interface Names {
  persons: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, Texts>;
}
export interface Listing {
  cursor?: string;
  limit: number;
}

const STEPS = `coalesce((select json_agg(json_build_object('workItemId', s.work_item_id, 'step', s.step, 'holder', s.holder, 'openedAt', s.opened_at,
  'due', s.due, 'closedAt', s.closed_at)) from held_step s where s.attestation_id = c.id), '[]') as steps`;

/** What callers are shown of cases: only those within their jurisdiction exist. */
@Injectable()
export class CaseReader {
  constructor(private readonly db: DataSource) {}

  /** The caller's cases, the newest first. */
  async list(caller: Caller, { cursor, limit, state }: Listing & { state?: AttestationState }): Promise<Page<CaseReading>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const within = jurisdictionSql(caller, CASE_COLUMNS, 5);
    const rows: Row[] = await this.db.query(
      `select c.body, c.opened_at, ${STEPS} from case_file c
        where ${within.sql} and ($1::text is null or c.state = $1)
          and ($2::timestamptz is null or (c.opened_at, c.id) < ($2, $3::uuid))
        order by c.opened_at desc, c.id desc limit $4`,
      [state ?? null, after, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows.map(toReading), limit, ({ file }) => [file.openedAt, file.id]);
  }

  /** @returns undefined for a case that does not exist or lies outside */
  async one(caller: Caller, id: AttestationId): Promise<CaseReading | undefined> {
    const within = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const [row]: Row[] = await this.db.query(`select c.body, ${STEPS} from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
    return row && toReading(row);
  }

  /** What happened to a case, by the time it happened. */
  async entries(id: AttestationId): Promise<Entry[]> {
    const rows: { at: Date; type: string; data: object }[] = await this.db.query(
      'select at, type, data from time_line where attestation_id = $1 order by at, id',
      [id],
    );
    return rows.map(({ at, type, data }) => ({ at: at.toISOString(), fact: { type, data } as Fact }));
  }

  /** Applications that wait for an answer, the most urgent first. */
  async queue(caller: Caller, { cursor, limit }: Listing): Promise<Page<QueueItem>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const within = jurisdictionSql(caller, HOLDER_COLUMNS, 4);
    const rows: QueueRow[] = await this.db.query(
      `select h.work_item_id, h.opened_at, h.due, c.body from held_step h join case_file c on c.id = h.attestation_id
        where h.step = 'acceptance' and h.closed_at is null and ${within.sql}
          and ($1::timestamptz is null or (h.due::timestamptz, h.work_item_id) > ($1, $2::uuid))
        order by h.due::timestamptz, h.work_item_id limit $3`,
      [after, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows.map(toItem), limit, ({ due, workItemId }) => [due, workItemId]);
  }

  /** One application of the queue, answered or not. */
  async queueItem(caller: Caller, workItemId: WorkItemId): Promise<QueueItem | undefined> {
    const within = jurisdictionSql(caller, HOLDER_COLUMNS, 2);
    const [row]: QueueRow[] = await this.db.query(
      `select h.work_item_id, h.opened_at, h.due, c.body from held_step h join case_file c on c.id = h.attestation_id
        where h.work_item_id = $1 and h.step = 'acceptance' and ${within.sql}`,
      [workItemId, ...within.parameters],
    );
    return row && toItem(row);
  }

  /** Whether another case of the same person and year was accepted. */
  async attestedThisYear(id: AttestationId): Promise<boolean> {
    const found: unknown[] = await this.db.query(
      `select 1 from case_file mine join case_file other using (person_id, year)
        where mine.id = $1 and other.id <> $1 and other.body->'answer'->>'answer' = 'ACCEPTED' limit 1`,
      [id],
    );
    return found.length > 0;
  }

  async names(persons: (PersonId | undefined)[], organisations: (OrganisationId | undefined)[]): Promise<Names> {
    const given = (ids: (string | undefined)[]) => [...new Set(ids.filter((id) => id !== undefined))];
    const people: { id: string; name: string }[] = await this.db.query('select id, name from person where id = any($1)', [given(persons)]);
    const bodies: { id: string; kk: string; ru: string; en: string }[] = await this.db.query(
      'select id, name_kk as kk, name_ru as ru, name_en as en from access_organisation where id = any($1)',
      [given(organisations)],
    );
    return {
      persons: new Map(people.map(({ id, name }) => [id, name])),
      organisations: new Map(bodies.map(({ id, kk, ru, en }) => [id, { kk, ru, en }])),
    };
  }
}

interface Row {
  body: CaseFile;
  steps: { workItemId: WorkItemId; step: Step; holder: Holder | null; openedAt: string | null; due: string | null; closedAt: string | null }[];
}
interface QueueRow {
  work_item_id: WorkItemId;
  opened_at: Date;
  due: Instant;
  body: CaseFile;
}

const instant = (text: string | null): Instant | null => text && new Date(text).toISOString();

const toReading = ({ body, steps }: Row): CaseReading => ({
  file: { ...body, touched: [], news: [] },
  steps: steps.map((step) => ({ ...step, openedAt: instant(step.openedAt), closedAt: instant(step.closedAt) })),
});

const toItem = ({ work_item_id, opened_at, due, body }: QueueRow): QueueItem => ({
  workItemId: work_item_id,
  openedAt: opened_at.toISOString(),
  due,
  file: { ...body, touched: [], news: [] },
});
