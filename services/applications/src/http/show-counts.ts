import type { Language } from '@attestation/contracts';
import { TERMS } from '@attestation/regulation';
import { STATE_TEXTS } from '../domain/texts.js';
import type { CaseCount } from '../store/case.reader.js';
import type { CaseCountsOut, CountOut } from './shapes.js';

/** Counts as they are shown: in all, by state, by category. */
export function showCounts(counts: readonly CaseCount[], language: Language): CaseCountsOut {
  return {
    ...sumOf(counts),
    byState: grouped(counts, ({ state }) => state, (state) => STATE_TEXTS[state][language]),
    byCategory: grouped(counts, ({ claimed }) => claimed, (claimed) => TERMS[claimed]?.[language] ?? claimed),
  };
}

const sumOf = (counts: readonly CaseCount[]) => ({
  count: counts.reduce((sum, each) => sum + each.count, 0),
  late: counts.reduce((sum, each) => sum + each.late, 0),
});

function grouped<C extends string>(counts: readonly CaseCount[], codeOf: (count: CaseCount) => C, textOf: (code: C) => string): CountOut[] {
  const codes = [...new Set(counts.map(codeOf))];
  return codes.map((code) => ({ code, text: textOf(code), ...sumOf(counts.filter((each) => codeOf(each) === code)) }));
}
