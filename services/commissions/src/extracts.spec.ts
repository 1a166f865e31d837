import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Projection } from '@attestation/access';
import type { PersonId, PlainDate } from '@attestation/contracts';
import { signAs, testVerifier } from '@attestation/documents/testing';
import { textOf } from '@attestation/documents/testing/pdf-text';
import { newId } from '@attestation/service-kit';
import { WAITING_EXTRACTS } from './store/papers/paper-rows.js';
import { ballots, type Case, type Extracts, heldMeeting, pdfOf, signaturesOver, signedExtracts, startCommissions, vote, waitingCase, type World } from './testing/given.js';

interface Listed {
  items: { documentId: string; kind: string; signed: boolean }[];
}
type Signed = { documentId: string; kk: string; ru: string };

let world: World;
beforeAll(async () => void (world = await startCommissions()));
afterAll(() => world?.stop());

/** A meeting over so many cases, decided and closed. */
async function closedMeeting(count: number): Promise<{ at: string; cases: Case[]; protocolId: string }> {
  const cases = await Promise.all(Array.from({ length: count }, () => waitingCase(world)));
  const ids = cases.map(({ attestationId }) => attestationId);
  const at = await heldMeeting(world, await world.approve(), ids);
  await vote(world, at, ballots(world.members, ids));
  const { body } = await world.commissions.call<{ protocolId: string }>('POST', `${at}/closing`, { as: world.secretary, body: {} });
  return { at, cases, protocolId: body.protocolId };
}

const laid = async (at: string, as: PersonId = world.secretary, limit = 25) => (await world.commissions.call<Extracts>('GET', `${at}/extracts?limit=${limit}`, { as })).body;
const signed = async (by: PersonId, { documentId, kk, ru }: Extracts['items'][number]): Promise<Signed> => {
  const sign = async (content: string) => (await signAs(by, Buffer.from(content, 'base64'))).toString('base64');
  return { documentId, kk: await sign(kk), ru: await sign(ru) };
};
const send = (at: string, items: readonly Signed[], as: PersonId = world.secretary, key: string = newId()) => world.commissions.call<{ left: number; type: string }>('POST', `${at}/extracts/signatures`, { as, body: { items }, key });
const signProtocol = async (at: string, protocolId: string, as: PersonId) => world.commissions.call<{ status: string; type: string }>('POST', `${at}/protocol/signature`, { as, body: await signaturesOver(world, protocolId, as) });
const documentsOf = async ({ attestationId }: Case, as: PersonId) => (await world.commissions.call<Listed>('GET', `commissions/attestations/${attestationId}/documents`, { as })).body.items;
const waiting = (at: string) => laid(at).then(({ left }) => left);

