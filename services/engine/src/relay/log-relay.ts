import { failPoint } from '@attestation/service-kit/base';
import { backOff } from '@attestation/events/base';
import type { ExportedRecord } from '@attestation/contracts/engine-records';
import type { Page } from '../store/relayed-log.js';

/** Where records are published to. */
export interface RecordTopic {
  /** Resolved: all are there. @throws Error when not all may be: they are published again */
  publish(messages: readonly { key: string; value: string }[]): Promise<void>;
}

/** What is read: from the kept place on. */
interface Log {
  next(): Promise<Page>;
  keep(position: string): Promise<void>;
}

/** How the relay stands. */
export interface Standing {
  /** records published since it began */
  published: number;
  /** the last record before those that wait; absent: none waits */
  waitAfter?: number;
  /** how long the first of them has waited, in s */
  seconds: number;
  /** attempts that failed since it began */
  failures: number;
}

export interface RelayReports {
  stands(standing: Standing): void;
  say(sentence: string): void;
}

const LONGEST_PAUSE_MS = 5_000;
/** Of failures that go on, every so manieth is told: about one in five minutes. */
const TELL_EVERY = 60;

/**
 * Publishes the log in the order of its positions and keeps its place behind what was acknowledged: what is published between the two and a death
 * is published again, with the same key, and nothing is left out.
 */
export class LogRelay {
  private readonly counted = { published: 0, failures: 0 };
  private inARow = 0;

  constructor(
    private readonly log: Log,
    private readonly topic: RecordTopic,
    private readonly reports: RelayReports,
  ) {}

  /** Publishes a page. @returns when to come again: at once, when there is more, after a rest, or after so many ms */
  async once(): Promise<'more' | 'idle' | number> {
    try {
      const page = await this.log.next();
      this.tell(page);
      if (page.rows.length === 0) return 'idle';
      await this.publish(page);
      return page.full ? 'more' : 'idle'; // some gather until the next time: a page costs about the same whatever it holds
    } catch (problem) {
      return this.failed(problem as Error);
    }
  }

  private async publish({ rows }: Page): Promise<void> {
    const records = rows.flatMap((row) => row.records);
    await this.topic.publish(records.map(messageOf));
    failPoint('relay-published');
    await this.log.keep(rows.at(-1)?.position ?? '0');
    this.counted.published += records.length;
    if (this.inARow > 0) this.reports.say('Records are published to Kafka again.');
    this.inARow = 0;
  }

  private tell({ rows, seconds }: Page): void {
    const first = rows[0]?.records[0];
    this.reports.stands({ ...this.counted, seconds, ...(first && { waitAfter: first.position - 1 }) });
  }

  private failed(problem: Error): number {
    this.counted.failures += 1;
    this.inARow += 1;
    if (this.inARow % TELL_EVERY === 1) this.reports.say(`Records cannot be published to Kafka; the engine goes on, and they are kept until they can be: ${problem.message}`);
    return Math.min(LONGEST_PAUSE_MS, backOff(this.inARow));
  }
}

/** As Zeebe's Kafka exporter writes it. */
function messageOf(record: ExportedRecord): { key: string; value: string } {
  const { partitionId, position } = record;
  return { key: JSON.stringify({ partitionId, position }), value: JSON.stringify(record) };
}
