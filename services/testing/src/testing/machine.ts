import type { FactOf, FactType as Type, WorkItemId } from '@attestation/contracts';
import { FactType } from '@attestation/contracts';
import { RefusedEvent } from '@attestation/events';
import { newId } from '@attestation/service-kit';
import { DataSource } from 'typeorm';
import { TestingEvents } from '../events/testing.events.js';
import { findCase } from '../store/booking-rows.js';
import { TestingWorkers } from '../workers/testing.workers.js';
import { FINISHED, NOW } from './bookings.js';
import { againFor, eventOf, jobOf, type Opened, resultOf, type World } from './given.js';

/** Twenty minutes after the end of the test. */
const IN_TIME = '2025-04-10T06:40:00.000Z';

/** What one case does at its doors; each answers with the refusal's code, or OK. */
export interface Doors {
  known: Opened;
  open(): Promise<WorkItemId>;
  book(id: WorkItemId, paid: boolean): Promise<string>;
  notice(id: WorkItemId): Promise<string>;
  result(id: WorkItemId, points: number): Promise<string>;
  appeal(id: WorkItemId): Promise<string>;
  decide(id: WorkItemId, points: number): Promise<string>;
  annul(id: WorkItemId): Promise<string>;
  decline(id: WorkItemId): Promise<string>;
  untaken(id: WorkItemId): Promise<string>;
  stop(how: 'WITHDRAWN' | 'CLOSED'): Promise<string>;
  state(): Promise<State>;
}

/** The case as the database and the outbox tell it. */
export interface State {
  bookings: { status: string; attempt: number; points: number | null; appeal: string | null; seat: boolean }[];
  stopped: boolean;
  /** seats of the sitting that are taken */
  seats: number;
  /** work items that were opened and not closed */
  items: string[];
  /** messages to the engine, in their order */
  messages: string[];
}

export async function doorsOf(world: World): Promise<Doors> {
  world.at(NOW);
  const known = await world.opened();
  const { id: sessionId } = await world.sitting({ seats: 2 });
  const { attestationId, personId } = known;
  const at = async (instant: string, call: () => Promise<{ status: number; body: unknown }>) => {
    world.at(instant);
    return codeOf(await call());
  };
  const workers = world.testing.get(TestingWorkers);
  const events = world.testing.get(TestingEvents);
  const job = (type: string, workItemId: WorkItemId) => jobOf(type, { attestationId, workItemId });
  const appealOf = async (id: WorkItemId) => (await findCase(world.testing.get(DataSource), attestationId))?.bookings.find((each) => each.id === id)?.appeal?.id ?? newId();
  return {
    known,
    open: async () => (await againFor(world.testing, known)).workItemId,
    book: (id, paid) => at(NOW, () => world.book(id, personId, sessionId, undefined, paid ? { paymentReference: 'ТТ-1' } : {})),
    notice: async (id) => outcomeOf(await workers.sendNotice(job('testing.send-notice', id))),
    result: (id, points) => eventCode(() => events.onResults([resultOf(id, { points })])),
    appeal: (id) => at(IN_TIME, () => world.post(`bookings/${id}/appeal`, personId, { tasks: [{ number: 1, ground: 'NO_ANSWER', explanation: 'x' }], inRoom: true })),
    decide: (id, points) => at(IN_TIME, async () => world.post(`appeals/${await appealOf(id)}/decision`, world.official, { result: 'UPHELD', points, protocolNumber: '4', tasks: [{ number: 1, granted: true, reason: 'x' }] })),
    annul: (id) => at(IN_TIME, () => world.post(`bookings/${id}/violation`, world.official, { actNumber: '1', foundOn: '2025-04-10', facts: 'Телефон', room: '1', seat: '1' })),
    decline: (id) => at(FINISHED, () => world.post(`bookings/${id}/declination`, personId)),
    untaken: async (id) => outcomeOf(await workers.closeUntaken(job('testing.close-untaken', id))),
    stop: (how) =>
      eventCode(() => how === 'WITHDRAWN'
        ? events.onWithdrawn(eventOf(FactType.ApplicationWithdrawn, { attestationId, personId, withdrawnAt: FINISHED, note: null }))
        : events.onClosed([eventOf(FactType.AttestationClosed, { attestationId, personId, outcome: null, closedAt: FINISHED })])),
    state: () => stateOf(world, known, sessionId),
  };
}

async function stateOf(world: World, { attestationId }: Opened, sessionId: string): Promise<State> {
  const known = await findCase(world.testing.get(DataSource), attestationId);
  const [session] = await world.testing.sql<{ taken: number }>('select taken from testing.session where id = $1', [sessionId]);
  const facts = await world.testing.sql<{ name: Type; body: FactOf<typeof FactType.TestingWorkItemOpened> }>(`select name, body from testing.outbox where key = $1 and kind = 'fact' order by position`, [attestationId]);
  const messages = await world.testing.sql<{ name: string }>(`select name from testing.outbox where key = $1 and kind = 'message' order by position`, [attestationId]);
  const items = new Map<string, string>();
  for (const { name, body } of facts) {
    if (name === FactType.TestingWorkItemOpened) items.set(`${body.workItemId} ${body.step}`, body.step);
    if (name === FactType.TestingWorkItemClosed) items.delete(`${body.workItemId} ${body.step}`);
  }
  return {
    bookings: (known?.bookings ?? []).map(({ status, attempt, result, appeal, seatHeld }) => ({ status, attempt, points: result?.points ?? null, appeal: appeal?.status ?? null, seat: seatHeld })),
    stopped: known?.stoppedAt != null,
    seats: session?.taken ?? -1,
    items: [...items.values()],
    messages: messages.map(({ name }) => name),
  };
}

const codeOf = ({ status, body }: { status: number; body: unknown }): string => (status < 300 ? 'OK' : String((body as { type?: string }).type).replace('urn:ustaz:problem:', ''));
const outcomeOf = (outcome: { kind: string; reason?: string }): string => (outcome.kind === 'complete' ? 'OK' : kebab(outcome.reason ?? outcome.kind));

async function eventCode(take: () => Promise<void>): Promise<string> {
  try {
    await take();
    return 'OK';
  } catch (problem) {
    if (problem instanceof RefusedEvent) return kebab(problem.refusal.code);
    throw problem;
  }
}

const kebab = (code: string): string => code.toLowerCase().replaceAll('_', '-');
