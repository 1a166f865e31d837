import { readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { FactType, type AttestationId, type CommissionId, type EventId, type FactOf, type MeetingId, type PersonId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SMTPServerOptions } from 'smtp-server';
import { openMail } from './letters/mail-settings.js';
import type { KnownLetter } from './store/letter.reader.js';
import { eventually, NOW, startIntegrations, type World } from './testing/integrations.js';
import { read, startMailServer, type MailServer } from './testing/mail-server.js';

const STARTS_AT = '2025-04-02T08:00:00.000Z';
const PLACE = 'Астана, Тәуелсіздік даңғылы 5, 2-аудитория';

/** A platform that sends by the mail server of this address. */
const sendingBy = (address: string): Promise<World> => startIntegrations({ keys: false, env: { SMTP_URL: address, MAIL_FROM: 'Аттестаттау <attestation@ustaz.example>' } });

interface Told {
  notice: FactOf<typeof FactType.TestNoticeSent>;
  attestationId: AttestationId;
  letterId: WorkItemId;
}

/** Her test is a day ahead; `applications` knows where she wants to hear of it. */
async function tell(world: World, email: string | null, { language = 'ru' as 'kk' | 'ru' | null, personId = world.given.personId } = {}): Promise<Told> {
  const [attestationId, letterId] = [newId<AttestationId>(), newId<WorkItemId>()];
  if (email) world.addresses.known.set(attestationId, { email, language });
  const notice = { attestationId, personId, bookingId: letterId, startsAt: STARTS_AT, place: PLACE, sentAt: '2025-04-01T08:00:00.000Z' };
  await world.tells(FactType.TestNoticeSent, notice);
  return { notice, attestationId, letterId };
}

async function letter(world: World, { attestationId }: Told, as: PersonId = world.given.administratorId): Promise<KnownLetter | undefined> {
  const { body } = await world.call('GET', `/letters?attestationId=${attestationId}`, { as });
  return (body.items as KnownLetter[])[0];
}
const isNow = (world: World, told: Told, state: KnownLetter['state']): Promise<KnownLetter> =>
  eventually(`the letter is ${state}`, async () => {
    const found = await letter(world, told);
    return found?.state === state ? found : undefined;
  });
const triedInVain = (world: World, told: Told, why: string): Promise<unknown> => eventually(`it was tried in vain: ${why}`, async () => (await letter(world, told))?.reason?.includes(why));
/** No back-off keeps a test waiting. */
const tryAgain = (world: World) => world.db.query(`update letter set next_attempt_at = now() where state = 'WAITING'`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the notice by e-mail a day before the test (R-023), over a mail server', () => {
  let world: World;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await startMailServer();
    world = await sendingBy(`smtp://127.0.0.1:${mail.port}?ignoreTLS=true`);
  }, 60_000);
  afterAll(async () => {
    await world?.stop();
    await mail?.stop();
  });
  const gotBy = (email: string) => mail.got.filter(({ to }) => to.includes(email));

  it('says date, hour, place and where to read more, once, however often the fact comes; nobody’s number is in it', async () => {
    const told = await tell(world, 'saule@example.kz');
    expect(await isNow(world, told, 'SENT')).toMatchObject({ kind: 'TEST_NOTICE', sentTo: 's…@e….kz', reason: null, attempts: 1 });
    await world.tells(FactType.TestNoticeSent, told.notice);
    await isNow(world, await tell(world, 'after@example.kz'), 'SENT');
    const [got, ...more] = gotBy('saule@example.kz');
    expect(more).toEqual([]);
    const { subject, messageId, text } = read(got!.message);
    expect([subject, messageId]).toEqual(['Тестирование: 02.04.2025, 13:00', `<${told.letterId}@ustaz.example>`]);
    for (const said of ['02.04.2025, 13:00', PLACE, 'https://attestation.example']) expect(text).toContain(said);
    expect(text).not.toMatch(/\d{12}/);
  });

  it('of which nobody knows whether the server took it, for we were killed in between, comes again under the same Message-ID', async () => {
    const told = await tell(world, 'twice@example.kz');
    await isNow(world, told, 'SENT');
    await world.db.query(`update letter set state = 'WAITING', next_attempt_at = now() where letter_id = $1`, [told.letterId]);
    await eventually('it came again', async () => gotBy('twice@example.kz').length === 2);
    expect(new Set(gotBy('twice@example.kz').map(({ message }) => read(message).messageId)).size).toBe(1);
  });

  it.each([['kk', ['Құрметті']], ['ru', ['Уважаемый']], [null, ['Құрметті', 'Уважаемый']]] as const)('is in the language of her application, %s; in both where that is not known', async (language, greetings) => {
    const email = `language-${language}@example.kz`;
    await isNow(world, await tell(world, email, { language }), 'SENT');
    const { text } = read(gotBy(email)[0]!.message);
    expect(['Құрметті', 'Уважаемый'].filter((greeting) => text.includes(greeting))).toEqual(greetings);
  });

  it('that the server refuses for good says why, without the address, and is not tried again', async () => {
    mail.refuses.set('gone@example.kz', { code: 550, text: '5.1.1 <Gone@example.kz>: no such user' });
    const refused = await isNow(world, await tell(world, 'gone@example.kz'), 'REFUSED');
    expect(refused).toMatchObject({ sentTo: 'g…@e….kz', attempts: 1, reason: expect.stringContaining('<g…@e….kz>: no such user') });
  });

  it('that the server refuses for now, or while `applications` is away, waits and leaves later under its Message-ID', async () => {
    mail.refuses.set('full@example.kz', { code: 452, text: 'mailbox full' });
    const told = await tell(world, 'full@example.kz');
    await triedInVain(world, told, 'mailbox full');
    expect(await letter(world, told)).toMatchObject({ state: 'WAITING', sentTo: null });
    mail.refuses.clear();
    world.addresses.away = true;
    await tryAgain(world);
    await triedInVain(world, told, '503');
    world.addresses.away = false;
    await tryAgain(world);
    await isNow(world, told, 'SENT');
    expect(read(gotBy('full@example.kz')[0]!.message).messageId).toContain(told.letterId);
  });

  it('that was tried for three days is given up', async () => {
    mail.refuses.set('never@example.kz', { code: 421, text: 'come later' });
    const told = await tell(world, 'never@example.kz');
    await triedInVain(world, told, 'come later');
    await world.db.query(`update letter set first_attempt_at = now() - interval '73 hours', next_attempt_at = now() where letter_id = $1`, [told.letterId]);
    expect(await isNow(world, told, 'REFUSED')).toMatchObject({ reason: expect.stringContaining('come later') });
  });

  it('is written to nobody where no address is given, and not at all once the case is over', async () => {
    expect(await isNow(world, await tell(world, null), 'NO_ADDRESS')).toMatchObject({ sentTo: null, attempts: 1 });
    mail.refuses.set('late@example.kz', { code: 452, text: 'mailbox full' });
    const told = await tell(world, 'late@example.kz');
    await triedInVain(world, told, 'mailbox full');
    await world.tells(FactType.AttestationClosed, { attestationId: told.attestationId, personId: world.given.personId, outcome: null, closedAt: '2025-04-01T09:00:00.000Z' } as never);
    await isNow(world, told, 'CANCELLED');
    mail.refuses.clear();
    await tryAgain(world);
    await isNow(world, await tell(world, 'next@example.kz'), 'SENT');
    expect(gotBy('late@example.kz')).toEqual([]);
  });

  describe('when its teacher has corrected her address', () => {
    const corrects = async ({ attestationId, notice: { personId } }: Told, email: string): Promise<void> => {
      world.addresses.known.set(attestationId, { email, language: 'kk' });
      const id = newId<EventId>();
      await world.tells(FactType.EmailCorrected, { attestationId, personId, correctedAt: '2025-04-01T09:00:00.000Z' }, id);
      await eventually('it is known', async () => ((await world.db.query('select from inbox where event_id = $1', [id])) as unknown[]).length === 1);
    };

    it.each([['the server refused that of before', 'typo@example.kz', 'REFUSED'], ['there was none before', null, 'NO_ADDRESS']] as const)('leaves for the new one where %s, once, as if it had never been tried', async (_why, before, state) => {
      mail.refuses.set('typo@example.kz', { code: 550, text: 'no such user' });
      const told = await tell(world, before);
      await isNow(world, told, state);
      const right = `right-${state}@example.kz`;
      await corrects(told, right);
      expect(await isNow(world, told, 'SENT')).toMatchObject({ sentTo: 'r…@e….kz', attempts: 1, reason: null });
      await corrects(told, right);
      await isNow(world, await tell(world, `after-${state}@example.kz`), 'SENT');
      expect(gotBy(right).map(({ message }) => read(message).messageId)).toEqual([`<${told.letterId}@ustaz.example>`]);
    });

    it('and waits still, leaves for the new one', async () => {
      mail.refuses.set('full@example.kz', { code: 452, text: 'mailbox full' });
      const told = await tell(world, 'full@example.kz');
      await triedInVain(world, told, 'mailbox full');
      await corrects(told, 'roomy@example.kz');
      await tryAgain(world);
      await isNow(world, told, 'SENT');
      expect([gotBy('roomy@example.kz').length, gotBy('full@example.kz').filter(({ message }) => message.includes(told.letterId))]).toEqual([1, []]);
      mail.refuses.clear();
    });

    it('does not leave again where it has left, nor for a test that has begun', async () => {
      const sent = await tell(world, 'sent@example.kz');
      const late = await tell(world, null);
      await isNow(world, sent, 'SENT');
      await isNow(world, late, 'NO_ADDRESS');
      world.clock.at = STARTS_AT;
      for (const each of [sent, late]) await corrects(each, 'too-late@example.kz');
      world.clock.at = NOW;
      await isNow(world, await tell(world, 'then@example.kz'), 'SENT');
      expect([(await letter(world, sent))?.state, (await letter(world, late))?.state, gotBy('too-late@example.kz')]).toEqual(['SENT', 'NO_ADDRESS', []]);
    });
  });

  it('is seen by whoever runs the platform and by its own teacher, not by another; and is found by its state', async () => {
    const [own, another] = [newId<PersonId>(), newId<PersonId>()];
    for (const personId of [own, another]) await world.giveRole(personId, 'TEACHER');
    const told = await tell(world, 'own@example.kz', { personId: own });
    await isNow(world, told, 'SENT');
    expect([(await letter(world, told, own))?.letterId, await letter(world, told, another)]).toEqual([told.letterId, undefined]);
    const listed = async (query: string) => (await world.call('GET', `/letters?${query}`, { as: world.given.administratorId })).body;
    expect((await listed('state=REFUSED')).items!.length).toBeGreaterThanOrEqual(2);
    const first = await listed('limit=2');
    const second = await listed(`limit=2&cursor=${first.next}`);
    expect(new Set([...first.items!, ...second.items!].map((each) => (each as KnownLetter).letterId)).size).toBe(4);
    expect((await world.call('GET', '/letters?state=LOST', { as: own })).status).toBe(422);
    expect((await world.call('GET', '/letters', {})).status).toBe(401);
  });

  it('tells the teacher of each case of a protocol that its extract is signed and where it is, once (X-044)', async () => {
    const extracts = [1, 2].map(() => ({ attestationId: newId<AttestationId>(), personId: newId<PersonId>(), documentId: newId() }));
    for (const [index, { attestationId }] of extracts.entries()) world.addresses.known.set(attestationId, { email: `extract-${index}@example.kz`, language: 'kk' });
    const signed = { commissionId: newId<CommissionId>(), meetingId: newId<MeetingId>(), protocolNumber: '2025-000007', documentId: newId(), cases: 2, signedAt: '2025-06-02T08:00:00.000Z', by: newId<PersonId>(), extracts };
    for (const _ of ['told', 'and again']) await world.tells(FactType.ProtocolSigned, signed);
    for (const [index, { attestationId, documentId }] of extracts.entries()) {
      expect(await isNow(world, { attestationId } as Told, 'SENT')).toMatchObject({ kind: 'EXTRACT', letterId: documentId, attempts: 1 });
      const { subject, text } = read(gotBy(`extract-${index}@example.kz`)[0]!.message);
      expect([subject, text.includes('https://attestation.example')]).toEqual(['Хаттамадан үзінді № 2025-000007', true]);
    }
    const { extracts: _, ...before } = signed; // of before extracts were signed: nobody is written to
    await world.tells(FactType.ProtocolSigned, before);
    await isNow(world, await tell(world, 'after-extracts@example.kz'), 'SENT');
    expect(mail.got.filter(({ to }) => to[0]?.startsWith('extract-'))).toHaveLength(2);
  });

  it('leaves no address in the database, in the log, on the bus', async () => {
    expect(`${await world.dump()}${world.logs.join('')}`).not.toMatch(/[a-z]@example\.kz/i);
  });
});

