import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, OrganisationId, PersonId, PlaceCode, Role } from '@attestation/contracts';
import { testVerifier } from '@attestation/documents/testing';
import { textOf } from '@attestation/documents/testing/pdf-text';
import { newId } from '@attestation/service-kit';
import { CaseFileStore } from './store/case-file.store.js';
import { GOOD } from './testing/facts-of-a-case.js';
import { ballots, type Case, decidedCases, heldMeeting, jobOf, keepSchool, pdfOf, PLACES, signaturesOver, signedExtracts, signedProtocol, startCommissions, vote, waitingCase, type World } from './testing/given.js';
import { DecisionWorkers } from './workers/decision.workers.js';

interface Listed {
  items: { documentId: string; kind: string; number: string; name: string; signed: boolean }[];
}

describe('the documents of a commission', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const list = (attestationId: string, as: PersonId) => world.commissions.call<Listed>('GET', `commissions/attestations/${attestationId}/documents`, { as });
  const text = async (documentId: string, as: PersonId, language: 'kk' | 'ru' = 'ru') => (await textOf(await pdfOf(world, documentId, as, language))).join(' ');
  const appoint = async (role: Role, at: { organisationId?: OrganisationId; placeCode?: PlaceCode }, personId = newId<PersonId>()) => {
    await world.commissions.sql(`insert into commissions.access_role (assignment_id, person_id, role, organisation_id, place_code, valid_from, as_of) values ($1, $2, $3, $4, $5, '2025-01-01', '2025-01-01')`, [newId(), personId, role, at.organisationId ?? null, at.placeCode ?? null]);
    return personId;
  };

  it('say what was decided: each case of a protocol in its table, by name, in both languages', async () => {
    const low = { unmet: ['3.1'], points: { ...GOOD, '3.1': 0 } };
    const meets = await waitingCase(world, { name: 'Сәрсенова Әлия Қуанышқызы' });
    const keeps = await waitingCase(world, { name: 'Өтегенов Ғани Ілиясұлы', ...low });
    const lower = await waitingCase(world, { name: 'Ұзақбаева Һүрия Щербаевна', currentCategory: 'MODERATOR', ...low });
    const ids = [meets, keeps, lower].map(({ attestationId }) => attestationId);
    const at = await heldMeeting(world, await world.approve(), ids, world.members.slice(0, 6));
    const [a, b, c] = ballots(world.members.slice(0, 6), ids);
    const against = (votes: object | undefined, otherwise: string) => ({ ...votes, inFavour: [], against: world.members.slice(0, 6), otherwise });
    await vote(world, at, [a!, against(b, 'KEEP_CURRENT'), against(c, 'LOWER_THAN_CURRENT')]);
    const protocolId = await signedProtocol(world, at);

    const tables = (await text(protocolId, world.secretary)).split(/Соответствует заявляемой квалификационной категории:|Не соответствует заявляемой квалификационной категории:|Соответствует действующей квалификационной категории:|Соответствует квалификационной категории ниже действующей:/);
    const names = ['Сәрсенова Әлия Қуанышқызы', 'Өтегенов Ғани Ілиясұлы', 'Ұзақбаева Һүрия Щербаевна'];
    expect(tables.slice(1).map((table) => names.map((name) => table.includes(name)))).toEqual([[true, false, false], [false, true, true], [false, true, false], [false, false, true]]);
    const kazakh = await text(protocolId, world.secretary, 'kk');
    for (const name of names) expect(kazakh).toContain(name);
    expect(kazakh).toContain('Аттестаттау комиссиясы (№ 1 мектеп)');
    expect(await text(protocolId, world.secretary)).toContain('Членов Комиссии: 7, присутствовало: 6');
    expect(await text(protocolId, world.secretary)).toContain('ДЕМО');

    const extract = (await list(keeps.attestationId, world.secretary)).body.items.find(({ kind }) => kind === 'EXTRACT')!;
    const shown = await text(extract.documentId, world.secretary);
    expect([shown.includes(names[1]!), shown.includes(names[0]!), shown.includes(names[2]!)]).toEqual([true, false, false]);
  });

  it('are the same bytes whenever they are asked for; what was signed can be judged by anybody who has bytes and signature', async () => {
    const { protocolId, cases } = await decidedCases(world, 'ORG', [{}], signedProtocol);
    const [first, second] = [await pdfOf(world, protocolId, world.secretary), await pdfOf(world, protocolId, world.secretary)];
    expect(second.equals(first)).toBe(true);
    const signatures = await world.commissions.call<{ items: { language: 'kk' | 'ru'; cms: string; sha256: string }[] }>('GET', `commissions/documents/${protocolId}/signatures`, { as: world.secretary });
    expect(signatures.body.items).toHaveLength(4);
    const verifier = await testVerifier();
    const signers = new Set<string>();
    for (const { language, cms, sha256 } of signatures.body.items) {
      const bytes = await pdfOf(world, protocolId, world.secretary, language);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      const judged = await verifier.verify(bytes, Buffer.from(cms, 'base64'), new Date('2025-06-03T00:00:00Z'));
      signers.add(judged.ok ? judged.personId : judged.fault);
    }
    expect(signers).toEqual(new Set([world.secretary, world.members[0]]));
    const kept = await world.commissions.sql<{ step: string; person: string }>(`select step, person_id as person from commissions.document_step where document_id = $1 order by at, step`, [protocolId]);
    expect(kept.map(({ step }) => step).sort()).toEqual(['AGREED', 'REGISTERED', 'SIGNED']);
    expect((await list(cases[0]!.attestationId, world.secretary)).body.items.map(({ kind, signed }) => [kind, signed])).toEqual([['PROTOCOL', true], ['EXTRACT', true]]);
  });

  it('are never changed, whoever tries', async () => {
    const { protocolId } = await decidedCases(world, 'ORG', [{}], signedProtocol);
    for (const statement of ['update commissions.document set content = $2 where id = $1', 'delete from commissions.document where id = $1 and content <> $2']) {
      await expect(world.commissions.sql(statement, [protocolId, Buffer.from('x')])).rejects.toThrow('never changed');
    }
  });

  it('are open to those who sign them before they are in force, and to nobody else', async () => {
    const { attestationId, commissionId, personId } = await waitingCase(world);
    await appoint('TEACHER', { organisationId: world.school }, personId);
    const at = await heldMeeting(world, commissionId, [attestationId]);
    await vote(world, at, ballots(world.members, [attestationId]));
    const { body } = await world.commissions.call<{ protocolId: string }>('POST', `${at}/closing`, { as: world.secretary, body: {} });
    const status = async (as: PersonId) => (await world.commissions.download(`commissions/documents/${body.protocolId}.pdf`, as)).status;
    expect(await Promise.all([world.secretary, world.members[0]!, world.members[1]!, world.head, personId].map(status))).toEqual([200, 200, 404, 404, 404]);
    expect((await list(attestationId, world.head)).body.items).toEqual([]);
    await signedExtracts(world, at);
    const sign = async (as: PersonId) => (await world.commissions.call<{ type: string }>('POST', `${at}/protocol/signature`, { as, body: await signaturesOver(world, body.protocolId, world.secretary) })).body.type ?? 'signed';
    expect(await sign(world.members[0]!)).toContain('signature-of-another');
    expect(await sign(world.secretary)).toBe('signed');
    expect(await Promise.all([world.members[1]!, world.head, personId].map(status))).toEqual([404, 404, 404]);
  });

  describe('for every reader', () => {
    let cases: Case[];
    let papers: { kind: string; documentId: string; of: number[] }[];
    let readers: Record<string, { as: PersonId; sees: number[]; commission?: boolean }>;
    let ids: AttestationId[];
    beforeAll(async () => {
      const other = newId<OrganisationId>();
      await keepSchool(world.commissions, other, PLACES.DISTRICT);
      const decided = await decidedCases(world, 'DISTRICT', [{}, { organisationId: other }], signedProtocol);
      cases = decided.cases;
      ids = cases.map(({ attestationId }) => attestationId);
      const head = world.heads.DISTRICT;
      const drafted = await world.commissions.call<{ id: string; documentId: string }>('POST', 'commissions/orders', { as: head, body: { meetingId: decided.meetingId, number: 'Д-1' } });
      await world.commissions.call('POST', `commissions/orders/${drafted.body.id}/signature`, { as: head, body: await signaturesOver(world, drafted.body.documentId, head) });
      await world.commissions.get(DecisionWorkers).openCertificate(jobOf('commissions.open-certificate', { attestationId: ids[0]! }));
      const file = await world.commissions.get(CaseFileStore).find(ids[0]!);
      await world.commissions.call('POST', 'commissions/certificates/issue', { as: world.head, body: { workItemIds: [file!.item!.id] } });
      const known = await Promise.all(ids.map((id) => list(id, world.heads.MINISTRY)));
      papers = [...new Map(known.flatMap(({ body }, index) => body.items.map((paper): [string, { kind: string; documentId: string; of: number[] }] => [paper.documentId, { ...paper, of: ['PROTOCOL', 'ORDER'].includes(paper.kind) ? [0, 1] : [index] }]))).values()];
      readers = {
        'her teacher': { as: await appoint('TEACHER', { organisationId: world.school }, cases[0]!.personId), sees: [0] },
        'the other’s teacher': { as: await appoint('TEACHER', { organisationId: other }, cases[1]!.personId), sees: [1] },
        'her head': { as: world.head, sees: [0] },
        'the other’s head': { as: await appoint('HEAD', { organisationId: other }), sees: [1] },
        'her responsible person': { as: await appoint('RESPONSIBLE_PERSON', { organisationId: world.school }), sees: [0] },
        'the district': { as: head, sees: [0, 1] },
        'the region': { as: world.heads.REGION, sees: [0, 1] },
        'another region': { as: await appoint('REGION_DEPT', { placeCode: PLACES.CITY }), sees: [] },
        'the ministry': { as: world.heads.MINISTRY, sees: [0, 1] },
        'the secretary': { as: world.secretary, sees: [0, 1], commission: true },
        'a member': { as: world.members[3]!, sees: [0, 1], commission: true },
        'another teacher': { as: await appoint('TEACHER', { organisationId: world.school }), sees: [] },
      };
    }, 120_000);

    it('are all there: one protocol and one order of both, an extract of each, a certificate of her', () => {
      expect(papers.map(({ kind, of }) => `${kind} ${of.join('+')}`).sort()).toEqual(['CERTIFICATE 0', 'EXTRACT 0', 'EXTRACT 1', 'ORDER 0+1', 'PROTOCOL 0+1']);
    });

    it('are those whose every case he may see: what names somebody of another office is not shown', async () => {
      const wrong: string[] = [];
      for (const [who, { as, sees }] of Object.entries(readers)) {
        for (const { kind, documentId, of } of papers) {
          const expected = of.every((each) => sees.includes(each)) ? 200 : 404;
          for (const path of [`${documentId}.pdf?language=ru`, `${documentId}/signatures`]) {
            const { status } = await world.commissions.download(`commissions/documents/${path}`, as);
            if (status !== expected) wrong.push(`${who}, ${kind} ${of.join('+')} (${path.split(/[./]/)[1]}): ${status} instead of ${expected}`);
          }
        }
        for (const [index, id] of ids.entries()) {
          const { status, body } = await list(id, as);
          const shown = status === 200 ? body.items.map(({ documentId }) => documentId).sort() : status;
          const expected = sees.includes(index) ? papers.filter(({ of }) => of.includes(index) && of.every((each) => sees.includes(each))).map(({ documentId }) => documentId).sort() : 404;
          if (JSON.stringify(shown) !== JSON.stringify(expected)) wrong.push(`${who} lists case ${index}`);
        }
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    it('are nothing to whoever has not signed in', async () => {
      for (const { documentId } of papers) expect((await world.commissions.download(`commissions/documents/${documentId}.pdf`)).status).toBe(401);
      expect((await world.commissions.download(`commissions/documents/${newId()}.pdf`, world.heads.MINISTRY)).status).toBe(404);
      expect((await world.commissions.download('commissions/documents/x.pdf', world.heads.MINISTRY)).status).toBe(422);
    });

    it('name order and certificate as the law’s form has them', async () => {
      const paper = (kind: string) => papers.find((each) => each.kind === kind)!.documentId;
      const order = await text(paper('ORDER'), world.heads.DISTRICT);
      for (const part of ['Д-1', 'Отдел образования (Үлгі ауданы (ru))', '№ 1 мектеп (ru)', 'Сериков Арман Маратұлы']) expect(order).toContain(part);
      const certificate = await text(paper('CERTIFICATE'), cases[0]!.personId, 'kk');
      for (const part of ['10-DISTRICT-2025-000001', 'Д-1', 'Сериков Арман Маратұлы', 'тарих мұғалімі']) expect(certificate).toContain(part);
      const { type } = await world.commissions.download(`commissions/documents/${paper('CERTIFICATE')}.pdf`, cases[0]!.personId);
      expect(type).toContain('application/pdf');
    });
  });
});
