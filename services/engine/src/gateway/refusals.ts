import { Metadata, status } from '@grpc/grpc-js';
import { Overloaded } from '../loop/backlog.js';
import { NotLeading } from '../loop/partition.js';
import { DocumentError } from '../domain/state/json-reader.js';
import type { Rejection, RejectionType } from '../domain/failure.js';
import type { ServiceError } from '@grpc/grpc-js';

const CODES: Readonly<Record<RejectionType, status>> = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  NOT_FOUND: status.NOT_FOUND,
  ALREADY_EXISTS: status.ALREADY_EXISTS,
  INVALID_STATE: status.FAILED_PRECONDITION,
  PROCESSING_ERROR: status.INTERNAL,
  EXCEEDED_BATCH_RECORD_SIZE: status.UNKNOWN,
};

/** A refusal of the gateway itself, before any command. */
export class Refused extends Error {
  constructor(
    readonly code: status,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string): Refused => new Refused(status.INVALID_ARGUMENT, message);

/** What the caller is told of a refused command. */
export function refusal(intent: string, { answeredAs: type, reason }: Rejection): Refused {
  if (type === 'EXCEEDED_BATCH_RECORD_SIZE') return new Refused(CODES[type], ''); // Zeebe says no more than that
  return new Refused(CODES[type], `Command '${intent}' rejected with code '${type}': ${reason}`);
}

/** A status travels in a header: half a character in it would bring down the server that is to send it. */
const sendable = (text: string): string => Buffer.from(text).toString();

/** Any failure as gRPC tells it. */
export function toServiceError(problem: unknown): ServiceError {
  const message = sendable((problem as Error).message);
  return Object.assign(new Error(message), { code: codeOf(problem), details: message, metadata: new Metadata() });
}

function codeOf(problem: unknown): status {
  if (problem instanceof Refused) return problem.code;
  if (problem instanceof DocumentError) return status.INVALID_ARGUMENT;
  if (problem instanceof Overloaded) return status.RESOURCE_EXHAUSTED;
  return problem instanceof NotLeading ? status.UNAVAILABLE : status.INTERNAL;
}
