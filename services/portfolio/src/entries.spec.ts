import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type FactOf, type PersonId, type PlainDate, type Registry } from '@attestation/contracts';
import fc from 'fast-check';
import { newId } from '@attestation/service-kit';
import { entryFaults } from './domain/hand-entry.js';
import { ITEMS, startPortfolio, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startPortfolio();
});
afterAll(() => world.stop());

const TODAY = '2025-03-17' as PlainDate;
const problem = (name: string) => `urn:ustaz:problem:${name}`;
const course = (more: object = {}): Record<string, unknown> => ({ ...ITEMS.COURSES[0], certificateNumber: newId(), ...more });
interface Row {
  row: number;
  personId: string;
  outcome: string;
  faults: { member: string; fault: string; text: string }[];
}
const enter = async (rows: object[], as = world.given.responsibleId, key?: string) => {
  const { status, body } = await world.call('post', '/entries', { as, body: { rows }, key, language: 'ru' });
  return { status, type: body.type, entered: body.entered, rows: body.rows as unknown as Row[], errors: body.errors as unknown as { field: string }[] };
};
const recordOf = async (personId: PersonId, as = world.given.responsibleId) => (await world.call('get', `/persons/${personId}/record?limit=100`, { as })).body.items as unknown as { registry: string; source: string; manual: boolean; enteredBy: string; item: object }[];

describe('an item entered by hand', () => {
  it.each(Object.keys(ITEMS) as Registry[])('of %s is taken in the registry’s own form', (registry) => {
    for (const item of ITEMS[registry]) expect(entryFaults(registry, item, TODAY)).toEqual([]);
  });

  it.each<[string, Registry, object, string, string]>([
    ['lacks a member', 'COURSES', { hours: undefined }, 'hours', 'MISFIT'],
    ['has one nobody knows', 'COURSES', { mark: 5 }, 'mark', 'MISFIT'],
    ['has a number in words', 'COURSES', { hours: 'many' }, 'hours', 'MISFIT'],
    ['has a day the calendar does not', 'COURSES', { completedOn: '2024-02-30' }, 'completedOn', 'MISFIT'],
    ['is of tomorrow', 'COURSES', { completedOn: '2025-03-18' }, 'completedOn', 'IN_FUTURE'],
    ['is of a school year to come', 'LEARNER_QUALITY', { schoolYear: 2025 }, 'schoolYear', 'IN_FUTURE'],
    ['names another school year than its day', 'OBSERVATIONS', { schoolYear: 2023 }, 'schoolYear', 'OTHER_SCHOOL_YEAR'],
    ['is a whole book', 'COURSES', { programme: 'x'.repeat(301) }, 'programme', 'MISFIT'],
  ])('that %s is refused, its member named', (_, registry, more, member, fault) => {
    const item = JSON.parse(JSON.stringify({ ...ITEMS[registry][0], ...more })) as Record<string, unknown>;
    expect(entryFaults(registry, item, TODAY)).toContainEqual({ member, fault });
  });

  it('is never taken with a day after today', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const day = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        expect(entryFaults('COURSES', course({ completedOn: day }), TODAY).length === 0).toBe(day <= TODAY);
      }),
      { seed: 20250310, numRuns: 100 },
    ));

  it('into a case is refused with row and member, and nothing is kept', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    const body = { registry: 'COURSES', items: [course(), course({ hours: 0 })] };
    const { status, body: answer } = await world.call('post', `/attestations/${attestationId}/evidence`, { as: world.given.responsibleId, body });
    expect({ status, errors: answer.errors }).toMatchObject({ status: 422, errors: [{ field: 'items.1.hours', code: 'MISFIT' }] });
    expect(await recordOf(teacher)).toEqual([]);
  });

  it('carries the order by which its enterer was appointed, as the register of roles knows it: the body invents none', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    const path = `/attestations/${attestationId}/evidence`;
    expect((await world.call('post', path, { as: world.given.responsibleId, body: { registry: 'COURSES', items: [course()], orderNumber: '99' } })).status).toBe(422);
    const { body } = await world.call('post', path, { as: world.given.responsibleId, body: { registry: 'COURSES', items: [course()] } });
    expect((body.evidence as unknown as { registry: string }[]).filter(({ registry }) => registry === 'COURSES')).toMatchObject([{ source: '5', manual: true, enteredBy: world.given.responsibleId }, { status: 'AWAITED' }]);
    expect(await recordOf(teacher)).toMatchObject([{ source: '5', manual: true, enteredBy: world.given.responsibleId }]);
  });

  it('is nobody’s whose appointment names no order', async () => {
    const clerk = newId<PersonId>();
    await world.projection.keepRole({ assignmentId: newId(), personId: clerk, role: 'RESPONSIBLE_PERSON', organisationId: world.given.organisationId, placeCode: null, orderNumber: null, from: '2024-09-01' as PlainDate, to: null }, '2025-01-10T04:00:00.000Z');
    expect(await enter([{ personIds: [world.given.personId], registry: 'COURSES', item: course() }], clerk)).toMatchObject({ status: 403, type: problem('not-appointed') });
  });
});

