import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type PersonId } from '@attestation/contracts';
import fc from 'fast-check';
import { type Act, type Doors, doorsOf } from './testing/machine.js';
import { startPortfolio, type World } from './testing/world.js';

let world: World;
beforeAll(async () => void (world = await startPortfolio()));
afterAll(() => world?.stop());

const SEED = 20250318;

/** The assessment as the law says it stands (D.1 rows 9–10), kept beside the real one. */
interface Model {
  /** `AWAITED`: submitted or supplied, and the process has not asked yet */
  state: 'AWAITED' | 'OPEN' | 'RETURNED' | 'ADMITTED' | 'CANCELLED';
  /** the codes that were marked */
  gaps: readonly string[];
  closed: boolean;
  moved: boolean;
  versions: number;
  checks: number;
  messages: string[];
  /** hashes of the snapshots so far: none of them ever changes */
  frozen: string[];
  /** the last act that was accepted, and what it answered */
  last?: { act: Act; answer: unknown };
}
type Step = (model: Model, doors: Doors) => Promise<void>;

const responsible = ({ moved }: Model): PersonId => (moved ? world.given.strangerId : world.given.responsibleId);
const former = ({ moved }: Model): PersonId => (moved ? world.given.responsibleId : world.given.strangerId);

/** Does an act, looks at its answer, and remembers what was accepted for whoever repeats it. */
async function does(model: Model, act: Act, code: string): Promise<boolean> {
  const answer = await act();
  expect(answer.code).toBe(code);
  if (code === 'OK') model.last = { act, answer };
  return code === 'OK';
}

class Command implements fc.AsyncCommand<Model, Doors> {
  constructor(
    private readonly name: string,
    readonly step: Step,
  ) {}

  check = (): boolean => true;
  toString = (): string => this.name;

  async run(model: Model, doors: Doors): Promise<void> {
    await this.step(model, doors);
    await agree(model, doors);
  }
}

/** The database and everything that was told are where the law says. */
async function agree(model: Model, doors: Doors): Promise<void> {
  const { versions, items, messages, facts } = await doors.state();
  expect(items).toEqual(model.state === 'OPEN' ? ['assessment'] : model.state === 'RETURNED' ? ['supplement'] : []);
  expect(messages).toEqual(model.messages);
  expect(versions).toHaveLength(model.versions);
  expect(versions.slice(0, model.frozen.length)).toEqual(model.frozen);
  expect(facts[FactType.PortfolioFrozen]).toBe(model.versions);
  expect(facts[FactType.AssessmentCompleted] ?? 0).toBe(model.checks);
  expect(facts[FactType.PortfolioSupplemented] ?? 0).toBe(model.versions - 1);
  model.frozen = versions;
}

const open = () =>
  new Command('the process asks', async (model, doors) => {
    const asked = await does(model, doors.open(), model.closed && model.state === 'AWAITED' ? 'incident' : 'OK');
    if (asked && model.state === 'AWAITED') model.state = 'OPEN';
  });

const checked = (model: Model, state: 'ADMITTED' | 'RETURNED', gaps: readonly string[] = []): void => {
  Object.assign(model, { state, gaps, checks: model.checks + 1, messages: [...model.messages, `assessment-completed ${state}`] });
};

const admit = (confirmed: readonly string[]) =>
  new Command(`admit, having seen ${confirmed.join() || 'nothing'}`, async (model, doors) => {
    if (model.state === 'AWAITED') return;
    const expected = model.state !== 'OPEN' ? 'work-item-closed' : confirmed.includes('ESSAY') ? 'OK' : 'evidence-incomplete';
    if (await does(model, doors.admit(responsible(model), confirmed), expected)) checked(model, 'ADMITTED');
  });

const returns = (codes: readonly string[]) =>
  new Command(`return for ${codes.join() || 'nothing'}`, async (model, doors) => {
    if (model.state === 'AWAITED') return;
    const fault = codes.length === 0 ? 'validation-failed' : undefined;
    const expected = fault ?? (model.state !== 'OPEN' ? 'work-item-closed' : codes.includes('9.9') ? 'gap-unknown' : 'OK');
    if (await does(model, doors.return(responsible(model), codes), expected)) checked(model, 'RETURNED', codes);
  });

const enter = () =>
  new Command('enter a course by hand', async (model, doors) => {
    const marked = model.gaps.some((code) => code === 'COURSES' || code === '4.1');
    await does(model, doors.enter(responsible(model)), model.state === 'RETURNED' && marked ? 'OK' : 'evidence-frozen');
  });

