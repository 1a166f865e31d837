/** Why an element stands still until an operator acts. */
export type ErrorType =
  | 'IO_MAPPING_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CONDITION_ERROR'
  | 'JOB_NO_RETRIES'
  | 'UNHANDLED_ERROR_EVENT'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'CALLED_ELEMENT_ERROR'
  | 'CALLED_DECISION_ERROR'
  | 'FORM_NOT_FOUND'
  | 'DECISION_EVALUATION_ERROR';

/** An element cannot go on: it becomes an incident, what was recorded before it stays. */
export class Failure extends Error {
  constructor(
    readonly errorType: ErrorType,
    message: string,
    /** where the variables were looked for; the element itself if absent */
    readonly variableScopeKey?: number,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

export type RejectionType =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'INVALID_STATE'
  | 'PROCESSING_ERROR'
  | 'EXCEEDED_BATCH_RECORD_SIZE';

/** A command is refused: nothing of it remains but the record of the refusal. */
export class Rejection extends Error {
  constructor(
    readonly type: RejectionType,
    readonly reason: string,
    /** what the caller is told, where that is not what is recorded */
    readonly answeredAs: RejectionType = type,
  ) {
    super(reason);
    this.name = 'Rejection';
  }
}
