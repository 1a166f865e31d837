import { inOrderOfLife } from '../names/called.js';
import { APPLICATION_QUESTIONS } from './application.js';
import { CAREER_QUESTIONS } from './career.js';
import { CASE_QUESTIONS } from './case.js';
import { EVIDENCE_QUESTIONS } from './evidence.js';
import { PLANNER_QUESTIONS } from './planner.js';
import { PROCEDURE_QUESTIONS } from './procedure.js';
import type { Question } from './question.js';
import { SANCTION_QUESTIONS } from './sanctions.js';
import { SHEET_QUESTIONS } from './sheets.js';
import { SUMMARY_QUESTIONS } from './summary.js';

const ALL: readonly Question[] = [
  ...PLANNER_QUESTIONS, ...APPLICATION_QUESTIONS, ...EVIDENCE_QUESTIONS, ...SUMMARY_QUESTIONS, ...SHEET_QUESTIONS, ...CASE_QUESTIONS, ...SANCTION_QUESTIONS, ...CAREER_QUESTIONS, ...PROCEDURE_QUESTIONS,
];

/** Every question the law can be asked over HTTP, in the order of a case's life. */
export const QUESTIONS: ReadonlyMap<string, Question> = new Map(inOrderOfLife(ALL).map((each) => [each.name, each]));
