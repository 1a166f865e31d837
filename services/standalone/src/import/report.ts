import { LINE_ENDS, type Language } from '@attestation/contracts';
import type { LineError } from './problems.js';
import type { LineAnswer } from './register.js';
import { filled, RUN_TEXTS } from './texts.js';
import { linesOf, type Totals } from './totals.js';

/** How a run ended. */
export interface Ended {
  file: string;
  totals: Totals;
  line: number;
  complete: boolean;
  dryRun: boolean;
  /** wrong lines were found, and nothing was taken over because of them */
  nothing: boolean;
  seconds: number;
}

/** Says on the standard output what is wrong with which line, and the totals: in words, or one JSON object a line. */
export interface Report {
  refused(answers: LineAnswer[]): void;
  file(line: number, error: LineError): void;
  ended(ended: Ended): void;
}

type Say = (line: string) => void;

export const jsonReport = (say: Say): Report => ({
  refused: (answers) => answers.filter(({ end }) => end === 'REFUSED').forEach(({ line, errors }) => say(JSON.stringify({ line, errors }))),
  file: (line, error) => say(JSON.stringify({ line, errors: [error], file: true })),
  ended: ({ totals, ...ended }) => say(JSON.stringify({ ...ended, seconds: round(ended.seconds), lines: linesOf(totals), totals })),
});

export const wordsReport = (say: Say, language: Language): Report => {
  const sayError = (line: number, { column, code, text }: LineError) =>
    say([`${RUN_TEXTS.line[language]} ${line}`, ...(column ? [column] : []), `${text[language]} [${code}]`].join(' · '));
  return {
    refused: (answers) => answers.forEach(({ line, end, errors }) => end === 'REFUSED' && errors.forEach((error) => sayError(line, error))),
    file: sayError,
    ended: (ended) => summaryOf(ended, language).forEach(say),
  };
};

function summaryOf({ file, totals, line, complete, dryRun, nothing, seconds }: Ended, language: Language): string[] {
  const counts = LINE_ENDS.map((end) => `${RUN_TEXTS[end][language]} ${totals[end]}`);
  const remarks = [...(dryRun ? [RUN_TEXTS.dryRun] : []), ...(nothing ? [RUN_TEXTS.nothing] : []), ...(complete ? [] : [filled(RUN_TEXTS.stopped, { line })])];
  return [`${file} · ${linesOf(totals)} ${RUN_TEXTS.lines[language]} · ${counts.join(' · ')} · ${round(seconds)} s`, ...remarks.map((text) => text[language])];
}

const round = (seconds: number): number => Math.round(seconds * 10) / 10;
