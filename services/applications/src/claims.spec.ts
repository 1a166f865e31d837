import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type ClaimableCategory, type PersonId, type PlainDate } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { startApplications, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());

const problem = (name: string) => `urn:ustaz:problem:${name}`;
const acceptances = async (as: PersonId) => (await world.call('get', '/acceptances', { as })).body.items as { workItemId: string; attestationId: AttestationId }[];
const recommendation = async (attestationId: AttestationId, provider: PersonId) => {
  const item = (await acceptances(provider)).find((each) => each.attestationId === attestationId);
  const { body } = await world.call('get', `/acceptances/${item?.workItemId}`, { as: provider });
  return body.recommendation as { answer: string; grounds: string[]; reasons: { rule: string; text: string }[] };
};
const MODERATOR = { currentCategory: 'MODERATOR', categoryValidUntil: '2025-06-01' as PlainDate } as const;

describe('an application waits in the queue of its own attesting body and of no other', () => {
  it.each([
    ['MODERATOR', 'ORG'], ['EXPERT', 'DISTRICT'], ['RESEARCHER', 'REGION'], ['MASTER', 'MINISTRY'],
  ] as const)('of %s: %s', async (claimed: ClaimableCategory, level) => {
    const providers = {
      ORG: world.given.providerId,
      DISTRICT: await world.given.official('Аудан', 'PROVIDER', { placeCode: '1930' }),
      REGION: await world.given.official('Облыс', 'PROVIDER', { placeCode: '19' }),
      MINISTRY: await world.given.official('Министрлік', 'PROVIDER', { placeCode: '00' }),
    };
    const strangers = [await world.given.official('Басқа аудан', 'PROVIDER', { placeCode: '1940' }), await world.given.official('Басқа облыс', 'PROVIDER', { placeCode: '27' }), world.given.otherProviderId];
    const teacher = await world.given.teacher('Сәуле');
    const attestationId = await world.caseOf(teacher, { claimed, until: 'REGISTERED' });
    const waits = async (as: PersonId) => (await acceptances(as)).some((each) => each.attestationId === attestationId);

    for (const [each, as] of Object.entries(providers)) expect([each, await waits(as)]).toEqual([each, each === level]);
    for (const as of strangers) expect(await waits(as)).toBe(false);
    for (const [each, as] of Object.entries(providers)) if (each !== level) expect((await world.answer(attestationId, { answer: 'ACCEPTED' }, { as })).status).toBe(404);
    expect(await world.answer(attestationId, { answer: 'ACCEPTED' }, { as: providers[level] })).toMatchObject({ status: 200, body: { current: { state: 'ACCEPTED' } } });
  });
});

describe('the register of applications', () => {
  it('numbers those that come at the same moment one after another: no gap, none twice', async () => {
    const cases: AttestationId[] = [];
    for (let n = 0; n < 12; n++) cases.push(await world.caseOf(await world.given.teacher(`Мұғалім ${n}`), { until: 'SUBMITTED' }));
    await Promise.all(cases.flatMap((attestationId) => [1, 2].map(() => world.workers.register(world.jobFor('applications.register', { attestationId })))));
    const numbers = await Promise.all(cases.map(async (attestationId) => {
      const [told] = (await world.outbox()).filter(({ name, key }) => name === FactType.ApplicationRegistered && key === attestationId);
      return Number((told?.body as { registrationNumber: string }).registrationNumber.slice(-6));
    }));
    const [first = 0, ...others] = numbers.sort((a, b) => a - b);
    expect(others).toEqual(others.map((_, index) => first + 1 + index));
  });
});

