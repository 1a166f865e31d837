import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { accept, refuse, type AttestationId, type Decide, type IdempotencyKey, type Subject } from '@attestation/contracts';
import { fixedClock, inContext, newId, startService, type RunningService } from '@attestation/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from './ledger/ledger.js';
import { migration } from './migration.js';
import { persistence } from './plugin.js';
import { Store } from './store.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

interface Purse {
  coins: number;
}

class Purses extends Store<Purse> {
  protected override readonly ownRows: boolean = true;
  /** what was asked of the rows, in order */
  readonly asked: string[] = [];
  protected permits = async () => true;
  protected async load(tx: EntityManager, { id }: Subject): Promise<Purse | undefined> {
    this.asked.push('load');
    const [row]: Purse[] = await tx.query('select coins from purse where id = $1', [id]);
    return row;
  }
  protected async keep(tx: EntityManager, { id }: Subject, { coins }: Purse): Promise<void> {
    this.asked.push('keep');
    await tx.query('insert into purse values ($1, $2) on conflict (id) do update set coins = $2, kept_by = pg_current_xact_id()', [id, coins]);
  }
}

/** Whoever keeps one of these takes its number from a register that all share: it is locked from the reading to the keeping. */
class Numbered extends Purses {
  protected override readonly ownRows: boolean = false;
  protected override async load(tx: EntityManager): Promise<Purse | undefined> {
    const [row]: Purse[] = await tx.query('select last as coins from register for update');
    return row;
  }
  protected override async keep(tx: EntityManager, subject: Subject, next: Purse): Promise<void> {
    await super.keep(tx, subject, next);
    await tx.query('update register set last = $1', [next.coins]);
  }
}

const TABLE = `create table register (last int not null); insert into register values (0);
  create table purse (id uuid primary key, coins int not null check (coins < 100), kept_by xid8 not null default pg_current_xact_id());
  create function no_thirteen() returns trigger language plpgsql as $$ begin if new.coins = 13 then raise 'thirteen'; end if; return null; end $$;
  create constraint trigger at_the_end after insert or update on purse deferrable initially deferred for each row execute function no_thirteen();`;

