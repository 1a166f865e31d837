import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  laidOver, RegulationError, SETTING_CHOICES, SETTING_LIMITS, SETTINGS, settingsAt, type DecisionBook, type PlannedCampaign, type Settings, type SettingValue,
} from '@attestation/regulation';
import { readDecisionBook } from '@attestation/regulation/files';
import { evidenceFacts } from '@attestation/regulation/testing/evidence';
import { ProblemException } from '@attestation/service-kit';
import { evaluationOf } from './http/evaluation.js';
import { EXAMPLES_ON } from './http/questions/examples.js';
import { QUESTIONS } from './http/questions/index.js';
import { neighbours, twoFactsAway } from './http/questions/neighbours.js';
import { reasonsWithin } from './http/reasons-within.js';
import type { Question } from './http/questions/question.js';

/** `UPDATE_ANSWERS=1` writes them anew: what the change of a rule changes is then read in the difference, by whoever signs it. */
const UPDATE = process.env['UPDATE_ANSWERS'] === '1';
const campaign = (year: number) =>
  ({ year, applicationFrom: `${year}-03-01`, applicationTo: `${year}-04-30`, testFrom: `${year}-02-01`, testTo: `${year}-06-30`, decisionsBy: `${year}-08-01` }) as PlannedCampaign;
const campaigns = [campaign(2025), campaign(2026)];
/** Cases beside the ordinary one: a portfolio that has something of everything. */
const FURTHER: Readonly<Record<string, readonly Question['example'][]>> = {
  'score-evidence': [{ ...evidenceFacts('MASTER') }],
};
let book: DecisionBook;
beforeAll(async () => {
  book = await readDecisionBook();
});

describe('The recorded answer', () => {
  it.each([...QUESTIONS.keys()])('of %s holds for its ordinary case and for every case a fact or two away', (name) => {
    const file = fileURLToPath(new URL(`../answers/${name}.txt`, import.meta.url));
    const question = QUESTIONS.get(name)!;
    const answered = [question.example, ...(FURTHER[name] ?? [])].map((example) => answersOf({ ...question, example })).join('\n');
    if (UPDATE) writeFileSync(file, answered);
    expect(answered.split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'));
  });
});

/** The ordinary case in full, then each change with what it alone changes, then each two of them with what only both change, then what another setting changes. */
function answersOf(question: Question): string {
  const ordinary = answerTo(question, question.example);
  const news = (facts: unknown, known: readonly string[]) => answerTo(question, facts).filter((line) => !known.includes(line));
  const single = new Map(neighbours(question).map(({ change, facts }) => [change, news(facts, ordinary)]));
  const alone = (changes: readonly string[]) => [...ordinary, ...changes.flatMap((one) => single.get(one) ?? [])];
  const pairs = twoFactsAway(question).map(({ changes, facts }) => [changes.join(', '), news(facts, alone(changes))] as const);
  const all = [...[...single].map(toldOf), ...pairs.filter(([, lines]) => lines.length > 0).map(toldOf), ...underSettings(question).map(toldOf)];
  return [`Ordinary, on ${EXAMPLES_ON}: ${JSON.stringify(question.example)}`, ...ordinary.map((line) => `  ${line}`), ...all, ''].join('\n');
}

/** The ordinary case and its neighbours by each other value of every setting that they use: where that changes an answer, how. */
function underSettings(question: Question): (readonly [string, readonly string[]])[] {
  const cases = [{ change: 'the ordinary case', facts: question.example }, ...neighbours(question)];
  return cases.flatMap(({ change, facts }) => {
    const { lines: held, settings } = told(question, facts);
    return settings.flatMap(otherValues).flatMap(([key, value]) => {
      const table = laidOver([{ key, value, effectiveFrom: EXAMPLES_ON, version: 1, reason: NOBODYS, source: '' }]);
      const changed = told(question, facts, table).lines.filter((line) => !held.includes(line));
      return changed.length > 0 ? [[`Setting ${key} = ${JSON.stringify(value)}: ${change}`, changed] as const] : [];
    });
  });
}

const NOBODYS = { kk: '', ru: '', en: '' };
const SETTINGS_HELD = settingsAt(EXAMPLES_ON);

const otherValues = (key: keyof Settings): [keyof Settings, SettingValue][] => valuesOf(key).filter((value) => value !== SETTINGS_HELD[key]).map((value) => [key, value]);

function valuesOf(key: keyof Settings): SettingValue[] {
  const limits = SETTING_LIMITS[key];
  if (typeof SETTINGS_HELD[key] === 'boolean') return [true, false];
  return [...(SETTING_CHOICES[key] ?? []), ...(limits ? [limits.from, limits.to] : [])];
}

const toldOf = ([change, lines]: readonly [string, readonly string[]]): string =>
  lines.length > 0 ? [change, ...lines.map((line) => `  ${line}`)].join('\n') : `${change} · as in the ordinary case`;

/** An answer as it is read, and the settings it rests on. */
interface Told {
  lines: string[];
  settings: (keyof Settings)[];
}
const answerTo = (question: Question, facts: unknown): string[] => told(question, facts).lines;
const refused = (why: string): Told => ({ lines: [`→ refused${why}`], settings: [] });

function told(question: Question, facts: unknown, table = SETTINGS): Told {
  try {
    const { outcome, details, reasons, settingsUsed } = evaluationOf(question, facts, { date: EXAMPLES_ON, book, campaigns, table });
    const within = new Set(reasonsWithin(details).map(({ rule, text }) => `${rule}: ${text.en}`));
    const members = Object.entries(details).flatMap(([member, value]) => (Array.isArray(value) ? value.map((each, at) => linesOf(`${member}[${at}]`, each)) : [linesOf(member, value)]));
    const lines = [`→ ${JSON.stringify(outcome)}`, ...members, ...reasons.map(({ rule, text }) => `${rule}: ${text.en}`), ...within];
    return { lines, settings: settingsUsed.map(({ key }) => key as keyof Settings) };
  } catch (error) {
    if (error instanceof RegulationError) return refused(`, ${error.code}: ${error.message}`);
    if (error instanceof ProblemException) return refused(': a fact that cannot be');
    throw error;
  }
}

const linesOf = (member: string, value: unknown): string => `${member} ${JSON.stringify(value, shortly)}`;

/** A reason within the details is told once, by its rule and sentence. */
const shortly = (_name: string, value: unknown): unknown => (typeof value === 'object' && value !== null && 'rule' in value && 'text' in value ? (value as { rule: string }).rule : value);
