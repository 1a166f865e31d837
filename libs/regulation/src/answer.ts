import type { Language, Reason, Texts } from '@attestation/contracts';
import { RegulationError } from './errors.js';
import { RULE_BOOK } from './rule-book/index.js';
import { render } from './rule-book/render.js';

/** What follows from the facts, and why. */
export interface Answer<O> {
  outcome: O;
  reasons: Reason[];
}

export const answer = <O>(outcome: O, ...reasons: Reason[]): Answer<O> => ({ outcome, reasons });

/**
 * A reason: `rule` may name a variant of the sentence (`X-041/tie`). The rule's official point, our confidence in its text, and its sentence in three languages with the values used.
 * @throws RegulationError RULE_UNKNOWN where the rule book has no such rule
 */
export function because(rule: string, values: Reason['values'] = {}): Reason {
  const entry = RULE_BOOK[rule];
  if (!entry) throw new RegulationError('RULE_UNKNOWN', `the rule book has no ${rule}`, { rule });
  const said = (language: Language): string => render(entry.text[language], values, language);
  const text: Texts = { kk: said('kk'), ru: said('ru'), en: said('en') };
  return { rule: rule.split('/', 1)[0] ?? rule, source: entry.source, confidence: entry.confidence, values, text };
}

/** Whether the rule book knows a rule: what a decision table names may come from an edited file. */
export const isKnownRule = (rule: string): boolean => rule in RULE_BOOK;
