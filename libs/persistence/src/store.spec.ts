import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accept, refuse, type AttestationId, type Caller, type ChangeOptions, type CloudEvent, type Decide, type EventId, type Fact,
  type IdempotencyKey,
  type PersonId, type RuleSetId, type Subject, type WorkItemId,
} from '@attestation/contracts';
import { fixedClock, inContext, newId, startService, type RunningService } from '@attestation/service-kit';
import fc from 'fast-check';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from './ledger/ledger.js';
import { migration } from './migration.js';
import { persistence } from './plugin.js';
import { Store } from './store.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

interface Counter {
  total: number;
}

class CounterStore extends Store<Counter> {
  protected async permits(_: EntityManager, __: Subject, { act }: Caller): Promise<boolean> {
    return act === 'counters.add';
  }

  protected async load(tx: EntityManager, { key }: Subject): Promise<Counter | undefined> {
    const [row]: Counter[] = await tx.query('select total from counter where key = $1', [key]);
    return row;
  }

  protected async keep(tx: EntityManager, { key }: Subject, { total }: Counter): Promise<void> {
    await tx.query('insert into counter values ($1, $2) on conflict (key) do update set total = excluded.total', [key, total]);
  }
}

let database: TestDatabase;
let service: RunningService;
let db: DataSource;
let store: CounterStore;
let rulesToday = '2025-03-10' as RuleSetId;
const TABLE = migration('001-counter', 'create table counter (key text primary key, total int not null check (total <= 1000))');

