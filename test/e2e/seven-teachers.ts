import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, fixturePersonalNumber, type Link, PEOPLE, SECRETARY, STORIES, tell, TEACHER, type TimeLineView, type Told } from '@attestation/standalone/demo';
import type { Joined } from '../support/joined.js';
import { FACTS, MESSAGES, PORTFOLIO_STEPS, RULES_ASKED, STATES, STEPS } from '../support/moderator-path.js';
import { deadLetters, logsHolding, openIncidents, tablesHolding, tracesOf } from '../support/traces.js';

/** Where the teacher who claims MODERATOR gets her letters. */
const ADDRESS = `${TEACHER.login}@example.kz`;

interface Letter {
  letterId: string;
  kind: string;
  state: string;
}

interface StatedTimeLine {
  entries: (TimeLineView['entries'][number] & { state: string | null; links: { documentId: string }[] })[];
}

/** A registry's answers come in any order between draft and submission. */
const countOf = (names: string[]): Record<string, number> => names.reduce<Record<string, number>>((all, name) => ({ ...all, [name]: (all[name] ?? 0) + 1 }), {});

/** @param through the link the story takes: what else goes on in it */
export function sevenPromises(given: () => Joined, through: (link: Link) => Link = (link) => link): void {
  describe('Seven teachers', () => sevenIn(given, through)); // told when what comes before has ended
}

