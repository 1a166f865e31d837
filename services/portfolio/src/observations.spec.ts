import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type ObserverKind, type OrganisationId, type OrganisationKind, type PersonId, type PlainDate, type PositionGroup, type SheetPosition } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { ITEMS, startPortfolio, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startPortfolio();
});
afterAll(() => world.stop());

const problem = (name: string) => `urn:ustaz:problem:${name}`;
const sheet = (more: object = {}) => ({
  observationId: newId(), personId: world.given.personId, lesson: 'Fractions', subject: 'MATHEMATICS', observedOn: '2025-02-03', points: 80, conclusions: 'Goals were met', recommendations: 'More pair work', ...more,
});
const write = (as: PersonId, more: object = {}, key?: string) => world.call('post', '/observations', { as, body: sheet(more), key });
const act = (id: string, name: string, as: PersonId, body: object = {}) => world.call('post', `/observations/${id}/${name}`, { as, body });
const told = async (name: string) => (await world.db.query('select body from outbox where key = $1 and name = $2', [world.given.personId, name])) as { body: { observationId: string } }[];
interface Piece {
  registry: string;
  source: string;
  items: { points?: number }[];
}
const sheetsIn = (pieces: unknown) => (pieces as Piece[]).filter(({ source }) => source?.startsWith('observation/'));

describe('who may observe a teacher’s lesson', () => {
  it.each<[keyof World['given'], ObserverKind]>([
    ['headId', 'HEAD'], ['deputyId', 'DEPUTY'], ['methodistId', 'METHODIST'], ['colleagueId', 'TEACHER'], ['guestId', 'TEACHER'], ['officeMethodistId', 'OFFICE_METHODIST'], ['memberId', 'COMMISSION_MEMBER'],
  ])('%s may, as %s', async (who, observer) => {
    const { status, body } = await write(world.given[who] as PersonId, { lesson: `seen by ${who}` });
    expect({ status, body }).toMatchObject({ status: 201, body: { observer, schoolYear: 2024, acknowledgedAt: null, withdrawn: null } });
    expect((await told(FactType.LessonObserved)).map((each) => each.body.observationId)).toContain(body.observationId);
  });

  it.each<[string, () => PersonId]>([['herself', () => world.given.personId], ['a person without a post', () => world.given.strangerId]])('%s may not, and is told the rule', async (_, who) => {
    const { status, body } = await write(who());
    expect({ status, body }).toMatchObject({ status: 403, body: { type: problem('observer-not-allowed'), reasons: [{ rule: expect.stringMatching(/^R-063/) }] } });
  });

  it('counts as what is asked for where one person is several, and not as what he is not', async () => {
    expect((await write(world.given.headId, { as: 'HEAD', lesson: 'as head' })).body.observer).toBe('HEAD');
    expect((await write(world.given.headId, { as: 'DEPUTY' })).body.type).toBe(problem('observer-not-allowed'));
  });

  it('is asked by the posts of the day of the lesson, of a teacher who worked then', async () => {
    expect((await write(world.given.headId, { personId: newId() })).status).toBe(404);
    expect((await world.call('post', '/observations', { body: sheet() })).status).toBe(401);
  });
});

