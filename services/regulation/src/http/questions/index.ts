import { APPLICATION_QUESTIONS } from './application.js';
import { CASE_QUESTIONS } from './case.js';
import { EVIDENCE_QUESTIONS } from './evidence.js';
import type { Question } from './question.js';
import { SUMMARY_QUESTIONS } from './summary.js';

/** Every question the law can be asked over HTTP. */
export const QUESTIONS: ReadonlyMap<string, Question> = new Map([...APPLICATION_QUESTIONS, ...EVIDENCE_QUESTIONS, ...SUMMARY_QUESTIONS, ...CASE_QUESTIONS].map((each) => [each.name, each]));
