import { DEPUTY_SHEETS, HEAD_SHEETS, METHODIST_SHEETS, positionSheet, scorePosition } from '@attestation/regulation';
import { Type } from '@sinclair/typebox';
import { question, type Question } from './question.js';
import { facts, oneOf, teacherClaimed } from './shapes.js';

const HEAD_CLAIMS = ['HEAD_3', 'HEAD_2', 'HEAD_1'] as const;
const DEPUTY_CLAIMS = ['DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'] as const;

/** Points by criterion; a criterion left out counts as 0. */
const byCriterion = Type.Record(Type.String({ pattern: '^[1-5]\\.[1-7]$' }), Type.Number({ minimum: 0, maximum: 200 }), { additionalProperties: false });

const METHODIST = { sheet: oneOf(METHODIST_SHEETS), claimed: teacherClaimed };
const HEAD = { sheet: oneOf(HEAD_SHEETS), claimed: oneOf(HEAD_CLAIMS) };
const DEPUTY = { sheet: oneOf(DEPUTY_SHEETS), claimed: oneOf(DEPUTY_CLAIMS) };

/** The sheets of posts that have their own (X-078…X-081). */
export const SHEET_QUESTIONS: Question[] = [
  question('methodist-sheet', 'What does the sheet of a methodist ask (X-078)?', facts(METHODIST), (given, { rules, settings }) => positionSheet(rules, given, settings)),
  question('head-sheet', 'What does the sheet of a head ask (X-079, X-080)?', facts(HEAD), (given, { rules, settings }) => positionSheet(rules, given, settings)),
  question('deputy-sheet', 'What does the sheet of a deputy ask (X-081)?', facts(DEPUTY), (given, { rules, settings }) => positionSheet(rules, given, settings)),
  question('score-methodist', 'Does a methodist’s sheet meet the claimed category (X-078)?', facts({ ...METHODIST, points: byCriterion }), (given, { rules, settings }) => scorePosition(rules, given, settings)),
  question('score-head', 'Does a head’s sheet meet the claimed category (X-079, X-080)?', facts({ ...HEAD, points: byCriterion }), (given, { rules, settings }) => scorePosition(rules, given, settings)),
  question('score-deputy', 'Does a deputy’s sheet meet the claimed category (X-081)?', facts({ ...DEPUTY, points: byCriterion }), (given, { rules, settings }) => scorePosition(rules, given, settings)),
];