describe('a sheet', () => {
  it('written without a network is sent later, and however often it is sent it is one', async () => {
    const body = sheet({ lesson: 'offline', observedOn: '2024-10-14' });
    const first = await world.call('post', '/observations', { as: world.given.headId, body });
    const again = await world.call('post', '/observations', { as: world.given.headId, body });
    expect([first.status, again.status, again.body.writtenAt]).toEqual([201, 201, first.body.writtenAt]);
    expect((await told(FactType.LessonObserved)).filter((each) => each.body.observationId === body.observationId)).toHaveLength(1);
    const other = await world.call('post', '/observations', { as: world.given.headId, body: { ...body, points: 90 } });
    expect(other).toMatchObject({ status: 409, body: { type: problem('sheet-known') } });
    expect((await world.call('post', '/observations', { as: world.given.deputyId, body })).status).toBe(404);
  });

  it.each([['2025-03-18', 'in the future'], ['2024-08-31', 'in another school year']])('of %s is refused: %s', async (observedOn) => {
    expect(await write(world.given.headId, { observedOn })).toMatchObject({ status: 422, body: { type: problem('observed-on-invalid'), reasons: [{ rule: 'R-060' }] } });
  });

  it('has its total from the 34 indicators, each 0 to 3', async () => {
    const indicators = Array.from({ length: 34 }, (_, index) => index % 4);
    const sum = indicators.reduce((total, each) => total + each, 0);
    expect(await write(world.given.headId, { indicators, points: sum, lesson: 'indicators' })).toMatchObject({ status: 201, body: { indicators, points: sum } });
    for (const wrong of [{ indicators, points: sum + 1 }, { indicators: Array(33).fill(2), points: 66 }, { indicators: Array(34).fill(4), points: 102 }]) {
      expect(await write(world.given.headId, wrong)).toMatchObject({ status: 422, body: { type: problem('points-out-of-range'), reasons: [{ rule: 'X-082' }] } });
    }
  });

  it.each([
    ['points', { points: 103 }], ['points', { points: 79.5 }], ['indicators', { indicators: Array(34).fill(0.5) }], ['indicators', { indicators: Array(101).fill(1) }], ['requestedOn', { requestedOn: '2025-02-30' }], ['observationId', { observationId: 'a5b1ffb6-6a58-4a6e-8d92-4f7b2a5dd7d1' }],
    ['observedOn', { observedOn: '2025-02-30' }], ['lesson', { lesson: '' }], ['recommendations', { recommendations: '' }], ['conclusions', { conclusions: undefined }], ['mark', { mark: 5 }],
  ])('whose %s cannot be is refused by name', async (field, more) => {
    const { status, body } = await write(world.given.headId, more);
    expect(status).toBe(422);
    expect((body.errors as unknown as { field: string }[]).map((each) => each.field.split('.')[0])).toContain(field);
  });

  it('is acknowledged by the teacher alone, once', async () => {
    const { body } = await write(world.given.deputyId, { lesson: 'acknowledged' });
    const id = String(body.observationId);
    expect((await act(id, 'acknowledgement', world.given.deputyId)).status).toBe(404);
    expect((await act(id, 'acknowledgement', world.given.guestId)).status).toBe(404);
    const first = await act(id, 'acknowledgement', world.given.personId);
    world.clock.moveTo('2025-03-17T12:00:00+05:00');
    expect((await act(id, 'acknowledgement', world.given.personId)).body.acknowledgedAt).toBe(first.body.acknowledgedAt);
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
  });

  it('is read by observer and teacher, in pages, and by nobody else', async () => {
    const { body } = await write(world.given.methodistId, { lesson: 'read' });
    const one = (as: PersonId) => world.call('get', `/observations/${String(body.observationId)}`, { as });
    expect([(await one(world.given.methodistId)).status, (await one(world.given.personId)).status, (await one(world.given.guestId)).status]).toEqual([200, 200, 404]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await world.call('get', `/observations?limit=3&cursor=${cursor}`, { as: world.given.personId });
      seen.push(...(page.body.items as { observationId: string }[]).map((each) => each.observationId));
      cursor = page.body.next;
    }
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen).toContain(body.observationId);
  });
});