describe('a queue', () => {
  it('is turned page by page, the most urgent first, none left out or told twice', async () => {
    const provider = await world.given.official('Жеке', 'PROVIDER', { organisationId: world.given.organisationId });
    const before = (await acceptances(provider)).length;
    for (const name of ['Бірінші', 'Екінші', 'Үшінші']) await world.caseOf(await world.given.teacher(name), { until: 'REGISTERED' });
    const seen: string[] = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const { body } = await world.call('get', `/acceptances?limit=2&cursor=${String(cursor)}`, { as: provider });
      seen.push(...(body.items as { attestationId: string }[]).map((each) => each.attestationId));
      cursor = body.next;
    }
    expect(new Set(seen).size).toBe(before + 3);
    expect(seen).toHaveLength(before + 3);
  });

  it('is searched by the teacher’s name, in Kazakh letters or Russian ones, and by the number', async () => {
    const attestationId = await world.caseOf(await world.given.teacher('Әбдіқадірова Гүлжаһан'), { until: 'REGISTERED' });
    const found = async (q: string) => ((await world.call('get', `/acceptances?q=${encodeURIComponent(q)}`, { as: world.given.providerId })).body.items as { attestationId: string; registrationNumber: string }[]);
    for (const q of ['гүлжаһан', 'ГУЛЖАХАН', 'абдикадирова']) expect((await found(q)).map((each) => each.attestationId)).toEqual([attestationId]);
    const [item] = await found('гүлжаһан');
    expect((await found(item!.registrationNumber)).map((each) => each.attestationId)).toEqual([attestationId]);
    for (const q of ['жоқ адам', '%', '_']) expect(await found(q)).toEqual([]);
  });
});

describe('what the law judges is taken, and refused by a notice', () => {
  it('two categories up at once', async () => {
    const provider = await world.given.official('Облыс', 'PROVIDER', { placeCode: '19' });
    const teacher = await world.given.teacher('Марат', { category: MODERATOR, post: { serviceYears: 9 } });
    const attestationId = await world.caseOf(teacher, { claimed: 'RESEARCHER', until: 'REGISTERED' });
    const advised = await recommendation(attestationId, provider);
    expect(advised).toMatchObject({ answer: 'REFUSE', grounds: ['2'] });
    expect(advised.reasons.map(({ rule }) => rule)).toContain('X-010');
    const { status, body } = await world.answer(attestationId, { answer: 'REFUSED', grounds: advised.grounds }, { as: provider });
    expect({ status, state: body.current.state }).toEqual({ status: 200, state: 'REFUSED' });
    expect((body.answer as { reasons: { rule: string }[] }).reasons.map(({ rule }) => rule)).toEqual(['X-029', 'X-010']); // what stands against it, and nothing that speaks for it
  });

  it('a second attestation in the school year; one refused, or of another year, counts for none', async () => {
    const teacher = await world.given.teacher('Дана', { post: { serviceYears: 9 } });
    const refusedId = await world.caseOf(teacher, { until: 'REGISTERED' });
    await world.answer(refusedId, { answer: 'REFUSED', grounds: ['1'] });
    const first = await world.caseOf(teacher, { until: 'REGISTERED' });
    expect((await recommendation(first, world.given.providerId)).answer).toBe('ACCEPT');
    await world.answer(first, { answer: 'ACCEPTED' });

    const again = await world.call('post', '', { as: teacher, body: { claimedCategory: 'MODERATOR' } });
    expect({ status: again.status, type: again.body.type }).toEqual({ status: 409, type: problem('attestation-already-open') });
    await world.workers.close(world.jobFor('applications.close', { attestationId: first, outcome: 'NOT_CONFIRMED_KEEP' }));

    const second = await world.caseOf(teacher, { until: 'REGISTERED' });
    const advised = await recommendation(second, world.given.providerId);
    expect(advised).toMatchObject({ answer: 'REFUSE', grounds: ['2'] });
    expect(advised.reasons.map(({ rule }) => rule)).toContain('X-006');

    // the same cases seen from the next school year
    await world.db.query(`update case_file set body = jsonb_set(body, '{openedOn}', '"2024-03-17"') where id = $1`, [first]);
    expect((await recommendation(second, world.given.providerId)).answer).toBe('ACCEPT');
  });
});

