import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type CommissionId, type EventId, type FactOf, type MeetingId, type PersonId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { CaseEvents } from './events/case.events.js';
import { RegistersEvents } from './events/registers.events.js';
import { startApplications, type World } from './testing/world.js';

let world: World;
let teacher: PersonId;
let attestationId: AttestationId;
beforeAll(async () => {
  world = await startApplications();
  teacher = await world.given.teacher('Нұргүл');
  attestationId = await world.caseOf(teacher);
});
afterAll(() => world.stop());

const shown = async (language = 'en') => (await world.call('get', `/${attestationId}`, { as: teacher, language })).body;
const lines = async () => (await world.call('get', `/${attestationId}/time-line`, { as: teacher })).body.entries as { step: string; text: string; number: string | null; links: object[] }[];
/** A fact at a moment of 18 March. */
const hears = <T extends FactType>(minute: number, type: T, data: Omit<FactOf<T>, 'attestationId' | 'personId'>): Promise<void> => {
  world.clock.moveTo(`2025-03-18T09:${String(minute).padStart(2, '0')}:00+05:00`);
  return world.hears(type, { attestationId, personId: teacher, ...data } as unknown as FactOf<T>);
};
const at = (minute: number) => `2025-03-18T04:${String(minute).padStart(2, '0')}:00.000Z`;

describe('a portfolio that the organisation returns', () => {
  it('shows the teacher the very items that were marked, in her language, for as long as they are waited for', async () => {
    const gaps = [{ code: 'DIPLOMA', note: 'көшірмесі оқылмайды' }, { code: '3.1', note: null }];
    await hears(1, FactType.AssessmentCompleted, { result: 'RETURNED', gaps, by: world.given.providerId, completedAt: at(1), note: 'толықтырыңыз' } as never);
    await hears(2, FactType.PortfolioWorkItemOpened, { workItemId: newId<WorkItemId>(), step: 'supplement', holder: { role: 'TEACHER', personId: teacher }, openedAt: at(2), due: null } as never);
    expect(await shown('ru')).toMatchObject({
      current: { state: 'RETURNED', step: 'supplement', stepText: 'Дополнение портфолио', holder: { role: 'TEACHER', name: 'Нұргүл' } },
      returned: { gaps: [{ code: 'DIPLOMA', text: 'диплом', note: 'көшірмесі оқылмайды' }, { code: '3.1', text: '3.1', note: null }], note: 'толықтырыңыз', by: { name: 'Қабылдаушы' } },
    });
    await hears(3, FactType.PortfolioSupplemented, { by: teacher, suppliedAt: at(3) } as never);
    expect(await shown()).toMatchObject({ current: { state: 'QUALIFICATION_ASSESSMENT' }, returned: null });
    await hears(4, FactType.AssessmentCompleted, { result: 'ADMITTED', gaps: [], by: world.given.providerId, completedAt: at(4), note: null } as never);
    expect(await shown()).toMatchObject({ current: { state: 'ADMITTED' }, returned: null });
  });
});

describe('what is told of the portfolio', () => {
  const HASH = 'a'.repeat(64);

  it('is its newest snapshot, what the rules make of it, and what a registry corrected since', async () => {
    await hears(5, FactType.PortfolioFrozen, { hash: HASH, version: 2, frozenAt: at(5), items: 9 } as never);
    await hears(6, FactType.PortfolioEvaluated, { hash: HASH, version: 2, claimedCategory: 'MODERATOR', criteria: [], total: '71', minimum: 68, meets: true, evaluatedAt: at(6) } as never);
    await hears(7, FactType.PortfolioFrozen, { hash: 'b'.repeat(64), version: 1, frozenAt: at(0), items: 7 } as never); // the first one, late
    await hears(8, FactType.PortfolioCorrected, { registry: 'COURSES', source: 'courses-register', correctedAt: at(8), hash: HASH } as never);
    expect(await shown()).toMatchObject({
      portfolio: { version: 2, hash: HASH, evaluation: { total: '71', minimum: 68, meets: true }, corrections: [{ registry: 'COURSES', text: 'Register of in-service courses', source: 'courses-register', at: at(8) }] },
    });
    expect((await lines()).filter(({ step }) => step === 'corrected')).toMatchObject([{ text: expect.stringContaining('stays as it is') }]);
  });

  it('marks what was entered by hand with the order that appointed whoever entered it, beside what the registry says', async () => {
    await hears(9, FactType.RegistryAnswered, { workItemId: newId<WorkItemId>(), registry: 'DISSEMINATION', status: 'SILENT', source: 'register', answeredAt: at(9), items: [] } as never);
    await hears(10, FactType.EvidenceRecorded, { registry: 'DISSEMINATION', status: 'ANSWERED', source: '41-НҚ', items: 3, receivedAt: at(10), manual: true } as never);
    const registries = (await shown()).registries as { registry: string }[];
    expect(registries.find(({ registry }) => registry === 'DISSEMINATION')).toMatchObject({ byHand: { orderNumber: '41-НҚ', items: 3, at: at(10) } });
    expect((await lines()).some(({ text }) => text.includes('appointed by order No. 41-НҚ'))).toBe(true);
  });
});

