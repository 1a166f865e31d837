import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlainDate, Texts } from '@attestation/contracts';
import type { DecisionBook } from '@attestation/regulation';
import { readDecisionBook } from '@attestation/regulation/files';
import type { TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import fc from 'fast-check';
import { factsOf } from '../../testing/facts-of.js';
import { evaluationOf } from '../evaluation.js';
import { QUESTIONS } from '../questions/index.js';
import type { Question } from '../questions/question.js';
import { namedFacts } from '../questions/shown.js';
import { codeName, factName, memberName, placeOf } from './called.js';
import { CATALOGUE } from './catalogue.js';
import { termsOf } from './terms.js';

const DATE = '2025-03-17' as PlainDate;
const all = [...QUESTIONS.values()].map((question) => [question.name, question] as const);
let book: DecisionBook;
beforeAll(async () => {
  book = await readDecisionBook();
});

/** Every fact below a schema, with the question's name for what has none above. */
function factsIn(schema: TSchema, fact: string): { fact: string; codes: string[] }[] {
  const own = Array.isArray(schema.enum) ? (schema.enum as string[]) : typeof schema.const === 'string' ? [schema.const] : [];
  const below = [...((schema.anyOf ?? []) as TSchema[]), ...(schema.items ? [schema.items as TSchema] : []), ...Object.values((schema.patternProperties ?? {}) as Record<string, TSchema>)];
  return [
    { fact, codes: own },
    ...below.flatMap((each) => factsIn(each, fact)),
    ...Object.entries((schema.properties ?? {}) as Record<string, TSchema>).flatMap(([name, each]) => factsIn(each, name)),
  ];
}

/** Letters of Kazakh that Russian has not, and of Cyrillic that English has not. */
const KAZAKH = /[ӘҢҒҮҰҚӨҺәңғүұқөһі]/;
const CYRILLIC = /[А-Яа-яЁё]/;
/** Names that stay what they are in every language. */
const NAMES = /Ұстаз|РУМС/g;
const isSaid = ({ kk, ru, en }: Texts): boolean => [kk, ru, en].every((text) => text.trim() !== '') && !KAZAKH.test(ru.replaceAll(NAMES, '')) && !CYRILLIC.test(en.replaceAll(NAMES, ''));

describe('What the law asks and answers is called in Kazakh, Russian and English', () => {
  it.each(all)('each fact of %s, and each code it may be', (name, { schema }) => {
    const facts = factsIn(schema, name).filter(({ fact }) => fact !== name);
    const nameless = facts.flatMap(({ fact, codes }) => [...(factName(name, fact) ? [] : [fact]), ...codes.filter((code) => !(codeName(fact, code) ?? factName(fact, code))).map((code) => `${fact}.${code}`)]);
    expect(nameless).toEqual([]);
    for (const { fact } of facts) expect([fact, isSaid(factName(name, fact)!)]).toEqual([fact, true]);
  });

  it.each(all)('%s itself, as a person would ask it, in a part of the life of a case', (name) => {
    const { stage, title } = placeOf(name);
    expect([stage.stage === 'other', title && isSaid(title)]).toEqual([false, true]);
  });

  it('and no words are kept for a question that there is none of', () => {
    expect(CATALOGUE.flatMap(({ questions }) => Object.keys(questions)).sort()).toEqual([...QUESTIONS.keys()].sort());
  });

  it.each(all)('each member and code that %s may answer with', (name, question) => {
    fc.assert(
      fc.property(fc.oneof(fc.constant<unknown>(question.example), factsOf(question.schema)), (facts) => {
        const answered = answerOf(question, facts);
        if (!answered) return;
        const terms = termsOf(name, answered.outcome, answered.details);
        const nameless = unnamedIn(name, answered.outcome, 'outcome', terms).concat(Object.entries(answered.details).flatMap(([member, value]) => unnamed(name, member, value, terms)));
        expect(nameless).toEqual([]);
        for (const texts of Object.values(terms)) expect([texts, isSaid(texts)]).toEqual([texts, true]);
      }),
      { seed: 11, numRuns: 80 },
    );
  });
});

function answerOf(question: Question, facts: unknown): { outcome: unknown; details: Record<string, unknown> } | undefined {
  try {
    return evaluationOf(question, facts, { date: DATE, book });
  } catch {
    return undefined; // what cannot be has no answer
  }
}

type Terms = ReturnType<typeof termsOf>;
const unnamed = (question: string, member: string, value: unknown, terms: Terms): string[] => [
  ...(memberName(question, member) || /^\d\.\d$/.test(member) ? [] : [member]), ...unnamedIn(question, value, member, terms),
];
function unnamedIn(question: string, value: unknown, member: string, terms: Terms): string[] {
  if (typeof value === 'string') return /^[A-Z][A-Z_]+$/.test(value) && !terms[value] ? [`${member}.${value}`] : [];
  if (Array.isArray(value)) return value.flatMap((each) => unnamedIn(question, each, member, terms));
  if (typeof value !== 'object' || value === null || 'rule' in value || 'kk' in value) return [];
  return Object.entries(value).flatMap(([inner, each]) => unnamed(question, inner, each, terms));
}

describe('A schema with names', () => {
  it.each(all)('of %s accepts and refuses what it did', (_name, question) => {
    const named = namedFacts(question);
    fc.assert(
      fc.property(factsOf(question.schema), (facts) => {
        expect(Value.Check(named, facts)).toBe(Value.Check(question.schema, facts));
      }),
      { seed: 12, numRuns: 20 },
    );
    expect(Value.Check(named, { ...question.example, weather: 'fine' })).toBe(false);
    expect(JSON.parse(JSON.stringify(named, (key, each: unknown) => (key.startsWith('x-') ? undefined : each)))).toEqual(JSON.parse(JSON.stringify(question.schema)));
  });

  it('carries the title of each fact and the name of each code, and says which texts name no person', () => {
    const { properties } = namedFacts(QUESTIONS.get('language-certificate')!) as unknown as { properties: Record<string, Record<string, unknown>> };
    expect(properties.claimed).toMatchObject({ 'x-title': { ru: 'Заявляемая категория' }, 'x-choices': { EXPERT: { kk: 'педагог-сарапшы', en: 'teacher-expert' } } });
    expect(properties.positionSubject).toMatchObject({ 'x-shareable': true });
    expect(JSON.stringify(namedFacts(QUESTIONS.get('may-observe')!))).not.toContain('x-shareable');
  });
});
