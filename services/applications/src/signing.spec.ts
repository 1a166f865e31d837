import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type PersonId } from '@attestation/contracts';
import { createDemoAuthority, cmsSigner, issueDemoCertificate } from '@attestation/documents';
import { signAs, testAuthority } from '@attestation/documents/testing';
import { startApplications, type World } from './testing/world.js';

let world: World;
let teacher: PersonId;
let attestationId: AttestationId;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());

const problem = (name: string) => `urn:ustaz:problem:${name}`;
const base64 = (bytes: Buffer) => bytes.toString('base64');
const draft = (query = 'consent=true') => world.bytes(`/${attestationId}/submission-draft?${query}`, teacher);
const submit = (signature: Buffer, more: object = {}) => world.call('post', `/${attestationId}/submission`, { as: teacher, body: { consent: true, signature: base64(signature), ...more } });
const register = () => world.workers.register(world.jobFor('applications.register', { attestationId }));

beforeEach(async () => {
  world.clock.moveTo('2025-03-17T09:00:00+05:00');
  teacher = await world.given.teacher('Әбдіқадірова Гүлжаһан');
  attestationId = (await world.call('post', '', { as: teacher, body: { claimedCategory: 'MODERATOR' } })).body.attestationId;
  await world.registriesAnswer(attestationId);
});

