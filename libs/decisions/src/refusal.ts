/** What is wrong with one element of a decision model. */
export interface Refusal {
  readonly elementId: string;
  readonly reason: string;
}

/** Sentences of Zeebe's, which name no element. */
const WHOLE = [/ with aggregator is not defined for compound output$/, /^Invalid DMN model: /, /^unsupported decision expression /, /^Unable to find a model element instance for id /, /^Expression language /];

/** As Zeebe tells it; what is told in words of our own names the element too. */
const told = ({ elementId, reason }: Refusal): string => (WHOLE.some((sentence) => sentence.test(reason)) ? reason : `${reason} (${elementId})`);

/** A decision model that cannot be evaluated; all that is wrong with it is told together, a line for each. */
export class DecisionModelError extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super([...new Set(refusals.map(told))].join('\n'));
    this.name = 'DecisionModelError';
  }
}
