import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkItemId } from '@attestation/contracts';
import fc from 'fast-check';
import { type Doors, doorsOf } from './testing/machine.js';
import { startTesting, type World } from './testing/given.js';

let world: World;
beforeAll(async () => void (world = await startTesting()));
afterAll(() => world?.testing.stop());

const SEED = 20250410;
/** A MODERATOR needs 30 of 50. */
const THRESHOLD = 30;
const OPEN = ['OPEN', 'BOOKED', 'NOTIFIED'];

/** One attempt as the law says it stands, kept beside the real one. */
interface Attempt {
  id: WorkItemId;
  status: string;
  attempt: number;
  points: number | null;
  appeal: string | null;
  /** a sitting was chosen, whatever became of it */
  booked: boolean;
  seat: boolean;
  /** the testing centre's points, and what an appeal was about */
  told: number[];
}
interface Model {
  attempts: Attempt[];
  stopped: boolean;
  closed: boolean;
  /** what the process would do: another attempt only after a result below the threshold */
  retake: boolean;
  messages: string[];
}
type Step = (model: Model, doors: Doors) => Promise<void>;

const current = ({ attempts }: Model): Attempt => attempts.at(-1)!;
const hasResult = ({ attempts }: Model) => attempts.some(({ status }) => status === 'DONE');
const usedUp = ({ attempts }: Model) => attempts.filter(({ points, status }) => points !== null || status === 'ANNULLED').length;

function stop(model: Model): void {
  for (const each of model.attempts) {
    if (OPEN.includes(each.status)) Object.assign(each, { status: 'CANCELLED', seat: false });
    if (each.appeal === 'FILED') each.appeal = 'CANCELLED';
  }
  model.stopped = true;
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
    const state = await doors.state();
    const { attempts, stopped, messages } = model;
    expect(state.bookings).toEqual(attempts.map(({ status, attempt, points, appeal, seat }) => ({ status, attempt, points, appeal, seat })));
    expect({ stopped: state.stopped, seats: state.seats, messages: state.messages }).toEqual({ stopped, seats: attempts.filter(({ seat }) => seat).length, messages });
    const waiting = attempts.flatMap(({ status, appeal }) => [...(OPEN.includes(status) ? [status === 'OPEN' ? 'booking' : 'test'] : []), ...(appeal === 'FILED' ? ['appeal'] : [])]);
    expect(state.items.sort()).toEqual(waiting.sort());
    expect(attempts.filter(({ status }) => OPEN.includes(status)).length).toBeLessThanOrEqual(1);
  }
}

const open = () =>
  new Command('open', async (model, doors) => {
    const id = await doors.open();
    model.attempts.push({ id, status: 'OPEN', attempt: usedUp(model) + 1, points: null, appeal: null, booked: false, seat: false, told: [] });
    model.retake = false;
  });

const book = (paid: boolean) =>
  new Command(`book ${paid ? 'with' : 'without'} payment`, async (model, doors) => {
    const mine = current(model);
    const expected = mine.status !== 'OPEN' ? 'booking-closed' : mine.attempt > 1 && !paid ? 'payment-missing' : 'OK';
    expect(await doors.book(mine.id, paid)).toBe(expected);
    if (expected !== 'OK') return;
    Object.assign(mine, { status: 'BOOKED', booked: true, seat: true });
    model.messages.push('test-booked');
  });

const notice = () =>
  new Command('notice', async (model, doors) => {
    const mine = current(model);
    expect(await doors.notice(mine.id)).toBe(mine.booked ? 'OK' : 'not-booked');
    if (mine.status === 'BOOKED') mine.status = 'NOTIFIED';
  });

const result = (points: number) =>
  new Command(`result ${points}`, async (model, doors) => {
    const mine = current(model);
    const answer = await doors.result(mine.id, points);
    if (mine.status === 'ANNULLED') return expect(answer).toBe('result-annulled');
    if (mine.points !== null) return expect(answer).toBe(mine.told.includes(points) ? 'OK' : 'result-conflicting');
    if (!mine.booked) return expect(answer).toBe('not-booked');
    if (!OPEN.includes(mine.status)) return expect(answer).toBe('booking-closed');
    expect(answer).toBe('OK');
    Object.assign(mine, { status: 'DONE', points, told: [points] });
    model.retake = points < THRESHOLD && mine.attempt < 2;
    return void model.messages.push('test-result-received');
  });