describe('the extracts of a protocol (X-044)', () => {
  it('are signed by the secretary himself before the protocol, and reach the teacher’s cabinet when both are in force', async () => {
    const { at, cases, protocolId } = await closedMeeting(2);
    const teacher = cases[0]!.personId;
    await world.commissions.get(Projection).keepRole({ assignmentId: newId(), personId: teacher, role: 'TEACHER', organisationId: world.school, placeCode: null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null }, '2025-01-01T00:00:00Z');
    expect(await documentsOf(cases[0]!, teacher)).toEqual([]);
    expect(await signProtocol(at, protocolId, world.secretary)).toMatchObject({ status: 409, body: { type: expect.stringContaining('extracts-unsigned') } });
    expect((await signProtocol(at, protocolId, world.members[0]!)).body.status).toBe('CLOSED'); // the chair need not wait

    expect(await signedExtracts(world, at)).toBe(1);
    expect(await documentsOf(cases[0]!, teacher)).toEqual([]);
    expect((await signProtocol(at, protocolId, world.secretary)).body.status).toBe('SIGNED');
    const own = await documentsOf(cases[0]!, teacher);
    expect(own).toMatchObject([{ kind: 'EXTRACT', signed: true }]);
    const told = (await world.commissions.facts('kz.ustaz.commissions.protocol-signed.v1')).find((fact) => fact.documentId === protocolId);
    expect(told?.extracts).toEqual(expect.arrayContaining([{ attestationId: cases[0]!.attestationId, personId: teacher, documentId: own[0]!.documentId }]));
    expect(told?.extracts).toHaveLength(2);
  });

  it('each bear his signature over their own bytes, in both languages, for anybody to judge', async () => {
    const { at, cases, protocolId } = await closedMeeting(1);
    await signedExtracts(world, at);
    for (const signer of [world.secretary, world.members[0]!]) await signProtocol(at, protocolId, signer);
    const extract = (await documentsOf(cases[0]!, world.secretary)).find(({ kind }) => kind === 'EXTRACT')!;
    const { body } = await world.commissions.call<{ items: { language: 'kk' | 'ru'; cms: string }[] }>('GET', `commissions/documents/${extract.documentId}/signatures`, { as: world.secretary });
    expect(body.items.map(({ language }) => language).sort()).toEqual(['kk', 'ru']);
    const verifier = await testVerifier();
    for (const { language, cms } of body.items) {
      const bytes = await pdfOf(world, extract.documentId, world.secretary, language);
      expect(await verifier.verify(bytes, Buffer.from(cms, 'base64'), new Date('2025-06-03T00:00:00Z'))).toMatchObject({ ok: true, personId: world.secretary });
      expect((await textOf(bytes)).join(' ')).toContain('CMS'); // the signature is kept beside it
    }
    const steps = await world.commissions.sql<{ step: string; person: string }>('select step, person_id as person from commissions.document_step where document_id = $1 order by step', [extract.documentId]);
    expect(steps).toEqual(['REGISTERED', 'SIGNED'].map((step) => ({ step, person: world.secretary })));
  });

  it('are shown many at a time, and those that are left the next time; sent twice they are signed once', async () => {
    const { at } = await closedMeeting(3);
    const first = await laid(at, world.secretary, 2);
    expect([first.items.length, first.left]).toEqual([2, 3]);
    const items = await Promise.all(first.items.map((each) => signed(world.secretary, each)));
    const key = newId();
    expect([(await send(at, items, world.secretary, key)).body, (await send(at, items, world.secretary, key)).body, (await send(at, items)).body]).toEqual([{ left: 1 }, { left: 1 }, { left: 1 }]);
    const rest = await laid(at);
    expect([rest.items.length, rest.left]).toEqual([1, 1]);
    expect(first.items.map(({ documentId }) => documentId)).not.toContain(rest.items[0]!.documentId);
  });

  it('are found by the cases of their meeting, not among the papers of all', async () => {
    const { cases } = await closedMeeting(1);
    await world.commissions.sql(
      `with kept as (insert into commissions.paper select gen_random_uuid(), gen_random_uuid(), 'EXTRACT', gen_random_uuid(), $1, n::text, jsonb_build_object('as wide as', repeat('an extract', 50)), '{}', array[$2::uuid], now(), false
         from generate_series(1, 5000) n returning id, subject_id) insert into commissions.paper_case select * from kept`,
      [await world.approve(), world.secretary],
    );
    await world.commissions.sql('analyze commissions.paper, commissions.paper_case');
    const sql = WAITING_EXTRACTS.replaceAll(/ (?=paper(_case|_signature)? [pcs]\b)/g, ' commissions.');
    const plan = JSON.stringify(await world.commissions.sql(`explain ${sql}`, [[cases[0]!.attestationId], '2025-000001', world.secretary, 25]));
    expect(plan).toMatch(/paper_case_of.*paper_pkey/);
    expect(plan).not.toMatch(/Seq Scan on paper(_case)? /);
  });

  it('are refused, all of what came together, where one signature is another’s, over other bytes, or of another meeting’s extract', async () => {
    const [{ at }, other] = [await closedMeeting(2), await closedMeeting(1)];
    const { items } = await laid(at);
    const [good, second] = [await signed(world.secretary, items[0]!), items[1]!];
    const wrong = async (item: Signed) => (await send(at, [good, item])).body.type.replace('urn:ustaz:problem:', '');
    expect(await wrong(await signed(world.members[0]!, second))).toBe('signature-of-another');
    expect(await wrong({ ...(await signed(world.secretary, items[0]!)), documentId: second.documentId })).toBe('signature-of-other-content');
    expect(await wrong(await signed(world.secretary, (await laid(other.at)).items[0]!))).toBe('not-found');
    expect(await wrong(good)).toBe('validation-failed');
    expect([await waiting(at), await waiting(other.at)]).toEqual([2, 1]);
  });

  it('are laid before the secretary of the meeting alone, once it is closed', async () => {
    const { attestationId } = await waitingCase(world);
    const at = await heldMeeting(world, await world.approve(), [attestationId]);
    const asked = (as: PersonId) => world.commissions.call<{ type: string }>('GET', `${at}/extracts`, { as });
    expect(await asked(world.secretary)).toMatchObject({ status: 409, body: { type: expect.stringContaining('protocol-not-ready') } });
    expect((await asked(world.members[0]!)).status).toBe(403);
    expect((await world.commissions.call('GET', `${at}/extracts?limit=26`, { as: world.secretary })).status).toBe(422);
  });
});
