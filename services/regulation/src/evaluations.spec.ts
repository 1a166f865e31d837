import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXAMPLES } from './http/questions/examples.js';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation({ more: { EVALUATIONS_PER_MINUTE: '3' } });
}, 60_000);
afterAll(() => regulation?.stop());

interface Line {
  line: number;
  outcome?: unknown;
  problem?: { type: string; title: string; errors?: { field: string }[] };
}

describe('a machine’s batch', () => {
  async function batch(lines: readonly (object | string)[], { token, type = 'application/x-ndjson', language = 'en' }: { token?: string; type?: string; language?: string } = {}) {
    const body = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const authorization = `Bearer ${token ?? (await regulation.machineToken('school-system'))}`;
    const response = await fetch(`${regulation.address}/api/v1/regulation/evaluations/batch`, { method: 'POST', headers: { 'content-type': type, authorization, 'accept-language': language }, body });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), lines: response.status === 200 ? text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line) : [] };
  }
  const asked = (question: string, more: object = {}) => ({ question, facts: { ...EXAMPLES[question], ...more } });

  it('is answered line by line in its order, each problem in its own line', async () => {
    const { status, type, lines } = await batch([asked('quorum'), '{"question": ', { question: 'weather', facts: {} }, asked('quorum', { present: 8 }), { ...asked('quorum'), date: '2025-02-30' }, asked('vote')]);
    expect([status, type]).toEqual([200, expect.stringContaining('application/x-ndjson')]);
    expect(lines.map(({ line, outcome, problem }) => [line, outcome ?? problem?.type])).toEqual([
      [1, 'NOT_MET'], [2, 'urn:ustaz:problem:body-unreadable'], [3, 'urn:ustaz:problem:unknown-question'], [4, 'urn:ustaz:problem:validation-failed'], [5, 'urn:ustaz:problem:validation-failed'], [6, 'CARRIED'],
    ]);
    expect(lines[3]?.problem?.errors?.map(({ field }) => field)).toEqual(['facts.present']);
  });

  it('answers ten thousand fact sets in one call, and stops at one more', async () => {
    const facts = Array.from({ length: 10_001 }, (_, index) => asked('eligibility', { serviceMonths: index % 200, claimed: 'MODERATOR', current: 'TEACHER', categoryEndsOn: null }));
    const { lines } = await batch(facts);
    expect(lines).toHaveLength(10_001);
    expect(lines.filter(({ outcome }) => outcome === 'ELIGIBLE')).toHaveLength(10_000 - 24 * 50);
    expect(lines.at(-1)).toMatchObject({ line: 10_001, problem: { type: 'urn:ustaz:problem:body-too-large' } });
  }, 60_000);

  it('is answered by the day and the edition each line names, and in the caller’s language', async () => {
    const { lines } = await batch([{ ...asked('channel'), date: '2024-06-01' }, { ...asked('channel'), ruleSet: '2030-01-01' }], { language: 'kk' });
    expect(lines).toMatchObject([{ outcome: 'PAPER', ruleSet: '2024-04-08' }, { problem: { type: 'urn:ustaz:problem:rule-set-unknown', title: 'Қағидалардың мұндай редакциясы жүктелмеген.' } }]);
  });

  it('is a machine’s alone, and NDJSON alone', async () => {
    expect((await batch([asked('quorum')], { token: await regulation.tokenFor(regulation.ministry) })).status).toBe(401);
    expect((await batch([asked('quorum')], { token: 'none' })).status).toBe(401);
    expect((await batch([asked('quorum')], { type: 'application/json' })).status).toBe(415);
  });

  it('stays answered where nothing is asked', async () => expect((await batch([])).status).toBe(200));
});

describe('open questions', () => {
  const ask = (from: string) =>
    fetch(`${regulation.address}/api/v1/regulation/evaluations`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': from }, body: JSON.stringify({ question: 'quorum', facts: EXAMPLES.quorum }),
    });

  it('of one address are answered up to its limit, those of another go on; the answer says when to come back', async () => {
    const answers = [];
    for (let time = 0; time < 4; time += 1) answers.push(await ask('203.0.113.7'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(Number(answers[3]?.headers.get('retry-after'))).toBe(20);
    expect(await answers[3]?.json()).toMatchObject({ type: 'urn:ustaz:problem:too-many-requests' });
    expect((await ask('203.0.113.8')).status).toBe(200);
  });

  it('are not multiplied by naming other addresses in front of one’s own', async () => {
    const answers = [];
    for (let time = 0; time < 4; time += 1) answers.push(await ask(`198.51.100.${time}, 203.0.113.9`));
    expect(answers.at(-1)?.status).toBe(429);
  });
});
