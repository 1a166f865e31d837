import { failPoint } from '@attestation/service-kit/base';
import type { LogRecord } from '../domain/kernel/records.js';
import type { Journal, RowChange } from '../domain/state/table.js';

/** Where a micro-batch is kept. Resolved: it is on disk. */
export interface Keeper {
  commit(changes: readonly RowChange[], records: readonly LogRecord[]): Promise<void>;
}

/** Who is told what became of something that was carried out. */
export interface Answer {
  /** it is on disk */
  kept(): void;
  /** it is not, and never will be: the disk was lost, or would not take it */
  lost(refused?: Error): void;
}

interface Batch {
  records: LogRecord[];
  weight: number;
  answers: Answer[];
}

const MOST_RECORDS = 20_000;
/** Characters of the long texts in them. */
const MOST_WEIGHT = 32 * 1024 * 1024;

const nothing = (): Batch => ({ records: [], weight: 0, answers: [] });

/**
 * Keeps what was carried out in memory, one micro-batch after another: while one is on its way to the disk the next gathers.
 * Nobody is answered before his own is kept, and with it all that it was built on.
 */
export class Keeping {
  private gathered = nothing();
  private working: Promise<void> | undefined;

  constructor(
    private readonly keeper: Keeper,
    private readonly journal: Journal,
    private readonly broken: (problem: Error) => void,
  ) {}

  /** More has gathered than one micro-batch should hold: nothing should be carried out until it is on its way. */
  get isFull(): boolean {
    return this.gathered.records.length >= MOST_RECORDS || this.gathered.weight >= MOST_WEIGHT;
  }

  /** @param weight characters of what is long in them */
  add(records: readonly LogRecord[], weight: number): void {
    this.gathered.weight += weight;
    for (const record of records) this.gathered.records.push(record);
  }

  answer(answer: Answer): void {
    this.gathered.answers.push(answer);
  }

  /** Sends off what has gathered, now or as soon as what is on its way has arrived. */
  start(): void {
    if (this.working || this.isEmpty()) return;
    this.working = this.work().finally(() => (this.working = undefined));
  }

  /** Resolved when all that was carried out is kept, or lost. */
  async settled(): Promise<void> {
    await this.working;
  }

  private isEmpty(): boolean {
    return this.gathered.records.length === 0 && this.gathered.answers.length === 0;
  }

  private async work(): Promise<void> {
    while (!this.isEmpty()) {
      const batch = this.gathered;
      this.gathered = nothing();
      failPoint('engine-decided');
      try {
        await this.keeper.commit(this.journal.drain(), batch.records);
      } catch (problem) {
        return this.lose(batch, problem as Error);
      }
      failPoint('engine-committed');
      for (const answer of batch.answers) answer.kept();
      failPoint('engine-answered');
    }
  }

  /** The memory holds what the disk does not: nothing of it may be used any more. */
  private lose(batch: Batch, problem: Error): void {
    this.broken(problem);
    for (const answer of batch.answers) answer.lost(isAboutData(problem) ? problem : undefined);
    for (const answer of this.gathered.answers) answer.lost();
    this.gathered = nothing();
  }
}

/** Not the connection failed but what was to be written: whoever brought it would bring it again. Classes of SQLSTATE: 22, 54. */
const isAboutData = (problem: Error & { code?: string }): boolean => problem instanceof RangeError || /^(?:22|54)/.test(problem.code ?? '');