const appeal = () =>
  new Command('appeal', async (model, doors) => {
    const mine = current(model);
    const expected = mine.status === 'ANNULLED' ? 'result-annulled' : model.stopped ? 'case-stopped' : mine.points === null ? 'no-result-yet' : mine.appeal ? 'already-appealed' : 'OK';
    expect(await doors.appeal(mine.id)).toBe(expected);
    if (expected !== 'OK') return;
    mine.appeal = 'FILED';
    model.messages.push('test-appealed');
  });

const decide = (points: number) =>
  new Command(`uphold with ${points}`, async (model, doors) => {
    const mine = current(model);
    const expected = !mine.appeal ? 'not-found' : mine.appeal === 'FILED' ? 'OK' : 'appeal-closed';
    expect(await doors.decide(mine.id, points)).toBe(expected);
    if (expected !== 'OK') return;
    Object.assign(mine, { appeal: 'UPHELD', points, told: [...mine.told, points] });
    model.retake = points < THRESHOLD && mine.attempt < 2;
    model.messages.push('appeal-decided');
  });

const annul = () =>
  new Command('annul', async (model, doors) => {
    const mine = current(model);
    expect(await doors.annul(mine.id)).toBe(mine.booked ? 'OK' : 'not-booked');
    if (!mine.booked || mine.status === 'ANNULLED') return;
    stop(model);
    mine.status = 'ANNULLED';
    if (!model.closed) model.messages.push('test-annulled');
  });

const decline = () =>
  new Command('decline', async (model, doors) => {
    const mine = current(model);
    const expected = mine.status !== 'OPEN' ? 'booking-closed' : hasResult(model) ? 'OK' : 'no-result-yet';
    expect(await doors.decline(mine.id)).toBe(expected);
    if (expected !== 'OK') return;
    mine.status = 'DECLINED';
    model.messages.push('retake-declined');
  });

const untaken = () =>
  new Command('window closes', async (model, doors) => {
    const mine = current(model);
    expect(await doors.untaken(mine.id)).toBe('OK');
    if (OPEN.includes(mine.status)) mine.status = 'UNTAKEN';
  });

const end = (how: 'WITHDRAWN' | 'CLOSED') =>
  new Command(how, async (model, doors) => {
    expect(await doors.stop(how)).toBe('OK');
    stop(model);
    model.closed ||= how === 'CLOSED';
  });

/** What would happen next in the life of an ordinary case; without it most walks would end before they began. */
const advance = ({ points, appeals }: { points: number; appeals: boolean }) =>
  new Command(`onwards (${points}${appeals ? ', appealing' : ''})`, (model, doors) => {
    const { status, appeal: filed } = current(model);
    if (status === 'OPEN') return book(true).step(model, doors);
    if (OPEN.includes(status)) return result(points).step(model, doors);
    if (filed === 'FILED') return decide(points).step(model, doors);
    if (status === 'DONE' && !filed && appeals) return appeal().step(model, doors);
    return model.retake && !model.stopped ? open().step(model, doors) : annul().step(model, doors);
  });

describe('stage 2 of a case, whatever is done to it at whatever door', () => {
  const points = fc.constantFrom(0, 29, 29, 30, 50);
  const onwards = fc.record({ points, appeals: fc.boolean() }).map(advance);
  const anything = fc.oneof(
    fc.boolean().map(book), fc.constant(notice()), points.map(result), fc.constant(appeal()), points.map(decide), fc.constant(annul()), fc.constant(decline()), fc.constant(untaken()),
  );
  const ends = fc.constantFrom('WITHDRAWN' as const, 'CLOSED' as const).map(end);
  const steps = fc.commands([onwards, onwards, onwards, onwards, onwards, onwards, anything, anything, anything, ends], { maxCommands: 16, size: 'max' });

  it('stands as the law says: one attempt at a time, seats, work items and messages in step with it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, (commands) => {
        const setup = async () => {
          const doors = await doorsOf(world);
          const first: Attempt = { id: doors.known.workItemId, status: 'OPEN', attempt: 1, points: null, appeal: null, booked: false, seat: false, told: [] };
          return { model: { attempts: [first], stopped: false, closed: false, retake: false, messages: [] } as Model, real: doors };
        };
        return fc.asyncModelRun(setup, commands);
      }),
      { seed: SEED, numRuns: 50, endOnFailure: true },
    );
  }, 240_000);
});
