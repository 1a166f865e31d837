/** An evaluation that cannot give a result; `evaluateDecision` turns it into its answer. */
export class DecisionFailure extends Error {
  /** The decision that failed; set where it is known. */
  decisionId?: string;
}
