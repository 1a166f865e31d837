/** What is remembered of failed attempts under one login name, whether such an account exists or not. */
export interface Attempts {
  failures: number;
  /** seconds since the last failure */
  secondsAgo: number;
}

/** After this many failures in a row the name is closed for {@link CLOSED_SECONDS}. */
export const FAILURES_ALLOWED = 10;
export const CLOSED_SECONDS = 15 * 60;

/** Whether nobody may try this name now. The count starts anew {@link CLOSED_SECONDS} after the last failure. */
export const isClosed = (attempts: Attempts | undefined): boolean =>
  attempts !== undefined && attempts.failures >= FAILURES_ALLOWED && attempts.secondsAgo < CLOSED_SECONDS;