beforeAll(async () => {
  database = await testDatabase();
  const plugin = persistence({ migrations: [TABLE], ruleSetInForce: () => rulesToday });
  const env = { APPLICATIONS_PORT: '0', DATABASE_URL: database.url, LOG_LEVEL: 'error' };
  service = await startService({ name: 'applications', plugins: [plugin] }, env, { clock: fixedClock('2025-03-17') });
  db = service.app.get(DataSource);
  store = new CounterStore(db, service.app.get(Ledger));
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const aCase = (): Subject => ({ id: newId(), key: newId<AttestationId>() });
const itemOf = ({ key }: Subject) => ({ name: 'certificate-issued' as const, key: key as unknown as WorkItemId, variables: {} });
/** Adds, tells the world the new total by a message's name in the outbox, and answers it. */
const add = (points: number): Decide<Counter, Counter> => (counter) => {
  const next = { total: (counter?.total ?? 0) + points };
  if (next.total > 100) return refuse('POINTS_OUT_OF_RANGE');
  return accept({ next, result: next, facts: [told(next)] });
};
/** A fact whose due time tells a total, in seconds. */
const told = ({ total }: Counter): Fact => {
  const due = new Date(total * 1_000).toISOString();
  return { type: 'kz.ustaz.applications.answer-overdue.v1', data: { attestationId: newId<AttestationId>(), due } };
};
const totals = async ({ key }: Subject): Promise<number[]> => {
  const rows: { due: string }[] = await db.query(`select body->>'due' as due from outbox where key = $1 order by position`, [key]);
  return rows.map(({ due }) => new Date(due).getTime() / 1_000);
};
const kept = async ({ key }: Subject): Promise<number | undefined> => {
  const [row]: { total: number }[] = await db.query('select total from counter where key = $1', [key]);
  return row?.total;
};

describe('a transaction', () => {
  it('reads what others have committed meanwhile: whoever waited for a lock sees what its holder left', async () => {
    const [[asked], inside] = await Promise.all([db.query('show default_transaction_isolation'), db.transaction((tx) => tx.query('show transaction_isolation'))]);
    expect([asked, inside]).toEqual([{ default_transaction_isolation: 'read committed' }, [{ transaction_isolation: 'read committed' }]]);
  });
});
const anEvent = (): CloudEvent<unknown> => ({
  specversion: '1.0', id: newId<EventId>(), source: '/services/testing', type: 'kz.ustaz.testing.booked.v1', time: '2025-03-17T04:00:00Z',
  partitionkey: newId(), datacontenttype: 'application/json', data: {},
});
const aKey = () => newId<IdempotencyKey>();
const teacher = (act = 'counters.add'): Caller => ({ personId: newId<PersonId>(), act, assignments: [] });

describe('a change', () => {
  it('keeps state and outbox in the order of commits when twenty come at once under one key', async () => {
    const subject = aCase();
    await Promise.all(Array.from({ length: 20 }, () => store.change(subject, add(1))));
    expect(await kept(subject)).toBe(20);
    expect(await totals(subject)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('keeps nothing when it is refused, so that it may be tried again with the same event and key', async () => {
    const subject = aCase();
    const options = { inbox: anEvent(), idempotencyKey: aKey(), ruleSet: '2024-01-01' as RuleSetId };
    expect(await store.change(subject, add(101), options)).toEqual(refuse('POINTS_OUT_OF_RANGE'));
    expect([await kept(subject), await totals(subject)]).toEqual([undefined, []]);
    expect(await store.change(subject, add(7), options)).toEqual({ ok: true, value: { total: 7 } });
  });

  it('keeps nothing when it breaks', async () => {
    const subject = aCase();
    const breaks: Decide<Counter, Counter> = () => accept({ next: { total: 1001 }, result: { total: 1001 }, facts: [told({ total: 1 })] });
    await expect(store.change(subject, breaks)).rejects.toThrow('check constraint');
    expect(await totals(subject)).toEqual([]);
  });

  it('keeps nothing when its fact does not fit the schema: nothing is told that was not agreed', async () => {
    const subject = aCase();
    const chatty = { ...told({ total: 1 }), data: { attestationId: newId<AttestationId>(), due: '2025-03-17T04:00:00Z', iin: '190101100005' } } as unknown as Fact;
    await expect(store.change(subject, () => accept({ next: { total: 1 }, result: 1, facts: [chatty] }))).rejects.toThrow('/ must NOT have additional properties iin');
    expect([await kept(subject), await totals(subject)]).toEqual([undefined, []]);
  });

  it('is not found by one who may not, also as a repeat of what another was answered', async () => {
    const subject = aCase();
    const idempotencyKey = aKey();
    const mine = teacher();
    expect((await store.change(subject, add(1), { caller: mine, idempotencyKey })).ok).toBe(true);
    expect(await store.change(subject, add(1), { caller: teacher('counters.look'), idempotencyKey })).toEqual(refuse('NOT_FOUND'));
    expect(await kept(subject)).toBe(1);
    const fresh = aKey();
    expect(await store.change(subject, add(1), { caller: teacher('counters.look'), idempotencyKey: fresh, inbox: anEvent() })).toEqual(refuse('NOT_FOUND'));
    expect(await db.query('select 1 from idempotency where idempotency_key = $1', [fresh])).toEqual([]);
    expect(await kept(subject)).toBe(1);
  });

  it('carries the command\'s trace to the outbox', async () => {
    const subject = aCase();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await inContext({ traceparent }, () => store.change(subject, add(1)));
    expect(await db.query('select traceparent from outbox where key = $1', [subject.key])).toEqual([{ traceparent }]);
  });

  it('is repeated whole when it met a deadlock', async () => {
    const [one, two] = [aCase(), aCase()];
    await Promise.all([store.change(one, add(0)), store.change(two, add(0))]);
    const crossing = (mine: Subject, other: Subject) => {
      class Crossing extends CounterStore {
        protected override async keep(tx: EntityManager, subject: Subject, next: Counter): Promise<void> {
          await super.keep(tx, subject, next);
          await tx.query('select pg_sleep(0.1)');
          await tx.query('update counter set total = total + 10 where key = $1', [other.key]);
        }
      }
      return new Crossing(db, service.app.get(Ledger)).change(mine, add(1));
    };
    const outcomes = await Promise.all([crossing(one, two), crossing(two, one)]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(((await kept(one)) ?? 0) + ((await kept(two)) ?? 0)).toBe(22);
  });
});

describe('a repeat', () => {
  it('of a command gets the first answer, also when both come at once, also about a subject newly named', async () => {
    const options: ChangeOptions = { caller: teacher(), idempotencyKey: aKey(), body: { points: 3, note: 'a' } };
    const subjects = [aCase(), aCase(), aCase()];
    const outcomes = await Promise.all(subjects.map((subject) => store.change(subject, add(3), { ...options, body: { note: 'a', points: 3 } })));
    expect(outcomes).toEqual([1, 2, 3].map(() => ({ ok: true, value: { total: 3 } })));
    expect((await Promise.all(subjects.map(kept))).filter((total) => total !== undefined)).toEqual([3]);
  });

  it('of a key with another body is refused, and changes nothing', async () => {
    const subject = aCase();
    const options: ChangeOptions = { caller: teacher(), idempotencyKey: aKey() };
    await store.change(subject, add(3), { ...options, body: { points: 3 } });
    expect(await store.change(subject, add(4), { ...options, body: { points: 4 } })).toEqual(refuse('IDEMPOTENCY_KEY_REUSED'));
    expect(await kept(subject)).toBe(3);
  });

  it('of a key with the same body at another address is refused', async () => {
    const subject = aCase();
    const options: ChangeOptions = { caller: teacher(), idempotencyKey: aKey() };
    const at = (path: string) => inContext({ command: () => ({ method: 'POST', path, body: {} }) }, () => store.change(subject, add(1), options));
    expect([await at('/a'), await at('/a'), await at('/b')]).toEqual([
      { ok: true, value: { total: 1 } }, { ok: true, value: { total: 1 } }, refuse('IDEMPOTENCY_KEY_REUSED'),
    ]);
  });

  it('of one person\'s key by another person is another command', async () => {
    const subject = aCase();
    const idempotencyKey = aKey();
    await store.change(subject, add(1), { caller: teacher(), idempotencyKey });
    expect(await store.change(subject, add(1), { caller: teacher(), idempotencyKey })).toEqual({ ok: true, value: { total: 2 } });
  });

  it('of an event changes nothing, also when both come at once', async () => {
    const subject = aCase();
    const inbox = anEvent();
    const outcomes = await Promise.all([1, 2, 3].map(() => store.change(subject, add(5), { inbox })));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect([await kept(subject), await totals(subject)]).toEqual([5, [5]]);
  });

  it('of an event\'s id by another source is another event', async () => {
    const subject = aCase();
    const inbox = anEvent();
    await store.change(subject, add(5), { inbox });
    await store.change(subject, add(5), { inbox: { ...inbox, source: '/registries/diploma' } });
    expect(await kept(subject)).toBe(10);
  });
});

describe('the rules of a case', () => {
  const seen: string[] = [];
  const look: Decide<Counter, void> = (_, rules) => {
    seen.push(rules);
    return accept({ result: undefined });
  };

  it('stay those it was opened under, whatever comes into force', async () => {
    const [old, fresh] = [aCase(), aCase()];
    await store.change(old, look, { ruleSet: '2025-03-10' as RuleSetId });
    rulesToday = '2026-01-01' as RuleSetId;
    await store.change(old, look, { ruleSet: '2026-01-01' as RuleSetId });
    await store.change(old, look);
    await store.change(fresh, look);
    expect(seen).toEqual(['2025-03-10', '2025-03-10', '2025-03-10', '2026-01-01']);
  });
});

describe('a message to the engine', () => {
  it('stays open until its owner sees the effect, under its key and its name only', async () => {
    const [mine, other] = [aCase(), aCase()];
    const send: Decide<Counter, void> = () => accept({ result: undefined, messages: [itemOf(mine)] });
    await store.change(mine, send);
    await store.change(other, send);
    await store.change(mine, () => accept({ result: undefined }), { proves: ['decision-recorded'] });
    const open = async ({ key }: Subject) => (await db.query('select 1 from outbox where key = $1 and closed_at is null', [key])).length as number;
    expect([await open(mine), await open(other)]).toEqual([1, 1]);
    await store.change(mine, () => refuse('STALE_EVENT'), { proves: ['certificate-issued'] });
    expect(await open(mine)).toBe(1);
    await store.change(mine, () => accept({ result: undefined }), { proves: ['certificate-issued'] });
    expect([await open(mine), await open(other)]).toEqual([0, 1]);
  });
});

describe('whatever arrives, however often and in whatever mixture', () => {
  const step = fc.record({
    case: fc.integer({ min: 0, max: 1 }),
    points: fc.integer({ min: 0, max: 60 }),
    door: fc.constantFrom('event' as const, 'command' as const),
    id: fc.integer({ min: 0, max: 3 }),
  });

  it('each event and each command counts once, and the outbox tells exactly what was kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const cases = [aCase(), aCase()] as const;
        const caller = teacher();
        const events = [anEvent(), anEvent(), anEvent(), anEvent()];
        const keys = [aKey(), aKey(), aKey(), aKey()];
        // an id stands for one content: its case and points are those of its first use
        const first = new Map(steps.toReversed().map((each) => [`${each.door}${each.id}`, each]));
        const same = steps.map((each) => first.get(`${each.door}${each.id}`) ?? each);
        const doing = same.map(({ case: at, points, door, id }) => {
          const options = door === 'event' ? { inbox: events[id] } : { caller, idempotencyKey: keys[id], body: { at, points } };
          return store.change(cases[at === 0 ? 0 : 1], add(points), options);
        });
        const outcomes = await Promise.all(doing);
        for (const [at, subject] of cases.entries()) {
          const said = await totals(subject);
          const applied = new Map(same.flatMap((each, index) => (each.case === at && outcomes[index]?.ok ? [[`${each.door}${each.id}`, each.points]] : [])));
          expect(said).toHaveLength(applied.size);
          expect(said.at(-1) ?? 0).toBe([...applied.values()].reduce((sum, points) => sum + points, 0));
          expect(await kept(subject)).toBe(said.at(-1));
          expect([...said].sort((a, b) => a - b)).toEqual(said);
        }
      }),
      { seed: 20250317, numRuns: 40 },
    );
  });
});

describe('an act over several cases', () => {
  const both = (points: number, under: Subject): Decide<Counter, number> => (counter, rules) => {
    const change = add(points)(counter, rules);
    return change.ok ? { ...change, result: points, under: [{ key: under.key, facts: change.facts, messages: [] }] } : change;
  };

  it('tells each under its own key, in one commit', async () => {
    const [one, other] = [aCase(), aCase()];
    await store.change({ ...one, also: [other.key] }, both(3, other));
    expect(await Promise.all([totals(one), totals(other)])).toEqual([[3], [3]]);
  });

  it('tells nothing under a key that is not locked with it', async () => {
    const [one, other] = [aCase(), aCase()];
    await expect(store.change(one, both(3, other))).rejects.toThrow('not locked');
    expect(await Promise.all([kept(one), totals(one), totals(other)])).toEqual([undefined, [], []]);
  });

  it('waits for whoever changes one of them', async () => {
    const [one, other] = [aCase(), aCase()];
    const acts = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? store.change({ ...one, also: [other.key] }, both(1, other)) : store.change({ ...other, also: [one.key] }, both(1, one))));
    expect((await Promise.all(acts)).every(({ ok }) => ok)).toBe(true);
    expect(await Promise.all([kept(one), kept(other)])).toEqual([4, 4]);
  });
});