const supply = () =>
  new Command('supply', async (model, doors) => {
    if (!(await does(model, doors.supply(), model.state === 'RETURNED' ? 'OK' : 'not-returned'))) return;
    Object.assign(model, { state: 'AWAITED', gaps: [], versions: model.versions + 1, messages: [...model.messages, 'portfolio-supplemented'] });
  });

const move = () =>
  new Command('move', async (model, doors) => {
    if (model.closed) return; // whoever tells of moves lets a closed case lie
    await does(model, doors.move(), 'OK');
    model.moved = true;
  });

const close = (how: 'WITHDRAWN' | 'CLOSED') =>
  new Command(how, async (model, doors) => {
    await does(model, doors.close(how), 'OK');
    model.closed = true;
    if (model.state === 'OPEN' || model.state === 'RETURNED') model.state = 'CANCELLED';
  });

/** The very same call, job or event comes again: the answer is the first one's, and nothing is done twice. */
const again = () =>
  new Command('again', async (model) => {
    if (model.last) expect(await model.last.act()).toEqual(model.last.answer);
  });

/** Whoever does not hold the case: the responsible person of another school, the one it was moved away from, the teacher herself. */
const strangers = () =>
  new Command('by whoever may not', async (model, doors) => {
    if (model.state === 'AWAITED') return;
    for (const act of [doors.admit(former(model), ['ESSAY']), doors.return(former(model), ['ESSAY']), doors.enter(former(model))]) expect((await act()).code).toBe('not-found');
    expect((await doors.admit(doors.teacher, ['ESSAY'])()).code).toBe('forbidden');
  });

/** Two at once, under keys of their own, and each of them twice: one is done, once. */
const atOnce = () =>
  new Command('admit and return at once', async (model, doors) => {
    if (model.state !== 'OPEN') return;
    const [yes, no] = [doors.admit(responsible(model), ['ESSAY']), doors.return(responsible(model), ['COURSES'])];
    const [admitted, alsoAdmitted, returned, alsoReturned] = await Promise.all([yes(), yes(), no(), no()]);
    expect([admitted.code, returned.code].sort()).toEqual(['OK', 'work-item-closed']);
    expect([alsoAdmitted, alsoReturned]).toEqual([admitted, returned]);
    if (admitted.code === 'OK') checked(model, 'ADMITTED');
    else checked(model, 'RETURNED', ['COURSES']);
  });

/** What would happen next in the life of an ordinary case; without it most walks would end before they began. */
const advance = (codes: readonly string[]) =>
  new Command(`onwards (${codes.join() || 'admitted'})`, (model, doors) => {
    if (model.state === 'AWAITED') return open().step(model, doors);
    if (model.state === 'RETURNED') return supply().step(model, doors);
    return (codes.length > 0 ? returns(codes) : admit(['ESSAY'])).step(model, doors);
  });

describe('the qualification assessment of a case, whatever is done to it at whatever door', () => {
  const codes = fc.constantFrom<readonly string[]>(['COURSES'], ['4.1', '2.1'], ['ESSAY'], ['DIPLOMA']);
  const onwards = fc.oneof({ weight: 5, arbitrary: codes }, { weight: 1, arbitrary: fc.constant([]) }).map(advance);
  const anything = fc.oneof(
    fc.constant(open()), fc.constantFrom<readonly string[]>([], ['ESSAY'], ['COURSES']).map(admit), fc.oneof(codes, fc.constantFrom<readonly string[]>([], ['COURSES', '9.9'])).map(returns),
    fc.constant(enter()), fc.constant(supply()), fc.constant(move()), fc.constant(strangers()), fc.constant(atOnce()),
  );
  const steps = fc.commands([onwards, onwards, onwards, onwards, onwards, anything, anything, anything, fc.constant(again()), fc.constant(again()), fc.constantFrom('WITHDRAWN' as const, 'CLOSED' as const).map(close)], { maxCommands: 18, size: 'max' });

  it('stands as the law says: one check at a time, each version frozen once, nothing lost and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (commands) => {
        const setup = async () => {
          const real = await doorsOf(world);
          await real.open()(); // most walks begin where there is something to check
          const model: Model = { state: 'OPEN', gaps: [], closed: false, moved: false, versions: 1, checks: 0, messages: [], frozen: [] };
          return { model, real };
        };
        return fc.asyncModelRun(setup, commands);
      }),
      { seed: SEED, numRuns: 30, endOnFailure: true },
    );
  }, 240_000);
});