describe('a meeting of many cases', () => {
  const [commissionId, meetingId] = [newId<CommissionId>(), newId<MeetingId>()];
  const meets = <T extends typeof FactType.MeetingCalled | typeof FactType.ProtocolSigned>(type: T, data: FactOf<T>, id = newId<EventId>()) =>
    world.get(RegistersEvents).onMeetingFact({ specversion: '1.0', id, source: '/services/commissions', type, time: at(20), partitionkey: commissionId, datacontenttype: 'application/json', data } as CloudEvent<never>);

  it('is in the time-line of every case on its agenda, however often it is told, and its protocol in those it decided', async () => {
    const other = await world.caseOf(await world.given.teacher('Басқа іс'));
    const id = newId<EventId>();
    const called = { commissionId, meetingId, startsAt: '2025-05-20T10:00:00+05:00', agenda: [attestationId, other], calledAt: at(20), by: world.given.providerId };
    await meets(FactType.MeetingCalled, called, id);
    await meets(FactType.MeetingCalled, called, id);
    const extract = { attestationId, personId: world.given.personId, documentId: newId() };
    const extracts = [{ attestationId: other, personId: world.given.otherTeacherId, documentId: newId() }, extract];
    const signed = { commissionId, meetingId, protocolNumber: '3', documentId: newId(), cases: 2, signedAt: at(30), by: world.given.providerId, extracts };
    await meets(FactType.ProtocolSigned, signed as never);
    expect((await lines()).filter(({ step }) => step === 'meeting-called')).toMatchObject([{ text: 'The case is on the agenda of the commission’s meeting: 20.05.2025 10:00.' }]);
    expect((await lines()).some(({ step }) => step === 'protocol-signed')).toBe(false);

    await hears(31, FactType.Decided, {
      commissionId, meetingId, protocolNumber: '3', decidedOn: '2025-05-20', level: 'ORG', claimedCategory: 'MODERATOR', decision: 'MEETS_CLAIMED', subDecision: null,
      awardedCategory: 'MODERATOR', outcome: 'AWARDED', present: 7, members: 7, votesFor: 4, votesAgainst: 3, recused: 0, castingVote: false, reasons: [],
    } as never);
    expect((await lines()).filter(({ step }) => step === 'protocol-signed')).toMatchObject([{ number: '3', links: [{ name: 'Extract of the protocol (Annex 6)', documentId: extract.documentId }] }]); // of all extracts hers, not the protocol of many
    expect(JSON.stringify(await lines())).not.toContain(other);
  });

  it('is followed by order, extract and certificate, which lead to where they are kept', async () => {
    const [documentId, extractId, certificateId] = [newId(), newId(), newId()];
    await hears(40, FactType.OrderIssued, { level: 'ORG', orderNumber: '45-НҚ', issuedOn: '2025-05-21', category: 'MODERATOR', documentId, extractId, by: world.given.providerId } as never);
    await hears(41, FactType.CertificateIssued, {
      certificateNumber: '19-ORG-2025-000001', publicId: 'ABC', documentId: certificateId, category: 'MODERATOR', issuedOn: '2025-05-22', validUntil: '2030-05-21', organisationId: world.given.organisationId,
    } as never);
    const links = (await lines()).flatMap((line) => line.links);
    expect(links).toEqual(expect.arrayContaining([
      { name: 'Order', documentId, href: `/api/v1/commissions/documents/${documentId}.pdf` },
      { name: 'Extract of the protocol (Annex 6)', documentId: extractId, href: `/api/v1/commissions/documents/${extractId}.pdf` },
      { name: 'Certificate (Annex 7)', documentId: certificateId, href: `/api/v1/commissions/documents/${certificateId}.pdf` },
    ]));
    expect((await shown()).current).toMatchObject({ state: 'CERTIFICATE' });
  });
});

describe('a test result that is annulled', () => {
  it('ends a running case, whatever it waited for, and stays though the process closes the case', async () => {
    const person = await world.given.teacher('Ержан');
    const id = await world.caseOf(person);
    const annulled = { attestationId: id, personId: person, bookingId: newId<WorkItemId>(), actNumber: '4', foundOn: '2025-03-18' as never, annulledAt: at(50), by: world.given.providerId, reasons: [] };
    world.clock.moveTo('2025-03-18T09:51:00+05:00');
    await world.workers.close(world.jobFor('applications.close', { attestationId: id, outcome: 'ANNULLED' })); // the process was faster than the bus
    await world.hears(FactType.TestResultAnnulled, annulled, at(50));
    const { body } = await world.call('get', `/${id}`, { as: person });
    expect(body).toMatchObject({ outcome: 'ANNULLED', current: { state: 'ANNULLED', holder: null } });
    expect((await world.call('post', `/${id}/withdrawal`, { as: person, body: {} })).body.type).toBe('urn:ustaz:problem:attestation-ended');
  });
});

describe('a page of facts', () => {
  it('changes all its cases or none; one that is about a case unknown here holds up none when they come one by one', async () => {
    const [one, two] = [await world.caseOf(await world.given.teacher('Бір')), await world.caseOf(await world.given.teacher('Екі'))];
    const event = (about: AttestationId): CloudEvent<{ attestationId: AttestationId }> => {
      const data = { attestationId: about, result: 'ADMITTED', gaps: [], by: teacher, completedAt: world.clock.now().toISOString(), note: null };
      return { specversion: '1.0', id: newId<EventId>(), source: '/services/portfolio', type: FactType.AssessmentCompleted, time: world.clock.now().toISOString(), partitionkey: about, datacontenttype: 'application/json', data } as never;
    };
    const [first, unknown, second] = [event(one), event(newId<AttestationId>()), event(two)];
    const take = (page: (typeof first)[]) => world.get(CaseEvents).onCaseFacts(page);
    await expect(take([first, unknown, second])).rejects.toThrow('NOT_FOUND');
    const states = async () => (await world.db.query('select state from case_file where id = any($1) order by id', [[one, two]])) as { state: string }[];
    expect((await states()).map(({ state }) => state)).toEqual(['ACCEPTED', 'ACCEPTED']);
    for (const each of [first, second]) await take([each]);
    await expect(take([unknown])).rejects.toThrow('NOT_FOUND');
    expect((await states()).map(({ state }) => state)).toEqual(['ADMITTED', 'ADMITTED']);
  });
});
