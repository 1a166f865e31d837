import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonId, PlainDate, RuleSetId } from '@attestation/contracts';
import { ruleSetOf, TABLE_KEYS, type DecisionBook } from '@attestation/regulation';
import { readDecisionBook } from '@attestation/regulation/files';
import { ProblemException } from '@attestation/service-kit';
import fc from 'fast-check';
import { factsOf } from '../../testing/facts-of.js';
import { evaluationOf } from '../evaluation.js';
import type { EvaluationOut } from '../evaluation.dto.js';
import { orLawProblem } from '../problems.js';
import { EXAMPLES } from './examples.js';
import { QUESTIONS } from './index.js';
import type { Question } from './question.js';

const DATE = '2025-03-17' as PlainDate;
let book: DecisionBook;
beforeAll(async () => {
  book = await readDecisionBook();
});

const ask = (question: Question, facts: unknown, date = DATE): EvaluationOut => orLawProblem(() => evaluationOf(question, facts, { date, book }));
const all = [...QUESTIONS.values()].map((question) => [question.name, question] as const);

/** What an impossible combination of facts, or a year nobody has loaded, is refused with. */
function refusalOf(problem: unknown): string {
  if (!(problem instanceof ProblemException)) throw problem;
  const { code, errors = [] } = problem.content;
  return code === 'VALIDATION_FAILED' && errors.length > 0 ? 'NAMED' : code;
}

describe('a draft that leaves a row out', () => {
  const lists = [...TABLE_KEYS].map(([table, keyOf]) => [table, ((ruleSetOf('2025-03-10' as RuleSetId) as unknown as Record<string, object[]>)[table] ?? []).map(keyOf)] as const);
  it.each(lists)('of %s is answered, or refused by name: never by an error of ours', (table, keys) => {
    for (const key of keys.slice(0, 3)) {
      const draft = { id: 'draft-less', title: { kk: 'а', ru: 'б', en: 'c' }, base: '2025-03-10' as RuleSetId, changes: [{ table, key, remove: true as const }], settings: {}, preparedBy: 'p' as PersonId };
      for (const question of QUESTIONS.values()) {
        try {
          orLawProblem(() => evaluationOf(question, question.example, { date: DATE, draft, book }));
        } catch (problem) {
          expect([question.name, ['NAMED', 'RULES_NOT_GIVEN'].includes(keys.length > 1 ? refusalOf(problem) : 'NAMED')]).toEqual([question.name, true]);
        }
      }
    }
  });
});

describe('every question', () => {
  it('has facts of an ordinary case, and no facts belong to no question', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...QUESTIONS.keys()].sort());
  });

  it.each(all)('%s answers its example with rules, official points and three languages', (_name, question) => {
    const { outcome, reasons } = ask(question, question.example);
    expect(outcome === undefined).toBe(false);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { rule, source, text } of reasons) {
      expect(rule).toMatch(/^[A-Z][.-]\d+[a-d]?$/);
      expect(source.length).toBeGreaterThan(5);
      expect(new Set([text.kk, text.ru, text.en]).size).toBe(3);
    }
  });

  it.each(all)('%s answers whatever its schema lets in, or names what cannot be', (_name, question) => {
    fc.assert(
      fc.property(factsOf(question.schema), (facts) => {
        try {
          expect(ask(question, facts).reasons.length).toBeGreaterThan(0);
        } catch (problem) {
          expect(['NAMED', 'CALENDAR_YEAR_MISSING']).toContain(refusalOf(problem));
        }
      }),
      { seed: 2025, numRuns: 150 },
    );
  });

  it.each(all)('%s names an unknown fact, and each one that is missing', (_name, question) => {
    const fieldsOf = (facts: unknown): string[] => {
      try {
        ask(question, facts);
        return [];
      } catch (problem) {
        return problem instanceof ProblemException ? (problem.content.errors ?? []).map(({ field }) => field) : [];
      }
    };
    expect(fieldsOf({ ...question.example, weather: 'fine' })).toEqual(['facts.weather']);
    for (const name of (question.schema.required as string[] | undefined) ?? []) {
      const { [name]: _left, ...rest } = question.example;
      expect(fieldsOf(rest)).toEqual([`facts.${name}`]);
    }
  });
});

describe('an answer', () => {
  it('names the settings it looked at, and no other', () => {
    const used = (name: string) => ask(QUESTIONS.get(name)!, EXAMPLES[name]).settingsUsed.map(({ key }) => key);
    expect(used('vote').sort()).toEqual(['majorityBase', 'recusedAttend']);
    expect(used('channel')).toEqual(['channelSource']);
    expect(used('quorum')).toEqual([]);
  });

  it('asks a person where a rule was read in a secondary text or is not certain', () => {
    const asks = (name: string, facts: unknown = EXAMPLES[name]) => ask(QUESTIONS.get(name)!, facts).askPerson;
    expect([asks('quorum'), asks('bonus'), asks('test-sections'), asks('post-course-support'), asks('score-deputy')]).toEqual([false, true, true, true, true]);
  });

  it('refuses nobody by a rule that is paraphrased or uncertain alone', () => {
    const eligibility = QUESTIONS.get('eligibility')!;
    fc.assert(
      fc.property(factsOf(eligibility.schema), (facts) => {
        const { outcome, reasons } = ask(eligibility, facts);
        if (outcome === 'NOT_ELIGIBLE') for (const { confidence } of reasons) expect(['exact', 'default']).toContain(confidence);
      }),
      { seed: 14, numRuns: 300 },
    );
  });
});
