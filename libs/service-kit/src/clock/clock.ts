import type { PlainDate } from '@attestation/contracts';

/** The one clock that services, engine and timers read. */
export abstract class Clock {
  abstract now(): Date;

  /** How far it is ahead of real time, in ms (negative: behind). Not zero: every page and document says so. */
  get offset(): number {
    return 0;
  }

  /** The calendar date of law, Asia/Almaty. */
  today(): PlainDate {
    return almatyDate(this.now());
  }
}

// The whole country is at UTC+5 since 1 March 2024; the host's time zone data may be older than that.
const ALMATY_OFFSET_MS = 5 * 3_600_000;

/** The calendar date in Asia/Almaty at an instant. */
export const almatyDate = (at: Date): PlainDate => new Date(at.getTime() + ALMATY_OFFSET_MS).toISOString().slice(0, 10) as PlainDate;

/** The host's time without any offset, in ms: the one place that asks for it. */
export const systemNow: () => number = Date.now;

/**
 * A clock that stands still, for tests. A date alone means nine in the morning in Almaty.
 * @throws RangeError for a text that is no instant
 */
export function fixedClock(text: string): Clock {
  const at = new Date(text.includes('T') ? text : `${text}T09:00:00+05:00`);
  if (Number.isNaN(at.getTime())) throw new RangeError(`"${text}" is not an instant`);
  return new FixedClock(at);
}

class FixedClock extends Clock {
  constructor(private readonly at: Date) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }
}