describe('entries in bulk', () => {
  it('copy one event to many teachers, and say of each row what became of it', async () => {
    const [one, two] = [await world.given.newTeacher(), await world.given.newTeacher()];
    const [foreign] = [await world.given.newTeacher(world.given.otherOrganisationId)];
    const event = { ...ITEMS.ACHIEVEMENTS[1] };
    const { status, entered, rows } = await enter([
      { personIds: [one, two, foreign], registry: 'ACHIEVEMENTS', item: event },
      { personIds: [one], registry: 'COURSES', item: course({ completedOn: '2026-01-01' }) },
    ]);
    expect({ status, entered }).toEqual({ status: 201, entered: 2 });
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([[1, 'ENTERED'], [1, 'ENTERED'], [1, 'NOT_FOUND'], [2, 'FAULTY']]);
    expect(rows[3]?.faults).toEqual([{ member: 'completedOn', fault: 'IN_FUTURE', text: 'Дата в будущем.' }]);
    for (const teacher of [one, two]) expect((await recordOf(teacher)).map(({ item }) => item)).toEqual([event]);
    expect(await recordOf(foreign, world.given.strangerId)).toEqual([]);
  });

  it('sent again under the same key are entered once', async () => {
    const teacher = await world.given.newTeacher();
    const rows = [{ personIds: [teacher], registry: 'COURSES', item: course() }];
    const key = newId();
    expect((await enter(rows, undefined, key)).entered).toBe(1);
    expect((await enter(rows, undefined, key)).entered).toBe(1);
    const kept: unknown[] = await world.db.query('select 1 from person_record where person_id = $1', [teacher]);
    expect(kept).toHaveLength(1);
  });

  it('are 200 at most, copies counted, and only the responsible person’s', async () => {
    const people = Array.from({ length: 101 }, () => newId());
    const row = { personIds: people, registry: 'COURSES', item: course() };
    expect(await enter([row, row])).toMatchObject({ status: 422, errors: [{ field: 'rows' }] });
    expect((await enter([row], world.given.personId)).status).toBe(403);
    expect((await enter([{ ...row, personIds: [] }])).status).toBe(422);
  });

  it('enter the drafts that are running, and stay beside what is submitted', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    await world.allAnswer(attestationId);
    await enter([{ personIds: [teacher], registry: 'COURSES', item: course({ programme: 'Before' }) }]);
    world.clock.moveTo('2025-03-17T10:00:00+05:00');
    await world.submits(attestationId);
    world.clock.moveTo('2025-03-17T11:00:00+05:00');
    await enter([{ personIds: [teacher], registry: 'COURSES', item: course({ programme: 'After' }) }]);
    const { body } = await world.call('get', `/attestations/${attestationId}/evidence`, { as: teacher });
    const programmes = (pieces: unknown) => (pieces as { manual: boolean; items: { programme: string }[] }[]).filter(({ manual }) => manual).flatMap(({ items }) => items.map(({ programme }) => programme));
    expect([programmes(body.evidence), programmes(body.late)]).toEqual([['Before'], ['After']]);
    expect((await world.outbox(attestationId)).filter(({ name }) => name === FactType.PortfolioCorrected)).toEqual([]);
  });
});

