import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type AttestationState, type PersonId, type PlainDate } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { startApplications, type World } from './testing/world.js';

const SEED = 20250320;
let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());

/** What a case must be, by the law alone: the state it is in, and what has happened to it once. */
interface Model {
  state: AttestationState;
  heard: boolean;
  submitted: boolean;
  moved: boolean;
  held: boolean;
  closed: boolean;
}
interface Real {
  attestationId: AttestationId;
  personId: PersonId;
  own: Awaited<ReturnType<World['given']['hire']>>;
  minute: number;
}
const BEGINS = '2025-03-17T09:00:00+05:00';
const timeOf = ({ minute }: Real): string => new Date(Date.parse(BEGINS) + minute * 60_000).toISOString();
const ENDED: readonly AttestationState[] = ['REFUSED', 'CLOSED', 'WITHDRAWN', 'EXPIRED'];
const DECIDED: readonly AttestationState[] = ['DECISION'];

/** A step anybody may try at any moment: what the law makes of it, and what is done. Each minute brings one. */
class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly follows: (model: Model) => Partial<Model> | 'REFUSED',
    private readonly act: (real: Real) => Promise<boolean>,
  ) {}

  check = (): boolean => true;
  toString = (): string => this.name;

  async run(model: Model, real: Real): Promise<void> {
    real.minute += 1;
    world.clock.moveTo(timeOf(real));
    const expected = this.follows({ ...model });
    expect([this.name, await this.act(real)]).toEqual([this.name, expected !== 'REFUSED']);
    if (expected !== 'REFUSED') Object.assign(model, expected);
    await agrees(model, real);
  }
}

/** Everything that can be seen of the case says what the model says. */
async function agrees(model: Model, { attestationId, personId }: Real): Promise<void> {
  const { body } = await world.call('get', `/${attestationId}`, { as: personId });
  expect(body.current.state).toBe(model.state);
  const left = (await world.outbox()).filter(({ key }) => key === attestationId);
  const times = (name: string) => left.filter((each) => each.name === name).length;
  for (const type of [FactType.ApplicationSubmitted, FactType.ApplicationRegistered, FactType.ApplicationWithdrawn, FactType.AttestationClosed, FactType.DraftExpired]) expect([type, times(type) <= 1]).toEqual([type, true]);
  expect(times(FactType.ApplicationAccepted) + times(FactType.ApplicationRefused)).toBe(times(MessageName.ApplicationAnswered));
  expect(times(MessageName.ApplicationAnswered)).toBeLessThanOrEqual(1);
  expect(times(FactType.AttestationMoved)).toBe(model.moved ? 1 : 0);
  expect(times(FactType.ApplicationsWorkItemOpened) - times(FactType.ApplicationsWorkItemClosed)).toBe(model.state === 'REGISTERED' ? 1 : 0);
  const { items } = (await world.call('get', '/acceptances?limit=100', { as: world.given.providerId })).body as unknown as { items: { attestationId: string }[] };
  expect(items.some((each) => each.attestationId === attestationId)).toBe(model.state === 'REGISTERED');
}

const done = ({ status }: { status: number }) => status === 200;
const job = ({ kind }: { kind: string }) => kind === 'complete';
const byTeacher = (path: string) => ({ attestationId, personId }: Real) => world.call('post', `/${attestationId}/${path}`, { as: personId, body: {} }).then(done);
const open = ({ state }: Model) => !ENDED.includes(state);
const mayMove = (model: Model) => ['ACCEPTED', 'ADMITTED', 'RETURNED'].includes(model.state) && !model.held && !model.moved;

const STEPS = [
  new Step('registries answer', (model) => ({ ...model, heard: true }), async ({ attestationId }) => (await world.registriesAnswer(attestationId), true)),
  new Step('submit', ({ state, heard }) => (state === 'DRAFT' && heard ? { state: 'SUBMITTED', submitted: true } : 'REFUSED'), ({ attestationId, personId }) => world.submit(attestationId, { as: personId }).then(done)),
  new Step('the window closes', ({ state, submitted }) => (submitted ? 'REFUSED' : state === 'DRAFT' ? { state: 'EXPIRED' } : {}),
    async (real) => {
      real.minute = Math.max(real.minute, (Date.parse('2025-05-31T00:00:00+05:00') - Date.parse(BEGINS)) / 60_000);
      world.clock.moveTo(timeOf(real));
      return job(await world.workers.expireDraft(world.jobFor('applications.expire-draft', { attestationId: real.attestationId })));
    }),
  new Step('register', ({ state, submitted }) => (state === 'SUBMITTED' ? { state: 'REGISTERED' } : submitted ? {} : 'REFUSED'),
    async ({ attestationId }) => job(await world.workers.register(world.jobFor('applications.register', { attestationId })))),
  new Step('accept', ({ state }) => (state === 'REGISTERED' ? { state: 'ACCEPTED' } : 'REFUSED'), ({ attestationId }) => world.answer(attestationId, { answer: 'ACCEPTED' }).then(done)),
  new Step('refuse', ({ state }) => (state === 'REGISTERED' ? { state: 'REFUSED' } : 'REFUSED'), ({ attestationId }) => world.answer(attestationId, { answer: 'REFUSED', grounds: ['1'] }).then(done)),
  new Step('withdraw', (model) => (model.state === 'WITHDRAWN' ? {} : open(model) && !model.closed && !DECIDED.includes(model.state) ? { state: 'WITHDRAWN' } : 'REFUSED'), byTeacher('withdrawal')),
  new Step('she moves', (model) => (mayMove(model) ? { moved: true } : {}), async ({ personId, own }) => {
    await world.given.employ(personId, own.organisationId, { ...own, to: '2025-03-16' as PlainDate });
    await world.given.employ(personId, world.given.otherOrganisationId, { employmentId: own.employmentId.replace(/^.{8}/, 'ffffffff'), from: '2025-03-01' as PlainDate });
    return true;
  }),
  new Step('a commission takes it', (model) => (['ACCEPTED', 'ADMITTED', 'RETURNED'].includes(model.state) ? { state: 'SUMMARY', held: true } : {}), async ({ attestationId, personId }) => {
    const { state } = (await world.call('get', `/${attestationId}`, { as: personId })).body.current as { state: AttestationState };
    if (['ACCEPTED', 'ADMITTED', 'RETURNED'].includes(state)) {
      await world.hears(FactType.CommissionAssigned, { attestationId, commissionId: newId() as never, level: 'ORG', rule: 'R-108', attestingOrganisationId: null, assignedAt: world.clock.now().toISOString(), reasons: [] });
    }
    return true;
  }),
  new Step('the process ends', (model) => ({ closed: true, ...(open(model) && { state: 'CLOSED' as const }) }),
    async ({ attestationId }) => job(await world.workers.close(world.jobFor('applications.close', { attestationId, outcome: null })))),
];

it('walks a case through whatever anybody may try at any moment: each step does what the law says of it, or changes nothing', () =>
  fc.assert(
    fc.asyncProperty(fc.commands(STEPS.map((step) => fc.constant(step)), { size: 'medium', maxCommands: 14 }), async (commands) => {
      world.clock.moveTo(BEGINS);
      const personId = newId<PersonId>();
      const own = await world.given.hire(personId, 'Жолаушы');
      const attestationId = await world.caseOf(personId, { until: 'DRAFT' });
      const model: Model = { state: 'DRAFT', heard: false, submitted: false, moved: false, held: false, closed: false };
      await fc.asyncModelRun(() => ({ model, real: { attestationId, personId, own, minute: 0 } }), commands);
    }),
    { seed: SEED, numRuns: 20 },
  ));
