import { APPLICATION_QUESTIONS } from './application.js';
import type { Question } from './question.js';
import { SUMMARY_QUESTIONS } from './summary.js';

/** Every question the law can be asked over HTTP. */
export const QUESTIONS: ReadonlyMap<string, Question> = new Map([...APPLICATION_QUESTIONS, ...SUMMARY_QUESTIONS].map((each) => [each.name, each]));