let database: TestDatabase;
let service: RunningService;
let db: DataSource;
let purses: Purses;
beforeAll(async () => {
  database = await testDatabase();
  const env = { TESTING_PORT: '0', DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  service = await startService({ name: 'testing', controllers: [], plugins: [persistence({ migrations: [migration('001-purse', TABLE)] })] }, env, { clock: fixedClock('2025-03-17') });
  db = service.app.get(DataSource);
  purses = new Purses(db, service.app.get(Ledger));
});
beforeEach(async () => {
  purses.asked.length = 0;
  await db.query('delete from purse');
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const aCase = (): Subject => {
  const id = newId<AttestationId>();
  return { id, key: id };
};
const put = (coins: number): Decide<Purse, number> => (purse) => {
  if (coins < 0) return refuse('NOT_FOUND');
  const next = { coins: (purse?.coins ?? 0) + coins };
  return accept({ next, result: next.coins, facts: [{ type: 'kz.ustaz.applications.draft-expired.v1', data: { attestationId: newId<AttestationId>(), expiredAt: '2025-03-17T05:00:00Z' } }] });
};
const kept = (): Promise<{ id: string; coins: number; kept_by: string }[]> => db.query('select * from purse');
const transactions = async (): Promise<number> => new Set((await kept()).map((row) => row.kept_by)).size;

describe('changes that are asked for at once', () => {
  it('share a transaction, and each gets its own answer', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, coins) => purses.change(aCase(), put(coins))));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(Array.from({ length: 12 }, (_, coins) => coins));
    expect(await transactions()).toBe(1);
  });

  it('of one case are done one upon the other, in the order asked', async () => {
    const subject = aCase();
    const answers = await Promise.all([1, 2, 3, 4].map((coins) => purses.change(subject, put(coins))));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([1, 3, 6, 10]);
  });

  it('are not held up by one that is refused, of which nothing is kept', async () => {
    const [refused, ...others] = await Promise.all([-1, 1, 2, 3].map((coins) => purses.change(aCase(), put(coins))));
    expect(refused).toEqual(refuse('NOT_FOUND'));
    expect(others.every(({ ok }) => ok)).toBe(true);
    expect((await kept()).map(({ coins }) => coins).sort()).toEqual([1, 2, 3]);
  });

  it('are not held up by one that fails', async () => {
    const answers = await Promise.allSettled([1, 500, 2].map((coins) => purses.change(aCase(), put(coins))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await kept()).map(({ coins }) => coins).sort()).toEqual([1, 2]);
  });

  it('are all told where the commit itself fails, and none is tried again: whoever asked knows whether it may be', async () => {
    let decided = 0;
    const counted = (coins: number): Decide<Purse, number> => (purse, rules) => ((decided += 1), put(coins)(purse, rules));
    const answers = await Promise.allSettled([1, 13, 2].map((coins) => purses.change(aCase(), counted(coins))));
    expect(answers.map((answer) => answer.status === 'rejected' && String(answer.reason))).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('thirteen')));
    expect([decided, await kept()]).toEqual([3, []]);
  });

  it('are done once where they are the same command, and both get its answer', async () => {
    const subject = aCase();
    const idempotencyKey = newId<IdempotencyKey>();
    const answers = await Promise.all([5, 5].map((coins) => purses.change(subject, put(coins), { idempotencyKey })));
    expect(answers).toEqual([{ ok: true, value: 5 }, { ok: true, value: 5 }]);
    expect((await kept()).map(({ coins }) => coins)).toEqual([5]);
  });

  it('that are numbered by one register get a number each', async () => {
    const numbered = new Numbered(db, service.app.get(Ledger));
    const answers = await Promise.all([numbered, purses, numbered, numbered, purses, numbered].map((store) => store.change(aCase(), put(1))));
    expect(answers).toEqual([1, 1, 2, 3, 1, 4].map((value) => ({ ok: true, value })));
    expect(await transactions()).toBe(1);
  });

  it('of different cases are asked for in one go, and those of one case after each other', async () => {
    const subject = aCase();
    await Promise.all([subject, aCase(), aCase(), subject].map((each) => purses.change(each, put(1))));
    expect(purses.asked).toEqual(['load', 'load', 'load', 'keep', 'keep', 'keep', 'load', 'keep']);
  });

  it('are done once where they are the same command upon what is new each time, and both get its answer', async () => {
    const idempotencyKey = newId<IdempotencyKey>();
    const answers = await Promise.all([7, 7].map((coins) => purses.change(aCase(), put(coins), { idempotencyKey })));
    expect(answers).toEqual([{ ok: true, value: 7 }, { ok: true, value: 7 }]);
    expect((await kept()).map(({ coins }) => coins)).toEqual([7]);
  });

  it('each leave its facts under its own trace', async () => {
    const subjects = Array.from({ length: 5 }, aCase);
    const trace = (index: number) => `00-${String(index + 1).padStart(32, '0')}-00f067aa0ba902b7-01`;
    await Promise.all(subjects.map((subject, index) => inContext({ traceparent: trace(index) }, () => purses.change(subject, put(1)))));
    const left: { key: string; traceparent: string }[] = await db.query('select key, traceparent from outbox where key = any($1)', [subjects.map(({ key }) => key)]);
    expect(new Map(left.map(({ key, traceparent }) => [key, traceparent]))).toEqual(new Map(subjects.map(({ key }, index) => [key, trace(index)])));
  });

  it('wait for nobody where nothing else is asked', async () => {
    for (const coins of [1, 2, 3]) await purses.change(aCase(), put(coins));
    expect(await transactions()).toBe(3);
  });
});