describe('the variant of a sheet (X-082)', () => {
  const observedAt = async (kind: OrganisationKind, positionGroup: PositionGroup, position: SheetPosition | null = null) => {
    const [at, teacher] = [await world.given.organisation(kind), newId<PersonId>()];
    await world.given.works(teacher, at, positionGroup, position);
    await world.registers.onPersonsChanged([world.event(FactType.PersonChanged, { personId: teacher, name: `Нұсқа ${kind} ${position ?? positionGroup}`, currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true })]);
    return teacher;
  };
  const indicators = Array<number>(34).fill(2);

  it.each<[string, OrganisationKind, PositionGroup, SheetPosition | null]>([
    ['A', 'SCHOOL', 'SECONDARY', null], ['B', 'KINDERGARTEN', 'PRESCHOOL', null], ['C', 'SUPPORT_CENTRE', 'PUPIL_SUPPORT', null], ['C', 'SCHOOL', 'SECONDARY', 'SPECIAL_TEACHER'], ['D', 'PMPK', 'SPECIAL', null],
  ])('is %s at %s for %s %s, and has indicators only where their number is known', async (variant, kind, positionGroup, position) => {
    const personId = await observedAt(kind, positionGroup, position);
    expect(await write(world.given.guestId, { personId, lesson: 'total' })).toMatchObject({ status: 201, body: { variant, points: 80, indicators: null } });
    const { body: listed } = await world.call('get', `/observations/teachers?search=${encodeURIComponent(`Нұсқа ${kind} ${position ?? positionGroup}`)}`, { as: world.given.officeMethodistId });
    expect(listed.items).toMatchObject([{ personId, variant, indicators: variant === 'A' ? 34 : null, penalInstitution: false }]);
    const filled = await write(world.given.guestId, { personId, lesson: 'indicators', indicators, points: 68 });
    expect(filled).toMatchObject(variant === 'A' ? { status: 201, body: { indicators } } : { status: 422, body: { type: problem('points-out-of-range'), reasons: [{ rule: 'X-082', confidence: 'default' }] } });
  });

  it('is that of the post whose subject was taught, where she has several at one organisation', async () => {
    const personId = await observedAt('SCHOOL', 'SECONDARY');
    const [{ organisation_id: at }] = (await world.db.query('select organisation_id from employment where person_id = $1', [personId])) as [{ organisation_id: OrganisationId }];
    const preschool = { employmentId: newId(), personId, organisationId: at, post: 'post', positionGroup: 'PRESCHOOL', subject: 'PLAY', from: '2020-09-01' as PlainDate, to: null, serviceYears: 5, serviceMonths: 0, serviceAsOf: '2025-01-01' as PlainDate };
    await world.registers.onEmploymentChanged(world.event(FactType.EmploymentChanged, preschool));
    const variantOf = async (subject: string) => (await write(world.given.guestId, { personId, lesson: subject, subject })).body.variant;
    expect([await variantOf('PLAY'), await variantOf('MATHEMATICS')]).toEqual(['B', 'A']);
  });
});

describe('at a penal institution (R-065)', () => {
  it('whoever comes from outside has asked before; who works there needs no request', async () => {
    const at = await world.given.organisation('SCHOOL', true);
    const [personId, colleague] = [await world.given.newTeacher(at), newId<PersonId>()];
    await world.given.works(colleague, at);
    const from = (as: PersonId, requestedOn?: string) => write(as, { personId, lesson: `asked ${requestedOn}`, ...(requestedOn && { requestedOn }) });
    for (const requestedOn of [undefined, '2025-02-04']) {
      expect(await from(world.given.officeMethodistId, requestedOn)).toMatchObject({ status: 403, body: { type: problem('observer-not-allowed'), reasons: [{ rule: 'R-065' }] } });
    }
    expect(await from(world.given.officeMethodistId, '2025-01-27')).toMatchObject({ status: 201, body: { observer: 'OFFICE_METHODIST', requestedOn: '2025-01-27' } });
    expect(await from(world.given.guestId, '2025-02-03')).toMatchObject({ status: 201 });
    expect(await from(colleague)).toMatchObject({ status: 201, body: { requestedOn: null } });
  });

  it('the draft’s fact lowers what is asked: no sheets from outside, a total of its own', async () => {
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', world.given.personId, undefined, { penalInstitution: true });
    await world.allAnswer(attestationId);
    const { body } = await world.call('get', `/attestations/${attestationId}/evaluation?preview=true`, { as: world.given.personId });
    const { minimum, criteria } = body.score as unknown as { minimum: number; criteria: { criterion: string; required: boolean; missing: unknown[] }[] };
    expect(minimum).toBe(66);
    expect(['1.1', '1.2', '2.1'].map((code) => criteria.find(({ criterion }) => criterion === code)?.required)).toEqual([false, true, false]);
    expect(criteria.find(({ criterion }) => criterion === '1.2')?.missing).toEqual([]);
  });
});