describe('a language certificate in the draft', () => {
  const IELTS = { language: 'ENGLISH', kind: 'IELTS', result: '6.5', number: 'A-1', validUntil: '2026-02-01' };
  const english = () => world.given.teacher('Роза', { post: { subject: 'ENGLISH' } });
  const show = (attestationId: AttestationId, as: PersonId, body: object = IELTS) => world.call('put', `/${attestationId}/language-certificate`, { as, body });
  const told = async (attestationId: AttestationId) => (await world.outbox()).filter(({ key }) => key === attestationId);

  it('that the rules accept goes with the application, to the provider, into the time-line and to the process', async () => {
    const teacher = await english();
    const attestationId = await world.caseOf(teacher, { until: 'DRAFT' });
    const { status, body } = await show(attestationId, teacher);
    expect({ status, certificate: body.languageCertificate }).toMatchObject({ status: 200, certificate: { ...IELTS, counts: true, reasons: expect.arrayContaining([expect.objectContaining({ rule: 'X-072' })]) } });
    await world.registriesAnswer(attestationId);
    await world.submit(attestationId, { as: teacher });
    const left = await told(attestationId);
    expect(left.find(({ name }) => name === MessageName.ApplicationSubmitted)?.body).toMatchObject({ languageCertificateValid: true });
    expect(left.find(({ name }) => name === FactType.ApplicationSubmitted)?.body).toMatchObject({ languageCertificate: { kind: 'IELTS', level: '6.5', certificateNumber: 'A-1', validUntil: '2026-02-01' } });
    await world.workers.register(world.jobFor('applications.register', { attestationId }));
    const { body: seen } = await world.call('get', `/${attestationId}`, { as: world.given.providerId });
    expect(seen.languageCertificate).toMatchObject({ counts: true });
    const { body: line } = await world.call('get', `/${attestationId}/time-line`, { as: teacher });
    expect((line.entries as { text: string }[]).some(({ text }) => text.includes('IELTS 6.5'))).toBe(true);
    expect((await show(attestationId, teacher)).body.type).toBe(problem('not-a-draft'));
  });

  it('that prints no last day goes with the application as one without an end; one that always prints it must name it', async () => {
    const teacher = await world.given.teacher('Герда', { post: { subject: 'GERMAN' } });
    const attestationId = await world.caseOf(teacher, { until: 'DRAFT' });
    const GOETHE = { language: 'GERMAN', kind: 'GOETHE', result: 'B2', number: 'G-1', validUntil: null };
    const { status, body } = await show(attestationId, teacher, GOETHE);
    expect({ status, certificate: body.languageCertificate }).toMatchObject({ status: 200, certificate: { ...GOETHE, counts: true } });
    await world.registriesAnswer(attestationId);
    await world.submit(attestationId, { as: teacher });
    const left = await told(attestationId);
    expect(left.find(({ name }) => name === MessageName.ApplicationSubmitted)?.body).toMatchObject({ languageCertificateValid: true });
    expect(left.find(({ name }) => name === FactType.ApplicationSubmitted)?.body).toMatchObject({ languageCertificate: { kind: 'GOETHE', validUntil: null } });

    const other = await english();
    const draft = await world.caseOf(other, { until: 'DRAFT' });
    expect((await show(draft, other, { ...IELTS, validUntil: null })).body.languageCertificate).toMatchObject({ counts: false, reasons: [expect.objectContaining({ rule: 'X-072' })] });
    expect((await show(draft, other, { ...IELTS, validUntil: undefined })).status).toBe(422);
  });

  it.each([
    ['below the row of the claim', { result: '6.0' }, {}],
    ['that has expired', { validUntil: '2025-03-16' }, {}],
    ['of another language than the post’s', { language: 'GERMAN', kind: 'GOETHE', result: 'B2' }, {}],
    ['where the post teaches no foreign language', {}, { subject: 'MATHEMATICS' }],
  ] as const)('%s does not take the test’s place, says why, and hinders nothing', async (_what, certificate, post) => {
    const teacher = await world.given.teacher('Роза', { post: { subject: 'ENGLISH', ...post } });
    const attestationId = await world.caseOf(teacher, { until: 'DRAFT' });
    const { body } = await show(attestationId, teacher, { ...IELTS, ...certificate });
    expect(body.languageCertificate).toMatchObject({ counts: false, reasons: [expect.objectContaining({ rule: 'X-072' })] });
    await world.registriesAnswer(attestationId);
    expect((await world.submit(attestationId, { as: teacher })).status).toBe(200);
    const left = await told(attestationId);
    expect(left.find(({ name }) => name === MessageName.ApplicationSubmitted)?.body).toMatchObject({ languageCertificateValid: false });
    expect(left.find(({ name }) => name === FactType.ApplicationSubmitted)?.body).not.toHaveProperty('languageCertificate');
  });

  it('can be taken out again, is hers alone to show, and is refused where it is no certificate', async () => {
    const teacher = await english();
    const attestationId = await world.caseOf(teacher, { until: 'DRAFT' });
    expect((await show(attestationId, world.given.otherTeacherId)).status).toBe(404);
    for (const wrong of [{ kind: 'TOEIC' }, { language: 'KAZAKH' }, { validUntil: '2025-02-30' }, { result: '' }, { number: undefined }]) {
      expect((await show(attestationId, teacher, { ...IELTS, ...wrong })).status).toBe(422);
    }
    await show(attestationId, teacher);
    const { status, body } = await world.call('delete', `/${attestationId}/language-certificate`, { as: teacher });
    expect({ status, certificate: body.languageCertificate }).toEqual({ status: 200, certificate: null });
  });
});