describe('a page of events', () => {
  const taken = (subject: Subject, points: number, inbox = anEvent()) => ({
    subject, inbox,
    decide: (counter: Counter | undefined, rules: RuleSetId) => {
      const change = add(points)(counter, rules);
      return change.ok ? { ...change, result: undefined } : change;
    },
  });

  it('is kept in one change: each subject by its events in their order, every fact told', async () => {
    const [one, other] = [aCase(), aCase()];
    expect(await store.takeAll([taken(one, 1), taken(other, 10), taken(one, 2), taken(other, 20)])).toEqual({ ok: true, value: undefined });
    expect([await kept(one), await kept(other)]).toEqual([3, 30]);
    expect([await totals(one), await totals(other)]).toEqual([[1, 3], [10, 30]]);
  });

  it('changes nothing by an event that was seen before, in this page or another', async () => {
    const subject = aCase();
    const event = anEvent();
    await store.takeAll([taken(subject, 1, event), taken(subject, 1, event)]);
    await store.takeAll([taken(subject, 1, event), taken(subject, 5)]);
    await store.change(subject, add(1), { inbox: event });
    expect(await kept(subject)).toBe(6);
  });

  it('keeps nothing at all where one event is refused', async () => {
    const [one, other] = [aCase(), aCase()];
    const event = anEvent();
    expect(await store.takeAll([taken(one, 1, event), taken(other, 101)])).toEqual(refuse('POINTS_OUT_OF_RANGE'));
    expect([await kept(one), await kept(other), await totals(one)]).toEqual([undefined, undefined, []]);
    expect((await store.takeAll([taken(one, 1, event)])).ok).toBe(true);
  });

  it('keeps the rules under which a case of it was opened, and decides by them at once', async () => {
    const [opened, other] = [aCase(), aCase()];
    const under: RuleSetId[] = [];
    const noting = (subject: Subject) => ({ ...taken(subject, 1), decide: (_: Counter | undefined, rules: RuleSetId) => (under.push(rules), accept<Counter, void>({ result: undefined })) });
    await store.takeAll([{ ...noting(opened), ruleSet: '2023-01-01' as RuleSetId }, noting(other)]);
    await store.takeAll([{ ...noting(opened), ruleSet: '2022-01-01' as RuleSetId }]);
    expect(under).toEqual(['2023-01-01', rulesToday, '2023-01-01']);
  });

  it('closes the publications its events prove', async () => {
    const subject = aCase();
    await store.change(subject, (counter) => accept({ next: counter ?? { total: 0 }, result: undefined, messages: [itemOf(subject)] }));
    await store.takeAll([{ ...taken(subject, 1), proves: ['certificate-issued'] }]);
    const open: unknown[] = await db.query(`select 1 from outbox where key = $1 and kind = 'message' and closed_at is null`, [subject.key]);
    expect(open).toEqual([]);
  });

  it('meets another page over the same subjects without a deadlock, whatever their order', async () => {
    const subjects = Array.from({ length: 6 }, aCase);
    const there = () => store.takeAll(subjects.map((subject) => taken(subject, 1)));
    const back = () => store.takeAll(subjects.toReversed().map((subject) => taken(subject, 1)));
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? there() : back())));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    for (const subject of subjects) expect(await kept(subject)).toBe(8);
  });

  it('ends as the same events do that come one by one, however they are cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ of: fc.nat({ max: 2 }), points: fc.integer({ min: 1, max: 4 }), twice: fc.boolean() }), { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (steps, size) => {
        const [paged, single] = [0, 1].map(() => [aCase(), aCase(), aCase()]);
        const given = steps.map((step) => ({ ...step, inbox: anEvent() })).flatMap((step) => (step.twice ? [step, step] : [step]));
        for (let from = 0; from < given.length; from += size) await store.takeAll(given.slice(from, from + size).map(({ of, points, inbox }) => taken(paged![of]!, points, inbox)));
        for (const { of, points, inbox } of given) await store.change(single![of]!, add(points), { inbox: { ...inbox, source: '/services/other' } });
        for (const index of [0, 1, 2]) expect([await kept(paged![index]!), await totals(paged![index]!)]).toEqual([await kept(single![index]!), await totals(single![index]!)]);
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});
