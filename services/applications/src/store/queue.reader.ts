import type { AttestationId, Caller, Instant, WorkItemId } from '@attestation/contracts';
import { almaty, fromCursor, toPage, utc, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import { fileOf } from './case-rows.js';
import type { Listing } from './case.reader.js';
import { heldBy } from './jurisdictions.js';

export interface QueueItem {
  workItemId: WorkItemId;
  openedAt: Instant;
  due: Instant;
  file: CaseFile;
}

/** The providers' queues. Of a case that has moved away since it was answered, the provider sees what she answered. */
@Injectable()
export class QueueReader {
  constructor(private readonly db: DataSource) {}

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
  async item(caller: Caller, workItemId: WorkItemId): Promise<QueueItem | undefined> {
    const held = heldBy(caller, 2);
    const [row]: QueueRow[] = await this.db.query(`select ${QUEUE_ITEM} where h.work_item_id = $1 and ${held.sql}`, [workItemId, ...held.parameters]);
    return row && toItem(row);
  }

  /** The case of an application that waits for this provider, or was answered by her. */
  async held(caller: Caller, id: AttestationId): Promise<CaseFile | undefined> {
    const held = heldBy(caller, 2);
    const [row]: QueueRow[] = await this.db.query(`select ${QUEUE_ITEM} where h.attestation_id = $1 and ${held.sql}`, [id, ...held.parameters]);
    return row && toItem(row).file;
  }
}

/** Letters of Kazakh as a Russian keyboard writes them: қ and к, ә and а, ү, ұ and у, і and и, ң and н, ө and о, ғ and г, һ and х are found alike. */
const searched = (text: string): string => `translate(lower(${text}), 'әғқңөұүһі', 'агкноуухи')`;

const QUEUE_ITEM = `h.work_item_id, ${utc('h.opened_at')} as opened_at, ${almaty('h.due')} as due,
  coalesce((select l.body from left_case l where l.attestation_id = c.id order by l.left_at limit 1), c.body) as body
  from acceptance h join case_file c on c.id = h.attestation_id`;

interface QueueRow {
  work_item_id: WorkItemId;
  opened_at: Instant;
  due: Instant;
  body: CaseFile;
}

const toItem = ({ work_item_id, opened_at, due, body }: QueueRow): QueueItem => ({ workItemId: work_item_id, openedAt: opened_at, due, file: fileOf(body) });
