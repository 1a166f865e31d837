import { nextTick } from 'node:process';
import { nameOf, SteadyClient } from '@attestation/service-kit';
import pg from 'pg';

type Ask = (asked: unknown, values?: unknown, done?: unknown) => Promise<pg.QueryResult>;

/** The plan was made before a migration changed the table: `cached plan must not change result type`. */
const PLAN_OUTDATED = '0A000';
const BEGIN = 'START TRANSACTION';
const END = new Set(['COMMIT', 'ROLLBACK']);
/** Of a list, and of how many it has, the best plan hangs on whose it is. */
const LIST = /\b(limit|count)\b/i;

/**
 * A connection of a service's pool. What changes something or looks up by a key is planned once for each connection, not each time it is asked;
 * lists outside of a change are planned for their values. Questions of one moment leave in one write and are answered in their order; a transaction
 * begins with its first question, and one that asks nothing is none.
 */
export class ChangeClient extends SteadyClient {
  private state: 'outside' | 'begun' | 'inside' = 'outside';
  private gathering = false;
  /** part of the names: plans that are outdated stay behind under the old ones */
  private generation = 0;

  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true });
    const ask = super.query.bind(this) as unknown as Ask;
    this.query = ((asked: unknown, values?: unknown, done?: unknown) => this.inTurn(ask, asked, values, done)) as unknown as typeof this.query;
  }

  private inTurn(ask: Ask, asked: unknown, values: unknown, done: unknown): Promise<pg.QueryResult> {
    if (asked === BEGIN) return this.begin();
    const ends = END.has(asked as string);
    if (ends && this.state === 'begun') return this.leave(asked as string);
    this.gather();
    if (this.state === 'begun') ask(BEGIN).catch(() => undefined); // then the connection is gone, and the question behind it is told so
    this.state = this.state === 'outside' || ends ? 'outside' : 'inside';
    const name = typeof asked === 'string' && Array.isArray(values) && (this.state === 'inside' || !LIST.test(asked)) ? nameOf(asked) : undefined;
    return name ? this.askPlanned(ask, asked as string, values as unknown[], name) : ask(asked, values, done);
  }

  /** Said with the first question. */
  private begin(): Promise<pg.QueryResult> {
    this.state = 'begun';
    return Promise.resolve(nothing('START'));
  }

  private leave(command: string): Promise<pg.QueryResult> {
    this.state = 'outside';
    return Promise.resolve(nothing(command));
  }

  /** An outdated plan was not begun with: outside of a transaction the same is asked again, inside its whole change is. */
  private askPlanned(ask: Ask, text: string, values: unknown[], name: string): Promise<pg.QueryResult> {
    const { generation } = this;
    const alone = this.state === 'outside';
    return askByName(ask, text, values, `${name}.${generation}`).catch((problem: { code?: string }) => {
      if (problem.code !== PLAN_OUTDATED) throw problem;
      this.generation = generation + 1;
      if (!alone) throw problem;
      return askByName(ask, text, values, `${name}.${this.generation}`);
    });
  }

  /** What is asked in this turn of the event loop is written at its end. */
  private gather(): void {
    if (this.gathering) return;
    const { stream } = this.connection;
    this.gathering = true;
    stream.cork();
    nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}

/** Of a question that is told as an object pg makes a copy, property by property: a tenth of what asking costs. */
function askByName(ask: Ask, text: string, values: unknown[], name: string): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const question = Object.assign(new pg.Query(text, values), { name });
    void ask(question, (problem: Error | null, result: pg.QueryResult) => (problem ? reject(problem) : resolve(result)));
  });
}

const nothing = (command: string): pg.QueryResult => ({ command, rowCount: null as unknown as number, oid: 0, rows: [], fields: [] });
