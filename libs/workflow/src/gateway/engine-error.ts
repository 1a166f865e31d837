/** The gRPC codes an engine answers with (ZEEBE gateway protocol). */
export const EngineCode = {
  Cancelled: 1,
  Unknown: 2,
  InvalidArgument: 3,
  DeadlineExceeded: 4,
  NotFound: 5,
  AlreadyExists: 6,
  ResourceExhausted: 8,
  InvalidState: 9,
  Unimplemented: 12,
  Internal: 13,
  Unavailable: 14,
} as const;
export type EngineCode = (typeof EngineCode)[keyof typeof EngineCode];

/** A call that the engine refused, or that did not reach it. `code` decides, never the class: errors cross realms. */
export class EngineError extends Error {
  readonly code: number;
  /** the engine's own words */
  readonly reason: string;

  constructor(call: string, code: number, reason: string) {
    super(`${call}: ${code} ${reason}`);
    this.name = 'EngineError';
    this.code = code;
    this.reason = reason;
  }
}

/** The gRPC code of whatever was thrown; 2 (unknown) when it carries none. */
export function codeOf(error: unknown): number {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'number' ? code : EngineCode.Unknown;
}

/** What was thrown, in words; also for errors of another realm and for things that are no errors. */
export function textOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' && message !== '' ? message : String(error);
}
