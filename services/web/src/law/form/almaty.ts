/** Almaty is five hours ahead since 2024-03-01; a form tells the offset with each instant, so that none is read otherwise. */
const OFFSET = '+05:00';
const AHEAD_MS = 5 * 3_600_000;

/** An instant as a field of day and time shows it; '' where there is none. */
export function asShown(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + AHEAD_MS).toISOString().slice(0, 16);
}

/** What such a field tells, as an instant with its offset. */
export const asTold = (shown: string): string => (shown === '' ? '' : `${shown.length === 16 ? `${shown}:00` : shown}${OFFSET}`);
