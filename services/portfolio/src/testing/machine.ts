import { FactType, type AttestationId, type PersonId, type PlaceCode } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { ITEMS, type World } from './world.js';

/** What an act answered: OK and what came with it, or the code of the refusal. */
export interface Answer {
  code: string;
  body: unknown;
}
/** An act, to be done once or again: the second time with the same key, job or event. */
export type Act = () => Promise<Answer>;

/** The qualification assessment of one submitted case, at all its doors. */
export interface Doors {
  attestationId: AttestationId;
  teacher: PersonId;
  open(): Act;
  admit(by: PersonId, confirmed: readonly string[]): Act;
  return(by: PersonId, codes: readonly string[]): Act;
  enter(by: PersonId): Act;
  supply(): Act;
  move(): Act;
  close(how: 'WITHDRAWN' | 'CLOSED'): Act;
  state(): Promise<State>;
}

/** The case as the database and the outbox tell it. */
export interface State {
  /** hashes of the snapshots, by version */
  versions: string[];
  /** work items that were opened and not closed, with their step */
  items: string[];
  /** messages to the engine, in their order, with what they say */
  messages: string[];
  /** how often each fact was told */
  facts: Record<string, number>;
}

/** A portfolio of a teacher of the first school, complete but for what the responsible person sees herself; submitted and frozen. */
export async function doorsOf(world: World): Promise<Doors> {
  const { given } = world;
  const teacher = await given.newTeacher();
  const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
  await world.allAnswer(attestationId);
  await world.submits(attestationId);
  let workItemId: string = newId();
  const post = (path: () => string, as: PersonId, body: object): Act => {
    const key = newId();
    let once: string | undefined; // the work item of then, also when it is sent again
    return async () => {
      const { status, body: answer } = await world.call('post', (once ??= path()), { as, body, key });
      return status < 300 ? { code: 'OK', body: answer } : { code: String(answer.type).replace('urn:ustaz:problem:', ''), body: null };
    };
  };
  const hears = (told: () => Promise<void>): Act => () => told().then(() => ({ code: 'OK', body: null }));
  return {
    attestationId, teacher,
    open: () => {
      const job = world.jobFor(attestationId);
      return async () => {
        const outcome = await world.workers.openAssessment(job);
        if (outcome.kind === 'complete') ({ workItemId } = outcome.variables);
        return { code: outcome.kind === 'complete' ? 'OK' : outcome.kind, body: outcome };
      };
    },
    admit: (by, confirmed) => post(() => `/assessments/${workItemId}/completion`, by, { confirmed }),
    return: (by, codes) => post(() => `/assessments/${workItemId}/return`, by, { gaps: codes.map((code) => ({ code })) }),
    enter: (by) => post(() => `/attestations/${attestationId}/evidence`, by, { registry: 'COURSES', items: [{ ...ITEMS.COURSES[0], certificateNumber: newId() }] }),
    supply: () => post(() => `/attestations/${attestationId}/supplement`, teacher, {}),
    move: () => {
      const [from, to] = [given.organisationId, given.otherOrganisationId].map((organisationId) => ({ organisationId, placeCode: '19' as PlaceCode })) as [Where, Where];
      const movedAt = world.clock.now().toISOString();
      const event = world.event(FactType.AttestationMoved, { attestationId, personId: teacher, from, to, subordination: 'DISTRICT', hasDistrictLevel: true, post: 'teacher', movedAt, reasons: [] });
      return hears(() => world.events.onMoved(event));
    },
    close: (how) => {
      const at = world.clock.now().toISOString();
      const event = how === 'CLOSED'
        ? world.event(FactType.AttestationClosed, { attestationId, personId: teacher, outcome: null, closedAt: at })
        : world.event(FactType.ApplicationWithdrawn, { attestationId, personId: teacher, withdrawnAt: at, note: null });
      return hears(() => world.events.onClosed([event]));
    },
    state: () => stateOf(world, attestationId),
  };
}

type Where = { organisationId: World['given']['organisationId']; placeCode: PlaceCode };

async function stateOf(world: World, attestationId: AttestationId): Promise<State> {
  const snapshots: { hash: string }[] = await world.db.query('select hash from snapshot where attestation_id = $1 order by version', [attestationId]);
  const told = await world.outbox(attestationId);
  const items = new Set<string>();
  const facts: Record<string, number> = {};
  for (const { name, body } of told.filter(({ kind }) => kind === 'fact')) {
    facts[name] = (facts[name] ?? 0) + 1;
    if (name === FactType.PortfolioWorkItemOpened) items.add(`${String(body.workItemId)} ${String(body.step)}`);
    if (name === FactType.PortfolioWorkItemClosed) items.delete(`${String(body.workItemId)} ${String(body.step)}`);
  }
  const messages = told.filter(({ kind }) => kind === 'message').map(({ name, body }) => [name, body.assessment].filter(Boolean).join(' '));
  return { versions: snapshots.map(({ hash }) => hash), items: [...items].map((item) => item.split(' ')[1] ?? ''), messages, facts };
}
