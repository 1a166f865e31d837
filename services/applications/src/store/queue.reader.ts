import type { AttestationId, Caller, Instant, WorkItemId } from '@attestation/contracts';
import type { SqlCondition } from '@attestation/access';
import { almaty, fromCursor, toPage, utc, wordsFit, type Page } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import { standing, type Taken } from '../domain/taking.js';
import { fileOf } from './case-rows.js';
import type { Listing } from './case.reader.js';
import { heldBy } from './jurisdictions.js';
import { TAKEN } from './taking.store.js';

export interface QueueItem {
  workItemId: WorkItemId;
  openedAt: Instant;
  due: Instant;
  /** who works on it now */
  taken: Taken | null;
  file: CaseFile;
}

/** Which of the applications that wait. */
export interface QueueFilter {
  /** beginnings of the words of the teacher's name, or the whole number */
  q?: string;
  /** the caller's own, or those that nobody works on */
  holder?: 'MINE' | 'FREE';
}
export interface QueueCount {
  count: number;
  late: number;
}

/** The providers' queues. Of a case that has moved away since it was answered, the provider sees what she answered. */
@Injectable()
export class QueueReader {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  /** Applications that wait for an answer, the most urgent first. */
  async queue(caller: Caller, { cursor, limit, ...filter }: Listing & QueueFilter): Promise<Page<QueueItem>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const asked = this.waiting(caller, filter, 4);
    const rows: QueueRow[] = await this.db.query(
      `select ${QUEUE_ITEM} where ${asked.sql} and ($1::timestamptz is null or (h.due, h.work_item_id) > ($1, $2::uuid))
        order by h.due, h.work_item_id limit $3`,
      [after, afterId, limit + 1, ...asked.parameters],
    );
    return toPage(rows.map((row) => this.toItem(row)), limit, ({ due, workItemId }) => [due, workItemId]);
  }

  /** How many the queue would hold, and how many of them are late. */
  async count(caller: Caller, filter: QueueFilter): Promise<QueueCount> {
    const asked = this.waiting(caller, filter, 1);
    const [counted]: QueueCount[] = await this.db.query(
      `select count(*)::int as count, count(*) filter (where h.due < ${asked.now})::int as late from acceptance h join case_file c on c.id = h.attestation_id where ${asked.sql}`,
      asked.parameters,
    );
    return counted ?? { count: 0, late: 0 };
  }

  /** One application of the queue, answered or not. */
  async item(caller: Caller, workItemId: WorkItemId): Promise<QueueItem | undefined> {
    const held = heldBy(caller, 2);
    const [row]: QueueRow[] = await this.db.query(`select ${QUEUE_ITEM} where h.work_item_id = $1 and ${held.sql}`, [workItemId, ...held.parameters]);
    return row && this.toItem(row);
  }

  /** The application of a case that waits for this provider, or was answered by her. */
  async held(caller: Caller, id: AttestationId): Promise<QueueItem | undefined> {
    const held = heldBy(caller, 2);
    const [row]: QueueRow[] = await this.db.query(`select ${QUEUE_ITEM} where h.attestation_id = $1 and ${held.sql}`, [id, ...held.parameters]);
    return row && this.toItem(row);
  }

  /** One condition for the queue and its count, so that they agree. */
  private waiting(caller: Caller, { q, holder }: QueueFilter, firstParameter: number): SqlCondition & { now: string } {
    const held = heldBy(caller, firstParameter);
    const parameters = [...held.parameters, this.clock.now().toISOString(), q ?? null, caller.personId, holder ?? null];
    const [now, text, me, whose] = [4, 3, 2, 1].map((fromLast) => `$${firstParameter + parameters.length - fromLast}`);
    const sql = `h.closed_at is null and ${held.sql}
      and (${text}::text is null or c.registration_number = ${text} or exists (select 1 from person p where p.id = c.person_id and ${wordsFit('p.found_by', text ?? '')}))
      and (${whose}::text is null or (${whose} = 'MINE' and h.taken_by = ${me}::uuid and h.taken_until > ${now}) or (${whose} = 'FREE' and coalesce(h.taken_until <= ${now}, true)))`;
    return { sql, parameters, now: `${now}::timestamptz` };
  }

  private toItem({ work_item_id, opened_at, due, taken, body }: QueueRow): QueueItem {
    return { workItemId: work_item_id, openedAt: opened_at, due, taken: taken && standing(taken, this.clock.now().toISOString()), file: fileOf(body) };
  }
}

const QUEUE_ITEM = `h.work_item_id, ${utc('h.opened_at')} as opened_at, ${almaty('h.due')} as due, ${TAKEN},
  coalesce((select l.body from left_case l where l.attestation_id = c.id order by l.left_at limit 1), c.body) as body
  from acceptance h join case_file c on c.id = h.attestation_id`;

interface QueueRow {
  work_item_id: WorkItemId;
  opened_at: Instant;
  due: Instant;
  taken: Taken | null;
  body: CaseFile;
}