describe('what is entered outside any case', () => {
  const told = async (key: string, name: string) => (await world.outbox(key as AttestationId)).filter((each) => each.name === name).map(({ body }) => body as Record<string, unknown>);
  const entered = (teacher: PersonId) => told(teacher, FactType.EvidenceEntered) as Promise<FactOf<typeof FactType.EvidenceEntered>[]>;
  const byHand = async (attestationId: string) => (await told(attestationId, FactType.EvidenceRecorded)).filter(({ manual }) => manual);
  /** The bus brings every fact of hers back, `times` over. */
  const heard = async (teacher: PersonId, times = 1) => {
    for (const data of await entered(teacher)) {
      const event = world.event(FactType.EvidenceEntered, data);
      for (let time = 0; time < times; time += 1) await world.records.onEntered(event);
    }
  };

  it('is told as a registry’s fact is, under the teacher, registry by registry, with the number of the appointing order; once for each key', async () => {
    const teacher = await world.given.newTeacher();
    const [first, second, key] = [course(), course(), newId()];
    const rows = [{ personIds: [teacher], registry: 'COURSES', item: first }, { personIds: [teacher], registry: 'ACHIEVEMENTS', item: ITEMS.ACHIEVEMENTS[1] }, { personIds: [teacher], registry: 'COURSES', item: second }];
    await enter(rows, undefined, key);
    await enter(rows, undefined, key);
    const who = { personId: teacher, organisationId: world.given.organisationId, orderNumber: '5', by: world.given.responsibleId };
    expect(await entered(teacher)).toMatchObject([{ ...who, registry: 'COURSES', items: [first, second] }, { ...who, registry: 'ACHIEVEMENTS', items: [ITEMS.ACHIEVEMENTS[1]] }]);
  });

  it('reaches the running draft, marked manual, once, however often it is heard', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    await world.allAnswer(attestationId, ['DIPLOMA']);
    await world.answers(attestationId, 'DIPLOMA', 'EMPTY');
    await enter([{ personIds: [teacher], registry: 'DIPLOMA', item: ITEMS.DIPLOMA[0]! }]);
    await heard(teacher, 3);
    expect(await byHand(attestationId)).toEqual([expect.objectContaining({ attestationId, personId: teacher, registry: 'DIPLOMA', status: 'ANSWERED', source: '5', items: 1, manual: true })]);
  });

  it('reaches the draft that is opened later, with the first answer of a registry', async () => {
    const teacher = await world.given.newTeacher();
    await enter([{ personIds: [teacher], registry: 'DIPLOMA', item: ITEMS.DIPLOMA[0]! }]);
    await heard(teacher);
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    expect(await byHand(attestationId)).toEqual([]);
    await world.answers(attestationId, 'DIPLOMA', 'EMPTY');
    await world.allAnswer(attestationId, ['DIPLOMA']);
    expect(await byHand(attestationId)).toMatchObject([{ registry: 'DIPLOMA', source: '5', items: 1 }]);
  });

  it('does not reach a case that it is too late for, too old for, or that is over', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    await world.allAnswer(attestationId);
    await enter([{ personIds: [teacher], registry: 'COURSES', item: course({ completedOn: '2012-05-05' }) }]);
    await heard(teacher);
    world.clock.moveTo('2025-03-17T10:00:00+05:00');
    await world.submits(attestationId);
    world.clock.moveTo('2025-03-17T11:00:00+05:00');
    await enter([{ personIds: [teacher], registry: 'COURSES', item: course() }]);
    await heard(teacher);
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
    expect(await byHand(attestationId)).toEqual([]);

    const over = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    await world.events.onClosed([world.event(FactType.AttestationClosed, { attestationId: over, personId: teacher, outcome: null, closedAt: '2025-03-17T06:00:00.000Z' })]);
    await heard(teacher);
    expect(await byHand(over)).toEqual([]);
  });

  it('is told of the case exactly once, in whatever order entries, draft, answers and the bus come', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(['draft', 'enter', 'enter', 'enter', 'hear', 'hear', 'answer', 'answer', 'inside'], { minLength: 9 }), async (order) => {
        const teacher = await world.given.newTeacher();
        let attestationId: AttestationId | undefined;
        let wanted = 0;
        for (const [minute, what] of order.entries()) {
          world.clock.moveTo(`2025-03-17T09:${String(minute).padStart(2, '0')}:00+05:00`);
          if (what === 'draft') attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
          if (what === 'enter') wanted += (await enter([{ personIds: [teacher], registry: 'COURSES', item: course() }])).entered as unknown as number;
          if (what === 'hear') await heard(teacher);
          if (what === 'answer' && attestationId) await world.answers(attestationId, 'WORK_RECORD');
          if (what !== 'inside' || !attestationId) continue;
          await world.call('post', `/attestations/${attestationId}/evidence`, { as: world.given.responsibleId, body: { registry: 'COURSES', items: [course()] } });
          wanted += 1;
        }
        await heard(teacher, 2);
        await world.answers(attestationId!, 'COURSES');
        world.clock.moveTo('2025-03-17T09:00:00+05:00');
        expect((await byHand(attestationId!)).map(({ items }) => items)).toEqual(Array.from({ length: wanted }, () => 1));
      }),
      { seed: 20250310, numRuns: 20 },
    ), 120_000);
});

describe('when the responsible person changes', () => {
  it('the successor has the queue and the entries of the old one stay under his order; the former has nothing any more', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    await enter([{ personIds: [teacher], registry: 'COURSES', item: course() }]);
    await world.allAnswer(attestationId);
    await world.submits(attestationId);
    await world.workers.openAssessment(world.jobFor(attestationId));
    const successor = newId<PersonId>();
    await world.given.role(successor, 'RESPONSIBLE_PERSON', world.given.organisationId, '77');
    await world.projection.endRole({ assignmentId: world.given.appointmentId, personId: world.given.responsibleId, endedOn: TODAY }, '2025-03-17T05:00:00.000Z');
    const queue = async (as: PersonId) => {
      const { status, body } = await world.call('get', '/assessments?limit=100', { as });
      return status === 200 ? (body.items as unknown as { attestationId: string }[]).map((item) => item.attestationId) : status;
    };
    expect(await queue(successor)).toContain(attestationId);
    expect(await queue(world.given.responsibleId)).toBe(403);
    await enter([{ personIds: [teacher], registry: 'COURSES', item: course() }], successor);
    expect((await recordOf(teacher, successor)).filter(({ manual }) => manual).map(({ source, enteredBy }) => [source, enteredBy]).sort()).toEqual([['5', world.given.responsibleId], ['77', successor]].sort());
  });
});
