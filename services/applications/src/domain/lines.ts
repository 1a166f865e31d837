import type { Fact, FactOf, FactType } from '@attestation/contracts';
import { APPLICATION_LINES } from './lines/applications.js';
import { COMMISSION_LINES } from './lines/commissions.js';
import type { Line, Lines } from './lines/line.js';
import { PORTFOLIO_LINES } from './lines/portfolio.js';
import { TESTING_LINES } from './lines/testing.js';

/** Every fact that says something to a teacher. What is not here (work items, single score sheets) is shown otherwise or not at all. */
export const LINES: Lines = { ...APPLICATION_LINES, ...PORTFOLIO_LINES, ...TESTING_LINES, ...COMMISSION_LINES };

/** The line of a fact; undefined where it says nothing. */
export const lineOf = (type: FactType): Line<FactType> | undefined => LINES[type] as Line<FactType> | undefined;

/** The sentence of a fact, in three languages. */
export function textOf({ type, data }: Fact) {
  const line = lineOf(type);
  return typeof line?.text === 'function' ? line.text(data as FactOf<FactType>) : line?.text;
}

/** What the time-line keeps of a fact; undefined where it has no line for it. */
export function keptOf(fact: Fact): Fact | undefined {
  if (!textOf(fact)) return undefined;
  const data = lineOf(fact.type)?.kept?.(fact.data as FactOf<FactType>);
  return data ? ({ type: fact.type, data } as Fact) : fact;
}
