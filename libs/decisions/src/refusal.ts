/** What is wrong with one element of a decision model. */
export interface Refusal {
  readonly elementId: string;
  readonly reason: string;
}

/** A decision model that cannot be evaluated; all that is wrong with it is told together. */
export class DecisionModelError extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ elementId, reason }) => `- Element: ${elementId}\n    - ERROR: ${reason}`).join('\n'));
    this.name = 'DecisionModelError';
  }
}
