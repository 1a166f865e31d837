import { ConfigError } from '../config/read-config.js';
import { listenTo } from '../listening.js';
import { withClient } from '../postgres-client.js';
import { Clock, systemNow } from './clock.js';
import { ensurePlatformClock } from './schema.js';

const RETRY_MS = 1_000;

/**
 * Real time plus the platform's offset, which is one row in PostgreSQL and only grows. A change is heard at once (NOTIFY);
 * while the database is away the last known offset holds.
 */
export class PlatformClock extends Clock {
  // before the first reading nothing is known; a platform that was begun in the past lies behind real time
  private offsetMs = Number.NEGATIVE_INFINITY;
  private leave: (() => Promise<void>) | undefined;
  private stopped = false;

  private constructor(
    private readonly databaseUrl: string,
    private readonly production: boolean,
    private readonly warn: (text: string) => void,
  ) {
    super();
  }

  /**
   * @param warn is told what went wrong later; default: a line on standard error
   * @throws ConfigError when the database does not answer; in production also when the offset is not zero
   */
  static async follow(databaseUrl: string, { production, warn = complain }: { production: boolean; warn?: (text: string) => void }): Promise<PlatformClock> {
    const clock = new PlatformClock(databaseUrl, production, warn);
    try {
      await clock.begin();
      return clock;
    } catch (problem) {
      await clock.stop();
      if (problem instanceof ConfigError) throw problem;
      throw new ConfigError(`The platform clock cannot be read from the database: ${sentenceOf(problem)}.`, { cause: problem });
    }
  }

  now(): Date {
    return new Date(systemNow() + this.offsetMs);
  }

  override get offset(): number {
    return this.offsetMs;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.leave?.();
  }

  /** Listens first: a change is either read or heard. */
  private async begin(): Promise<void> {
    const listener = { heard: (offset: string) => this.hear(Number(offset)), renewed: () => this.readAgain() };
    this.leave = await listenTo(this.databaseUrl, 'platform_clock', listener);
    await this.read();
  }

  private readAgain(): void {
    if (this.stopped) return;
    this.read().catch((problem: unknown) => {
      this.warn(`The platform clock cannot be read: ${sentenceOf(problem)}`);
      setTimeout(() => this.readAgain(), RETRY_MS).unref();
    });
  }

  private async read(): Promise<void> {
    const offset = await withClient(this.databaseUrl, async (client) => {
      await ensurePlatformClock(client);
      return (await client.query<{ offset_ms: string }>('select offset_ms from platform.clock')).rows[0]?.offset_ms;
    });
    this.moveTo(Number(offset ?? 0));
  }

  private hear(offsetMs: number): void {
    try {
      this.moveTo(offsetMs);
    } catch (problem) {
      this.warn(problem instanceof Error ? problem.message : String(problem));
    }
  }

  /** Forward only; in production not at all. */
  private moveTo(offsetMs: number): void {
    if (this.production && offsetMs !== 0) {
      throw new ConfigError('The platform clock of this database was moved, which production refuses: use another database.');
    }
    this.offsetMs = Math.max(this.offsetMs, offsetMs);
  }
}

const complain = (text: string): void => void process.stderr.write(`${text}\n`);

// Node puts "nobody listens there" into a code and leaves the message empty
const sentenceOf = (problem: unknown): string => {
  if (!(problem instanceof Error)) return String(problem);
  return problem.message || ('code' in problem ? String(problem.code) : problem.name);
};

/** Real time alone, for a service without a database. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date(systemNow());
  }
}
