import type { Instant } from '@attestation/contracts';
import { addDays, instantOf, localTime } from '@attestation/regulation';

/** When the notice is due: one day before the test, at its hour; at once where less than a day is left. */
export function noticeDue(startsAt: Instant): Instant {
  const { date, minute } = localTime(startsAt);
  return instantOf(addDays(date, -1), minute);
}