describe('the application under the teacher’s signature', () => {
  it('is the same to the byte each time it is shown on a day, and another in the other language, without consent, or with new evidence', async () => {
    const shown = await draft();
    expect(shown?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await draft()).toEqual(shown);
    world.clock.moveTo('2025-03-17T18:00:00+05:00');
    expect(await draft()).toEqual(shown);
    for (const query of ['consent=false', 'language=ru']) expect(await draft(query)).not.toEqual(shown);
    await world.registriesAnswer(attestationId, 'EMPTY', ['DIPLOMA']);
    expect(await draft()).not.toEqual(shown);
  });

  it.each([
    ['no signature at all', async () => Buffer.from('no signature'), 'signature-broken'],
    ['another’s', (shown: Buffer) => signAs(world.given.otherTeacherId, shown), 'signature-of-another'],
    ['hers over something else', () => signAs(teacher, Buffer.from('something else')), 'signature-of-other-content'],
    ['of an authority nobody knows', async (shown: Buffer) => cmsSigner(await issueDemoCertificate(await createDemoAuthority(), { personId: teacher, name: 'x' }), () => new Date('2025-03-17T03:00:00Z')).sign(shown), 'signature-untrusted'],
    ['under a certificate that has expired', async (shown: Buffer) => cmsSigner(await issueDemoCertificate(await testAuthority(), { personId: teacher, name: 'x', to: new Date('2025-03-01T00:00:00Z') }), () => new Date('2025-02-01T03:00:00Z')).sign(shown), 'signature-expired'],
    ['of tomorrow', (shown: Buffer) => signAs(teacher, shown, '2025-03-18T09:00:00Z'), 'signature-not-yet-valid'],
  ] as const)('is refused with %s, by name, and stays a draft', async (_what, sign, code) => {
    const { status, body } = await submit(await sign((await draft()) ?? Buffer.from('')));
    expect({ status, type: body.type }).toEqual({ status: 422, type: problem(code) });
    expect((await world.call('get', `/${attestationId}`, { as: teacher })).body.current).toMatchObject({ state: 'DRAFT' });
    expect((await world.outbox()).some(({ name, key }) => name === FactType.ApplicationSubmitted && key === attestationId)).toBe(false);
  });

  it('is refused where something came to the draft between showing and signing, or the consent was another', async () => {
    const before = await signAs(teacher, (await draft()) ?? Buffer.from(''));
    expect((await submit(before, { consent: false })).body.type).toBe(problem('signature-of-other-content'));
    expect((await submit(before, { language: 'ru' })).body.type).toBe(problem('signature-of-other-content'));
    await world.registriesAnswer(attestationId, 'EMPTY', ['DIPLOMA']);
    expect((await submit(before)).body.type).toBe(problem('signature-of-other-content'));
  });

  it('is kept as it was signed, with its hash and the signature; the same command again changes nothing', async () => {
    const shown = (await draft()) ?? Buffer.from('');
    const cms = await signAs(teacher, shown);
    const body = { consent: true, signature: base64(cms) };
    const send = () => world.call('post', `/${attestationId}/submission`, { as: teacher, body, key: attestationId });
    expect([(await send()).status, (await send()).status]).toEqual([200, 200]);

    const { body: listed } = await world.call('get', `/${attestationId}/documents`, { as: teacher });
    const [signed, translation, ...more] = listed.items as { documentId: string; language: string; sha256: string | null; signature: object | null; href: string; name: string }[];
    expect(more).toEqual([]);
    expect(signed).toMatchObject({ kind: 'APPLICATION', name: 'Application for attestation', language: 'kk', sha256: createHash('sha256').update(shown).digest('hex'), signature: { by: teacher } });
    expect(translation).toMatchObject({ language: 'ru', sha256: null, signature: null });
    const path = signed!.href.replace('/api/v1/applications', '');
    expect(await world.bytes(path, teacher)).toEqual(shown);
    expect(await world.bytes(path.replace('.pdf', '/signature'), teacher)).toEqual(cms);

    // made when first asked for, then kept: also when somebody asks at the same moment
    const other = translation!.href.replace('/api/v1/applications', '');
    const [one, two] = await Promise.all([world.bytes(other, teacher), world.bytes(other, teacher)]);
    expect(one?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(two).toEqual(one);
    world.clock.moveTo('2025-04-01T09:00:00+05:00');
    expect(await world.bytes(other, teacher)).toEqual(one);
    expect(await world.bytes(other.replace('.pdf', '/signature'), teacher)).toBeUndefined();
    expect(await world.bytes(other, world.given.otherTeacherId)).toBeUndefined();
  });

  it('is no more shown to be signed once it is submitted', async () => {
    await world.submit(attestationId, { as: teacher });
    expect(await draft()).toBeUndefined();
  });
});

describe('the notice under the provider’s signature', () => {
  const provider = () => world.given.providerId;
  const shown = (query: string) => world.bytes(`/${attestationId}/answer-draft?${query}`, provider());
  const answer = (body: object, signature: Buffer) => world.call('post', `/${attestationId}/answer`, { as: provider(), body: { ...body, signature: base64(signature) } });

  beforeEach(async () => {
    await world.submit(attestationId, { as: teacher });
  });

  it('is shown only to the provider in whose queue the application waits, and not before it is registered', async () => {
    expect(await shown('answer=ACCEPTED')).toBeUndefined();
    await register();
    expect(await shown('answer=ACCEPTED')).toBeDefined();
    for (const as of [teacher, world.given.otherProviderId]) expect(await world.bytes(`/${attestationId}/answer-draft?answer=ACCEPTED`, as)).toBeUndefined();
  });

  it('of a refusal without a ground, or of an acceptance with one, is not even shown', async () => {
    await register();
    for (const query of ['answer=REFUSED', 'answer=ACCEPTED&grounds=2', 'answer=REFUSED&grounds=3', 'answer=REFUSED&grounds=2&mismatches=DIPLOMA&mismatches=COURSES&mismatches=ESSAY&mismatches=WORK_RECORD']) {
      expect(await shown(query)).toBeUndefined();
    }
  });

  it('binds the answer it was signed for and no other', async () => {
    await register();
    const acceptance = await signAs(provider(), (await shown('answer=ACCEPTED')) ?? Buffer.from(''));
    const refusal = { answer: 'REFUSED', grounds: ['2'], mismatches: ['DIPLOMA'], note: 'диплом басқа адамдікі' };
    expect((await answer(refusal, acceptance)).body.type).toBe(problem('signature-of-other-content'));
    expect((await answer({ answer: 'ACCEPTED' }, await signAs(teacher, (await shown('answer=ACCEPTED')) ?? Buffer.from('')))).body.type).toBe(problem('signature-of-another'));
    world.clock.moveTo('2025-03-18T09:00:00+05:00'); // a notice bears its day
    expect((await answer({ answer: 'ACCEPTED' }, acceptance)).body.type).toBe(problem('signature-of-other-content'));
    expect((await world.outbox()).some(({ name, key }) => name === FactType.ApplicationAccepted && key === attestationId)).toBe(false);
  });

  it('is the document of the fact, and can be read by whoever may read the case', async () => {
    await register();
    const { body } = await world.answer(attestationId, { answer: 'REFUSED', grounds: ['2'], mismatches: ['DIPLOMA'], note: 'диплом басқа адамдікі', language: 'ru' });
    const { documentId } = body.answer as { documentId: string };
    const told = (await world.outbox()).find(({ name, key }) => name === FactType.ApplicationRefused && key === attestationId);
    expect(told?.body).toMatchObject({ documentId });
    const { body: line } = await world.call('get', `/${attestationId}/time-line`, { as: teacher });
    const links = (line.entries as { step: string; links: { href: string; name: string }[] }[]).find(({ step }) => step === 'refused')?.links;
    expect(links).toEqual([{ name: 'Reasoned refusal (Annex 4)', documentId, href: `/api/v1/applications/${attestationId}/documents/${documentId}.pdf` }]);
    expect((await world.bytes(`/${attestationId}/documents/${documentId}.pdf`, teacher))?.subarray(0, 5).toString()).toBe('%PDF-');
    const { body: listed } = await world.call('get', `/${attestationId}/documents`, { as: provider() });
    expect((listed.items as { kind: string }[]).map(({ kind }) => kind)).toEqual(['APPLICATION', 'REFUSAL', 'APPLICATION', 'REFUSAL']);
  });
});