describe('the e-mail address of an application', () => {
  const emailOf = (attestationId: AttestationId, as: PersonId) => world.call('get', `/${attestationId}/email`, { as });
  const give = (attestationId: AttestationId, as: PersonId, email: unknown, key?: string) => world.call('put', `/${attestationId}/email`, { as, body: { email }, key });
  const open = async (as: PersonId, body: object = {}) => (await world.call('post', '', { as, body: { claimedCategory: 'MODERATOR', ...body } })).body.attestationId;
  const problem = (code: string) => `urn:ustaz:problem:${code}`;
  /** The bytes that she signed. */
  const applicationOf = async (attestationId: AttestationId, as: PersonId) => {
    const items = (await world.call('get', `/${attestationId}/documents`, { as })).body.items as { documentId: string; kind: string; signature: object | null }[];
    return world.bytes(`/${attestationId}/documents/${items.find(({ kind, signature }) => kind === 'APPLICATION' && signature)?.documentId}.pdf`, as);
  };

  it('must be given before the application is submitted, and is printed in what she signs (X-032)', async () => {
    const teacher = await world.given.teacher('Поштасыз');
    const attestationId = await open(teacher, { email: undefined });
    await world.registriesAnswer(attestationId);
    expect((await emailOf(attestationId, teacher)).body).toEqual({ email: null });
    expect(await world.submit(attestationId, { as: teacher })).toMatchObject({ status: 409, body: { type: problem('email-missing') } });
    const before = await world.bytes(`/${attestationId}/submission-draft`, teacher);
    expect(await give(attestationId, teacher, 'first@example.kz')).toMatchObject({ status: 200, body: { email: 'first@example.kz' } });
    expect(await world.bytes(`/${attestationId}/submission-draft`, teacher)).not.toEqual(before);
    expect((await world.submit(attestationId, { as: teacher })).status).toBe(200);
    expect((await emailOf(attestationId, teacher)).body).toEqual({ email: 'first@example.kz' });
  });

  it('is corrected as long as her case is open: letters go to the newest, what she signed stays as it was, and the time-line says to all that it is another, not which', async () => {
    const teacher = await world.given.teacher('Түзеткен');
    const attestationId = await world.caseOf(teacher, { until: 'REGISTERED' });
    const signed = await applicationOf(attestationId, teacher);
    const key = newId();
    const lines = async (as: PersonId) => ((await world.call('get', `/${attestationId}/time-line`, { as })).body.entries as { step: string }[]).filter(({ step }) => step === 'email-corrected');
    for (const _ of ['given', 'and repeated']) expect(await give(attestationId, teacher, 'wright@example.kz', key)).toMatchObject({ status: 200, body: { email: 'wright@example.kz' } });
    expect(await give(attestationId, teacher, 'right@example.kz')).toMatchObject({ status: 200, body: { email: 'right@example.kz' } });
    await give(attestationId, teacher, 'right@example.kz'); // it is that already

    expect((await world.asMachine('integrations', '/addresses', { attestationIds: [attestationId] })).body.items).toEqual([{ attestationId, email: 'right@example.kz', language: 'kk' }]);
    expect(await applicationOf(attestationId, teacher)).toEqual(signed);
    for (const as of [teacher, world.given.providerId]) expect(await lines(as)).toMatchObject([{ state: null, who: 'Түзеткен' }, {}]);
    const told = (await world.outbox()).filter(({ name }) => name === FactType.EmailCorrected);
    expect(told.map(({ body }) => Object.keys(body).sort())).toEqual([1, 2].map(() => ['attestationId', 'correctedAt', 'personId']));
    expect(JSON.stringify([await world.outbox(), await lines(world.given.providerId)])).not.toMatch(/right@example/);
  });

  it('stays as it was once her case has ended, and while another’s act is refused', async () => {
    const teacher = await world.given.teacher('Қайтарып алған');
    const attestationId = await world.caseOf(teacher, { until: 'SUBMITTED' });
    expect((await give(attestationId, world.given.otherTeacherId, 'x@example.kz')).status).toBe(404);
    await world.call('post', `/${attestationId}/withdrawal`, { as: teacher, body: {} });
    expect(await give(attestationId, teacher, 'late@example.kz')).toMatchObject({ status: 409, body: { type: problem('attestation-ended') } });
    expect((await emailOf(attestationId, teacher)).body).toEqual({ email: 'gulzhahan@example.kz' });
  });

  it.each([['no address', 'gulzhahan'], ['two', 'a@example.kz, b@example.kz'], ['a line of a letter’s head', 'a@example.kz\r\nBcc: b@example.kz'], ['letters no mail server need take', 'гүлжаһан@example.kz'], ['a list', ['a@example.kz']], ['too long', `${'a'.repeat(260)}@example.kz`]])(
    'is refused where it is %s, and stands as it stood', async (_what, email) => {
      const teacher = await world.given.teacher('Қате пошта');
      const attestationId = await open(teacher);
      expect(await give(attestationId, teacher, email)).toMatchObject({ status: 422, body: { type: problem('validation-failed') } });
      expect((await emailOf(attestationId, teacher)).body).toEqual({ email: 'gulzhahan@example.kz' });
    },
  );

  it('is that of her last application where she gives none, and hers alone to see and change', async () => {
    const teacher = await world.given.teacher('Қайта келген');
    const first = await open(teacher, { email: 'again@example.kz' });
    await world.call('post', `/${first}/withdrawal`, { as: teacher, body: {} });
    const second = await open(teacher, { email: undefined });
    expect((await emailOf(second, teacher)).body).toEqual({ email: 'again@example.kz' });
    for (const as of [world.given.providerId, world.given.otherTeacherId]) {
      expect([(await emailOf(second, as)).status, (await give(second, as, 'x@example.kz')).status]).toEqual(as === world.given.providerId ? [403, 403] : [404, 404]);
    }
  });

  it('leaves for no event, no message, no process variable and no list', async () => {
    const teacher = await world.given.teacher('Құпия пошта');
    const attestationId = await open(teacher, { email: 'secret@example.kz' });
    await world.registriesAnswer(attestationId);
    await world.submit(attestationId, { as: teacher });
    const shown = [await world.outbox(), (await world.call('get', '', { as: world.given.providerId })).body, (await world.call('get', `/${attestationId}/time-line`, { as: teacher })).body];
    expect(JSON.stringify(shown)).not.toContain('secret@example.kz');
  });

  it('is told to the machine that writes letters, with the language she signed in, once the application is submitted; to nobody else', async () => {
    const teacher = await world.given.teacher('Хат алатын');
    const [draft, submitted] = [await open(world.given.otherTeacherId), await open(teacher, { email: 'letters@example.kz' })];
    await world.registriesAnswer(submitted);
    await world.submit(submitted, { as: teacher });
    const body = { attestationIds: [draft, submitted, newId()] };
    expect(await world.asMachine('integrations', '/addresses', body)).toMatchObject({ status: 200, body: { items: [{ attestationId: submitted, email: 'letters@example.kz', language: 'kk' }] } });
    expect((await world.asMachine('diplomas', '/addresses', body)).status).toBe(403);
    expect((await world.call('post', '/addresses', { as: teacher, body })).status).toBe(401);
    expect((await world.asMachine('integrations', '/addresses', { attestationIds: ['x'] })).status).toBe(422);
  });
});