describe('while the mail server is away', () => {
  it('letters wait, are told about, and leave when it is back, each once', async () => {
    const port = await freePort();
    const world = await sendingBy(`smtp://127.0.0.1:${port}?ignoreTLS=true`);
    const told = await Promise.all(Array.from({ length: 5 }, (_, index) => tell(world, `t${index}@example.kz`)));
    for (const each of told) await triedInVain(world, each, 'ECONNREFUSED');
    expect(await (await fetch(`${world.running.address}/metrics`)).text()).toMatch(/^letters\{state="waiting".* 5$/m);
    const mail = await startMailServer({ port });
    await tryAgain(world);
    for (const each of told) await isNow(world, each, 'SENT');
    expect(mail.got.flatMap(({ to }) => to).sort()).toEqual(['t0', 't1', 't2', 't3', 't4'].map((name) => `${name}@example.kz`));
    await world.stop();
    await mail.stop();
  }, 60_000);
});

describe('a mail server with TLS', () => {
  let mail: MailServer;
  let world: World;
  /** A letter on its way to such a server, from a platform that was given this scheme and these parameters. */
  async function onItsWay(server: SMTPServerOptions, [scheme, parameters]: [string, string]): Promise<Told> {
    mail = await startMailServer(server);
    world = await sendingBy(`${scheme}://127.0.0.1:${mail.port}${parameters}`);
    return tell(world, 'safe@example.kz');
  }
  afterEach(async () => {
    await world?.stop();
    await mail?.stop();
  });

  it('gets letters encrypted where its certificate is believed', async () => {
    const told = await onItsWay({ secure: true }, ['smtps', '?tls.rejectUnauthorized=false']);
    await isNow(world, told, 'SENT');
    expect(mail.got).toMatchObject([{ to: ['safe@example.kz'], secure: true }]);
  }, 60_000);

  it.each([
    ['whose certificate is not believed', { secure: true }, ['smtps', ''], 'cert'],
    ['that offers no TLS, which was to be asked for,', { disabledCommands: ['AUTH', 'STARTTLS'] }, ['smtp', '?requireTLS=true'], ''],
  ] as [string, SMTPServerOptions, [string, string], string][])('%s gets none, and the letter waits', async (_which, server, address, why) => {
    const told = await onItsWay(server, address);
    await triedInVain(world, told, why);
    expect([(await letter(world, told))?.state, mail.got]).toEqual(['WAITING', []]);
  }, 60_000);
});

describe('a platform without a mail server', () => {
  it('says so at its start, and keeps each letter as a file that any mail program opens', async () => {
    const world = await startIntegrations({ keys: false });
    expect(world.logs.join('')).toContain('letters are kept as .eml files');
    const told = await tell(world, 'file@example.kz', { language: 'kk' });
    await isNow(world, told, 'SENT');
    expect(await readdir(world.mailFolder)).toEqual([`${told.letterId}.eml`]);
    const { subject, text } = read(await readFile(`${world.mailFolder}/${told.letterId}.eml`, 'utf8'));
    expect(subject).toBe('Тестілеу: 02.04.2025, 13:00');
    expect(text).toContain(PLACE);
    await world.stop();
  }, 60_000);

  it.each([
    ['no folder either', {}, 'SMTP_URL must name a mail server'],
    ['production', { MAIL_DIR: '/tmp/letters', NODE_ENV: 'production' }, 'production keeps no letters as files'],
    ['a sender that is none', { MAIL_DIR: '/tmp/letters', MAIL_FROM: 'somebody' }, 'MAIL_FROM must be an address'],
    ['the address of something else', { SMTP_URL: 'http://mail.example.kz' }, 'SMTP_URL'],
    ['a server without a sender', { SMTP_URL: 'smtp://mail.example.kz' }, 'MAIL_FROM must be set'],
  ])('is refused at its start with %s', (_what, env, said) => {
    expect(() => openMail(env)).toThrow(said);
  });
});