describe('a sheet in the teacher’s portfolio', () => {
  it('enters the running draft and is frozen with it; two in the same words are two', async () => {
    const attestationId = await world.openDraft();
    await world.allAnswer(attestationId);
    const before = (await world.call('get', `/attestations/${attestationId}/evidence`, { as: world.given.personId })).body;
    for (const as of [world.given.colleagueId, world.given.guestId]) await write(as, { lesson: 'seen by two', observedOn: '2025-02-10', points: 70 });
    await world.submits(attestationId);
    const { body } = await world.call('get', `/attestations/${attestationId}/snapshot`, { as: world.given.personId });
    expect(body.verified).toBe(true);
    expect(sheetsIn(body.evidence)).toHaveLength(sheetsIn(before.evidence).length + 2);
    expect((body.evidence as unknown as Piece[]).find(({ source }) => source === 'registry of OBSERVATIONS')?.items).toEqual(ITEMS.OBSERVATIONS);

    const late = await write(world.given.headId, { lesson: 'after the submission' });
    expect((await world.call('get', `/attestations/${attestationId}/snapshot`, { as: world.given.personId })).body.content).toBe(body.content);
    const shown = await world.call('get', `/attestations/${attestationId}/evidence`, { as: world.given.personId });
    expect(sheetsIn(shown.body.late).map(({ source }) => source)).toEqual([`observation/${String(late.body.observationId)}`]);
  });

  it('is withdrawn by its observer with a reason, until somebody has submitted it', async () => {
    const { body } = await write(world.given.headId, { lesson: 'wrong class' });
    const id = String(body.observationId);
    expect((await act(id, 'withdrawal', world.given.personId, { reason: 'no' })).status).toBe(404);
    const attestationId = await world.openDraft();
    await world.allAnswer(attestationId);
    const inDraft = async () => sheetsIn((await world.call('get', `/attestations/${attestationId}/evidence`, { as: world.given.personId })).body.evidence).map(({ source }) => source);
    expect(await inDraft()).toContain(`observation/${id}`);
    expect(await act(id, 'withdrawal', world.given.headId, { reason: 'another class' })).toMatchObject({ status: 200, body: { withdrawn: { reason: 'another class' } } });
    expect(await inDraft()).not.toContain(`observation/${id}`);
    expect((await told(FactType.ObservationWithdrawn)).map((each) => each.body.observationId)).toEqual([id]);
    expect((await act(id, 'withdrawal', world.given.headId, { reason: 'again' })).body.type).toBe(problem('sheet-withdrawn'));
    expect((await act(id, 'acknowledgement', world.given.personId)).body.type).toBe(problem('sheet-withdrawn'));

    const kept = await write(world.given.headId, { lesson: 'right class' });
    await world.submits(attestationId);
    expect((await act(String(kept.body.observationId), 'withdrawal', world.given.headId, { reason: 'late' })).body.type).toBe(problem('evidence-frozen'));
  });

  it('stands in the continuous record, for whoever may read it (R-020)', async () => {
    const page = await world.call('get', `/persons/${world.given.personId}/record?limit=100&schoolYear=2024`, { as: world.given.responsibleId });
    const rows = page.body.items as unknown as { source: string; enteredBy: string | null; manual: boolean }[];
    expect(rows.filter(({ source }) => source.startsWith('observation/')).map(({ enteredBy }) => enteredBy)).toContain(world.given.officeMethodistId);
    expect((await world.call('get', `/persons/${world.given.personId}/record`, { as: world.given.strangerId })).body.items).toEqual([]);
  });
});
