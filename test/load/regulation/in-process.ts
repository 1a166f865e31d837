import { performance } from 'node:perf_hooks';
import { CLAIMABLE, type PlainDate } from '@attestation/contracts';
import { addDays, checkLaw, type DecisionBook } from '@attestation/regulation';
import { evaluationOf } from '../../../services/regulation/src/http/evaluation.js';
import { QUESTIONS } from '../../../services/regulation/src/http/questions/index.js';
import { share } from './share.js';

const ON = '2025-03-17' as PlainDate;
const WARM = 300;
const ASKED = 1000;
/** Questions that read whole portfolios: no tables but lists of evidence. */
const PORTFOLIOS = ['score-evidence', 'score-criterion'];

/** How long each question's ordinary case takes without HTTP, reasons in three languages and all: the median in microseconds, the slowest first. */
export function questions(book: DecisionBook): { name: string; median: number; portfolio: boolean }[] {
  const medians = [...QUESTIONS.values()].map((question) => {
    const took: number[] = [];
    for (let call = 0; call < WARM + ASKED; call += 1) {
      const from = performance.now();
      evaluationOf(question, question.example, { date: ON, book });
      if (call >= WARM) took.push((performance.now() - from) * 1000);
    }
    return { name: question.name, median: share(took, 0.5), portfolio: PORTFOLIOS.includes(question.name) };
  });
  return medians.sort((a, b) => b.median - a.median);
}

/** A decision table asked what it was not asked before: another day each time. */
export function firstTime(book: DecisionBook): number {
  const took: number[] = [];
  const question = QUESTIONS.get('channel');
  for (let day = 0; question && day < ASKED; day += 1) {
    const facts = { claimedCategory: CLAIMABLE[day % CLAIMABLE.length] };
    const from = performance.now();
    evaluationOf(question, facts, { date: addDays(ON, day), book });
    took.push((performance.now() - from) * 1000);
  }
  return share(took.slice(WARM), 0.5);
}

/** The check of all tables as every process makes it at its start, and the reading of the decision files, in milliseconds. */
export async function startUp(read: () => Promise<DecisionBook>): Promise<{ tables: number; decisions: number; book: DecisionBook }> {
  const from = performance.now();
  checkLaw();
  const tables = performance.now() - from;
  const begun = performance.now();
  const book = await read();
  return { tables, decisions: performance.now() - begun, book };
}