function sevenIn(given: () => Joined, through: (link: Link) => Link): void {
  let all: Told[];
  let told: Told;
  beforeAll(async () => {
    all = await tell(through(given().link), given().commissions, STORIES, () => undefined);
    told = all[0]!;
  }, 400_000);

  describe('Each of seven teachers', () => {
    it.each(STORIES)('ends as the law says: $login, who claims $claims', async ({ login, claims, level, ends, person }) => {
      const ended = all.find(({ teacher }) => teacher === login);
      expect(ended).toMatchObject({ claimed: claims, outcome: ends.outcome, commissionLevel: ends.outcome === 'REFUSED' ? null : level });
      expect(ended?.certificateNumber ?? '').toMatch(ends.certificate ? new RegExp(`^10-${level}-2025-\\d{6}$`) : /^$/);
      const held = await eventually(`${login} holds ${ends.category}`, async () => {
        const { body } = await given().ask<{ currentCategory: string }>('GET', 'directory/persons/me', { as: login });
        return body.currentCategory === ends.category ? body : undefined;
      });
      expect(held).toMatchObject({ personId: person.personId });
    });

    it('who is refused is told the ground, and nothing more of her is asked', async () => {
      const refused = all.find(({ teacher }) => teacher === 'refused')!;
      expect(refused.rules.map(({ rule }) => rule)).toContain('X-029');
      expect(refused.entries.map(({ step }) => step)).not.toContain('booked');
    });

    it('who is exempt is decided by the summary alone', () => {
      const exempt = all.find(({ teacher }) => teacher === 'exempt')!;
      expect(exempt.rules.map(({ rule }) => rule)).toContain('R-034a');
      expect(exempt.entries.map(({ step }) => step)).toEqual(expect.arrayContaining(['exempted', 'scored', 'decided', 'certificate-issued']));
    });

    it('who stays below the threshold keeps what she holds, by the rules that say so (case 28)', () => {
      const below = all.find(({ teacher }) => teacher === 'below')!;
      expect(below.rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['X-054', 'X-091']));
      expect(below.entries.map(({ step }) => step)).not.toContain('order-issued');
    });
  });

  describe('A teacher who claims MODERATOR', () => {
    const timeLine = async (language: string): Promise<StatedTimeLine> =>
      (await given().ask<StatedTimeLine>('GET', `applications/${told.case}/time-line`, { as: TEACHER.login, language })).body;

    it('is awarded the category by her organisation\'s commission, with a certificate of the register', () => {
      expect(told).toMatchObject({ claimed: 'MODERATOR', outcome: 'AWARDED', commissionLevel: 'ORG', certificateNumber: expect.stringMatching(/^10-ORG-2025-\d{6}$/) });
    });

    it('is told every rule the law asks for, each with its source', () => {
      expect(told.rules.map(({ rule }) => rule).sort()).toEqual([...RULES_ASKED].sort());
      for (const { source, text } of told.rules) expect([source.length > 0, text.length > 0]).toEqual([true, true]);
    });

    it('passes every state of the path in its order, each step once', async () => {
      const { entries } = await timeLine('en');
      expect(entries.flatMap(({ state }) => (state ? [state] : []))).toEqual(STATES);
      const steps = entries.map(({ step }) => step);
      expect(steps.filter((step) => !PORTFOLIO_STEPS.includes(step))).toEqual(STEPS);
      expect(steps.filter((step) => PORTFOLIO_STEPS.includes(step)).sort()).toEqual(PORTFOLIO_STEPS);
      expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
    });

    it('reads her time-line in Kazakh, Russian and English', async () => {
      const [kk, ru, en] = await Promise.all(['kk', 'ru', 'en'].map(timeLine));
      for (const [index, entry] of (kk?.entries ?? []).entries()) {
        const texts = [entry.text, ru?.entries[index]?.text, en?.entries[index]?.text];
        expect([entry.step, new Set(texts).size]).toEqual([entry.step, 3]);
        expect(entry.reasons.map(({ rule }) => rule)).toEqual(en?.entries[index]?.reasons.map(({ rule }) => rule));
      }
      expect(kk?.entries.at(-1)?.text).toMatch(/[ӘәҒғҚқҢңӨөҰұҮүІі]/);
      expect(ru?.entries.at(-1)?.text).toMatch(/^[А-Я]/);
    });

    it('leaves each fact and each message behind once, and no message that the process has not taken', async () => {
      const { facts, messages } = await eventually('every publication is closed', async () => {
        const traces = await tracesOf(given(), told.case);
        return traces.messages.every(({ closed }) => closed) ? traces : undefined;
      });
      expect(facts).toEqual(FACTS);
      expect(countOf(messages.map(({ name }) => name))).toEqual(MESSAGES);
    });

    it('was told by e-mail of date, hour and place a day before her test, and nobody but `applications` holds the address (R-023)', async () => {
      const letter = await eventually('the notice has left', async () => {
        const { body } = await given().ask<{ items: Letter[] }>('GET', `integrations/letters?attestationId=${told.case}`, { as: TEACHER.login });
        return body.items.find(({ kind, state }) => kind === 'TEST_NOTICE' && state === 'SENT');
      });
      expect(letter).toMatchObject({ sentTo: 't…@e….kz', reason: null });
      const kept = readFileSync(join(given().platform.dataDir, 'mail', `${letter.letterId}.eml`), 'utf8');
      expect(kept).toContain(`To: ${ADDRESS}`);
      expect(kept).toContain(`Message-ID: <${letter.letterId}@`);
      expect((await tablesHolding(given(), [ADDRESS])).filter((table) => !table.startsWith('applications.'))).toEqual([]);
      expect(logsHolding(given(), [ADDRESS])).toEqual([]);
    });

    it('has the extract of the protocol in her cabinet, signed by the secretary, and was told so by e-mail (X-044)', async () => {
      const { items } = (await given().ask<{ items: { documentId: string; kind: string; signed: boolean }[] }>('GET', `commissions/attestations/${told.case}/documents`, { as: TEACHER.login })).body;
      const extract = items.find(({ kind }) => kind === 'EXTRACT');
      expect(extract?.signed).toBe(true);
      const { body } = await given().ask<{ items: { language: string; subject: string }[] }>('GET', `commissions/documents/${extract?.documentId}/signatures`, { as: TEACHER.login });
      expect(body.items.map(({ language }) => language).sort()).toEqual(['kk', 'ru']);
      for (const { subject } of body.items) expect(subject).toContain(SECRETARY.login);
      const signedAt = (await timeLine('en')).entries.find(({ step }) => step === 'protocol-signed');
      expect(signedAt?.links.map(({ documentId }) => documentId)).toEqual([extract?.documentId]);
      const letter = await eventually('the letter about it has left', async () => {
        const { items: letters } = (await given().ask<{ items: Letter[] }>('GET', `integrations/letters?attestationId=${told.case}`, { as: TEACHER.login })).body;
        return letters.find(({ kind, state }) => kind === 'EXTRACT' && state === 'SENT');
      });
      expect(letter.letterId).toBe(extract?.documentId);
    });

    it('leaves no incident and no event that nobody could take', async () => {
      expect(await openIncidents(given())).toBe(0);
      expect(await deadLetters(given())).toEqual([]);
    });

    it('has nobody\'s personal number in any table of the database or in any log (RS-35)', async () => {
      const numbers = PEOPLE.map(({ serial }) => fixturePersonalNumber(serial));
      expect(await tablesHolding(given(), numbers)).toEqual([]);
      expect(logsHolding(given(), numbers)).toEqual([]);
    });
  });
}
