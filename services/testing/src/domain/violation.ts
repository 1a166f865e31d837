import type { Instant, PersonId, PlainDate } from '@attestation/contracts';

/** An act of violation (Ann. 10), as the test's staff or the reviewer of the recording wrote it. */
export interface ViolationAct {
  actNumber: string;
  foundOn: PlainDate;
  /** what was found, in words */
  facts: string;
  room: string;
  seat: string;
}

export interface Violation extends ViolationAct {
  annulledAt: Instant;
  by: PersonId;
}
