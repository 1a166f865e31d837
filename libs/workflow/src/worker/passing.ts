import { EngineCode } from '../gateway/engine-error.js';

/** What the network and the operating system say while something is away. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_SOCKET']);
/** PostgreSQL: connections (08), resources (53), being stopped or started (57P), conflicts that a repeat solves (40001, 40P01). */
const DATABASE = /^(?:08|53)[0-9A-Z]{3}$|^57P\d\d$|^40001$|^40P01$/;
const ENGINE = new Set<number>([EngineCode.Unavailable, EngineCode.ResourceExhausted, EngineCode.DeadlineExceeded]);
/** pg has no code for a connection that ended under a query. */
const ENDED = /^(?:Connection terminated|timeout exceeded when trying to connect|fetch failed)/;

/**
 * Whether a fault is of the surroundings and passes by itself: database, network or engine away. Then the job is not to
 * blame, and no person is needed. Looks into what the error was caused by; compares codes, for errors cross packages.
 */
export function isPassing(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { code, message, cause, driverError, errors } = error as { code?: unknown; message?: unknown; cause?: unknown; driverError?: unknown; errors?: unknown };
  if (typeof code === 'string' && (NETWORK.has(code) || DATABASE.test(code))) return true;
  if (typeof code === 'number' && ENGINE.has(code)) return true;
  if (typeof message === 'string' && ENDED.test(message)) return true;
  const inner: unknown[] = [cause, driverError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return inner.some((each) => isPassing(each, depth + 1));
}
