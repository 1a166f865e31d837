import { FactType, type AttestationId, type PersonId, type WorkItemId } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerQuestion, markSilent, openQuestion, type Question, type RegistryAnswer } from './question.js';

const SEED = 20250317;
const asked = {
  workItemId: 'w' as WorkItemId, attestationId: 'a' as AttestationId, personId: 'p' as PersonId, registry: 'DIPLOMA' as const,
  askedAt: '2025-03-17T04:00:00.000Z', answerBy: null,
};
const diploma = { number: '1', institution: 'i', degree: 'BACHELOR' as const, speciality: 's', issuedOn: '2019-06-30' as never };

const anAnswer: fc.Arbitrary<RegistryAnswer> = fc.record({
  items: fc.array(fc.constant(diploma), { maxLength: 2 }),
  answeredAt: fc.integer({ min: 0, max: 20 }).map((minute) => `2025-03-17T05:${String(minute).padStart(2, '0')}:00.000Z`),
  source: fc.constant('/registries/diploma'),
});
type Event = RegistryAnswer | 'SILENCE';
const aHistory = fc.array(fc.oneof(anAnswer, fc.constant<Event>('SILENCE')), { maxLength: 8 });

/** What a question and the world have gone through after a history. */
function live(history: Event[]) {
  const opened = openQuestion(asked);
  let state = opened.ok ? (opened.next as Question) : undefined;
  const facts: { status: string; answeredAt: string }[] = [];
  let messages = 0;
  for (const event of history) {
    const change = event === 'SILENCE' ? markSilent(state, '2025-03-24T13:00:00.000Z') : answerQuestion(state, event);
    if (!change.ok) throw new Error(change.code);
    state = change.next ?? state;
    messages += change.messages.length;
    facts.push(...change.facts.map(({ data }) => data as { status: string; answeredAt: string }));
  }
  return { state, facts, messages };
}

describe('a question, whatever happens to it in whatever order', () => {
  const always = (promise: (lived: ReturnType<typeof live>, history: Event[]) => boolean) =>
    fc.assert(fc.property(aHistory, (history) => promise(live(history), history)), { seed: SEED, numRuns: 500 });

  it('wakes the process at most once, and only by an answer that came before the silence', () => {
    always(({ messages }, history) => messages === (history.length > 0 && history[0] !== 'SILENCE' ? 1 : 0));
  });

  it('falls silent at most once, and never after an answer', () => {
    always(({ facts }) => facts.filter(({ status }) => status === 'SILENT').length <= 1 && facts.findIndex(({ status }) => status === 'SILENT') <= 0);
  });

  it('ends with the latest answer, by the registry’s own time', () => {
    always(({ state }, history) => {
      const answers = history.filter((event): event is RegistryAnswer => event !== 'SILENCE');
      const latest = answers.map(({ answeredAt }) => answeredAt).sort().at(-1) ?? null;
      return state?.answeredAt === latest;
    });
  });

  it('tells answers in the order of their own time', () => {
    always(({ facts }) => {
      const times = facts.filter(({ status }) => status !== 'SILENT').map(({ answeredAt }) => answeredAt);
      return times.every((time, index) => index === 0 || time > (times[index - 1] ?? ''));
    });
  });
});

describe('an answer', () => {
  it('with nothing in it says so', () => {
    const { state, facts } = live([{ items: [], answeredAt: '2025-03-17T05:00:00.000Z', source: '/registries/diploma' }]);

    expect([state?.status, facts]).toMatchObject(['EMPTY', [{ status: 'EMPTY', items: [] }]]);
  });

  it('and a silence without a question are refused', () => {
    expect(answerQuestion(undefined, { items: [], answeredAt: '', source: '' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(markSilent(undefined, '')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is told under the platform’s own ids', () => {
    const change = answerQuestion({ ...asked, status: 'OPEN', answeredAt: null }, { items: [diploma], answeredAt: '2025-03-17T05:00:00.000Z', source: '/registries/diploma' });

    expect(change).toMatchObject({
      facts: [{ type: FactType.RegistryAnswered, data: { attestationId: 'a', personId: 'p', workItemId: 'w', registry: 'DIPLOMA', items: [diploma] } }],
      messages: [{ name: 'registry-answered', key: 'w', variables: {} }],
    });
  });
});
