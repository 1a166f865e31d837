import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { answerOfOurs, comparable, type TableAnswer } from './table-answers.js';
import { randomTables } from './random-tables.js';

const { seed, answers } = JSON.parse(readFileSync(new URL('../../test-data/random-tables.json', import.meta.url), 'utf8')) as { seed: number; answers: TableAnswer[] };

it('Random tables of every hit policy are decided as Zeebe was recorded to decide them, by the same rules or with the same failure', async () => {
  const questions = randomTables(seed, answers.length);
  const ours = await Promise.all(questions.map(async (question) => comparable(await answerOfOurs(question))));
  expect(answers.length).toBeGreaterThan(1000);
  expect(answers.some(({ failed }) => failed?.includes('UNIQUE')) && answers.some(({ failed }) => failed?.includes('ANY'))).toBe(true);
  expect(ours.map((answer, place) => ({ ...questions[place], answer }))).toEqual(questions.map((question, place) => ({ ...question, answer: comparable(answers[place]) })));
});
