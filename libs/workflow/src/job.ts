/** Process variables: what JSON can say. */
export type Variables = Record<string, unknown>;

/** A job as a handler sees it. */
export interface Job<In = Variables> {
  /** the engine's key of this job; the same for every delivery until it is done */
  key: string;
  type: string;
  /** only what the handler asked for by `fetch` */
  variables: In;
  /** the task's headers in the model */
  headers: Record<string, string>;
  /** tries left, this one included */
  retries: number;
  elementId: string;
  /** the task's instance: one for each time the token comes by, whatever happens to the job */
  elementInstanceKey: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  /** when the engine will offer the job to another worker */
  deadline: Date;
}

/** What a handler makes of its job. */
export type JobOutcome<Out = Variables> =
  | { kind: 'complete'; variables: Out }
  | { kind: 'business-error'; code: string; message: string }
  | { kind: 'retry-later'; delayMs: number; reason: string }
  | { kind: 'incident'; reason: string };

/** The work is done and committed; the process goes on with these variables. */
export const complete = <Out>(variables: Out): JobOutcome<Out> => ({ kind: 'complete', variables });

/** The law says no: a BPMN error that the model catches. @param code one of the job type's `errors` in libs/contracts */
export const businessError = (code: string, message = ''): JobOutcome<never> => ({ kind: 'business-error', code, message });

/** Not now, and nobody's fault: the same job again after `delayMs`, at no cost in tries. */
export const retryLater = (delayMs: number, reason: string): JobOutcome<never> => ({ kind: 'retry-later', delayMs, reason });

/** Only a person can help: the instance stops here, and the operator reads the reason. */
export const incident = (reason: string): JobOutcome<never> => ({ kind: 'incident', reason });
