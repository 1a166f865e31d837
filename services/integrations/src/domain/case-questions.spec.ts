import { FactType, REGISTRIES, type AttestationId, type EventId, type PersonId, type Registry, type WorkItemId } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerQuestion, askRegistries, markSilent, type CaseQuestions, type RegistryAnswer } from './case-questions.js';

const SEED = 20250317;
const registries: Registry[] = REGISTRIES.slice(0, 3);
const idOf = (registry: Registry) => `q-${registry}` as EventId;
const asked = {
  workItemId: 'w' as WorkItemId, attestationId: 'a' as AttestationId, personId: 'p' as PersonId, askedAt: '2025-03-17T04:00:00.000Z', answerBy: null,
  questions: registries.map((registry) => ({ questionId: idOf(registry), registry })),
};
const diploma = { number: '1', institution: 'i', degree: 'BACHELOR' as const, speciality: 's', issuedOn: '2019-06-30' as never };

interface Answered extends RegistryAnswer {
  registry: Registry;
}
type Event = Answered | 'SILENCE';
const anAnswer: fc.Arbitrary<Answered> = fc.record({
  registry: fc.constantFrom(...registries),
  items: fc.array(fc.constant(diploma), { maxLength: 2 }),
  answeredAt: fc.integer({ min: 0, max: 20 }).map((minute) => `2025-03-17T05:${String(minute).padStart(2, '0')}:00.000Z`),
  source: fc.constant('/registries/x'),
});
const aHistory = fc.array(fc.oneof({ weight: 5, arbitrary: anAnswer }, { weight: 1, arbitrary: fc.constant<Event>('SILENCE') }), { maxLength: 14 });

interface Told {
  registry: Registry;
  status: string;
  answeredAt: string;
}

/** What the questions of a case and the world have gone through after a history; `wokenAt`: after which events. */
function live(history: Event[], given = asked) {
  const opened = askRegistries(given);
  let state = opened.ok ? (opened.next as CaseQuestions) : undefined;
  const facts: Told[] = [];
  const wokenAt: number[] = [];
  for (const [index, event] of history.entries()) {
    const change = event === 'SILENCE' ? markSilent(state, '2025-03-20T04:00:00.000Z') : answerQuestion(state, idOf(event.registry), event);
    if (!change.ok) throw new Error(change.code);
    state = change.next ?? state;
    if (change.messages.length > 0) wokenAt.push(index);
    facts.push(...change.facts.map(({ data }) => data as Told));
  }
  return { state, facts, wokenAt, wokenAtOnce: opened.ok ? opened.messages.length : 0 };
}
const isAnswer = (event: Event): event is Answered => event !== 'SILENCE';

describe('the questions of a case, whatever happens to them in whatever order', () => {
  const always = (promise: (lived: ReturnType<typeof live>, history: Event[]) => boolean) =>
    fc.assert(fc.property(aHistory, (history) => promise(live(history), history)), { seed: SEED, numRuns: 1_000 });

  it('wake the process once, with the answer by which the last of them is known, and never after a silence', () => {
    always(({ wokenAt }, history) => {
      const silence = history.indexOf('SILENCE');
      const inTime = silence < 0 ? history : history.slice(0, silence);
      const firsts = registries.map((registry) => inTime.findIndex((event) => isAnswer(event) && event.registry === registry));
      return JSON.stringify(wokenAt) === JSON.stringify(firsts.includes(-1) ? [] : [Math.max(...firsts)]);
    });
  });

  it('are told silent at most once each, and never after an answer', () => {
    always(({ facts }) =>
      registries.every((registry) => {
        const told = facts.filter((fact) => fact.registry === registry).map(({ status }) => status);
        return told.lastIndexOf('SILENT') <= 0;
      }));
  });

  it('end with each registry’s latest answer, by its own time', () => {
    always(({ state }, history) =>
      (state?.questions ?? []).every(({ registry, answeredAt }) => {
        const times = history.filter(isAnswer).filter((answer) => answer.registry === registry).map((answer) => answer.answeredAt);
        return answeredAt === (times.sort().at(-1) ?? null);
      }));
  });

  it('are told in the order of each registry’s own time', () => {
    always(({ facts }) =>
      registries.every((registry) => {
        const times = facts.filter((fact) => fact.registry === registry && fact.status !== 'SILENT').map(({ answeredAt }) => answeredAt);
        return times.every((time, index) => index === 0 || time > (times[index - 1] ?? ''));
      }));
  });
});

describe('an answer', () => {
  const answer = (items = [diploma]) => ({ items, answeredAt: '2025-03-17T05:00:00.000Z', source: '/registries/diploma' });

  it('with nothing in it says so', () => {
    const { state, facts } = live([{ registry: 'DIPLOMA', ...answer([]) }]);

    expect([state?.questions[0]?.status, facts]).toMatchObject(['EMPTY', [{ status: 'EMPTY', items: [] }]]);
  });

  it('and a silence without questions are refused, as is an answer to a question of another case', () => {
    expect(answerQuestion(undefined, idOf('DIPLOMA'), answer())).toMatchObject({ code: 'NOT_FOUND' });
    expect(markSilent(undefined, '')).toMatchObject({ code: 'NOT_FOUND' });
    expect(answerQuestion(live([]).state, idOf('OBSERVATIONS'), answer())).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is told under the platform’s own ids', () => {
    const change = answerQuestion(live([], { ...asked, questions: asked.questions.slice(0, 1) }).state, idOf('DIPLOMA'), answer());

    expect(change).toMatchObject({
      facts: [{ type: FactType.RegistryAnswered, data: { attestationId: 'a', personId: 'p', workItemId: 'w', registry: 'DIPLOMA', items: [diploma] } }],
      messages: [{ name: 'registries-answered', key: 'w', variables: {} }],
    });
  });
});

describe('a case that asks nobody', () => {
  it('waits for nobody', () => {
    expect(live([], { ...asked, questions: [] }).wokenAtOnce).toBe(1);
    expect(live([]).wokenAtOnce).toBe(0);
  });
});
