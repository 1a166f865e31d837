import { accept, refuse, type Change, type Instant, type PersonId, type Refusal } from '@attestation/contracts';
import { epochOf } from '@attestation/regulation';

/** Who of several people works on an item of a queue that is all theirs, and until when: then it is free again by itself. */
export interface Taken {
  by: PersonId;
  at: Instant;
  until: Instant;
}

/** An item of a body's queue. */
export interface Takeable {
  closed: boolean;
  taken: Taken | null;
  /** everybody whose queue it is today */
  colleagues: PersonId[];
}

export interface Taking {
  by: PersonId;
  /** to whom it is given; oneself, where she takes it */
  to: PersonId;
  now: Instant;
}

/** How long an item stays somebody's who does nothing more: an ordering of the work among colleagues, of which the law says nothing. Milliseconds. */
const TAKEN_FOR_MS = 2 * 3_600_000;

/** As it stands at a moment. @returns null once it has lapsed */
export const standing = (taken: Taken | null, now: Instant): Taken | null => (taken && epochOf(taken.until) > epochOf(now) ? taken : null);

/** Somebody else works on it. */
export const heldByAnother = (taken: Taken | null, by: PersonId, now: Instant): Refusal | undefined => {
  const holds = standing(taken, now);
  return holds && holds.by !== by ? refuse('HELD_BY_ANOTHER') : undefined;
};

/**
 * Takes an item, or gives it to a colleague. Taken again it is hers for as long anew.
 * Refusals: WORK_ITEM_CLOSED, HELD_BY_ANOTHER, NOT_A_COLLEAGUE (whose queue it is not).
 */
export function takeItem(item: Takeable | undefined, { by, to, now }: Taking): Change<Takeable, Taken> {
  if (!item) return refuse('NOT_FOUND');
  if (item.closed) return refuse('WORK_ITEM_CLOSED');
  const held = heldByAnother(item.taken, by, now);
  if (held) return held;
  if (!item.colleagues.includes(to)) return refuse('NOT_A_COLLEAGUE');
  const taken: Taken = { by: to, at: now, until: new Date(epochOf(now) + TAKEN_FOR_MS).toISOString() };
  return accept({ next: { ...item, taken }, result: taken });
}

/** Lets go of an item. Again is harmless. Refusals: HELD_BY_ANOTHER. */
export function releaseItem(item: Takeable | undefined, { by, now }: Pick<Taking, 'by' | 'now'>): Change<Takeable, null> {
  if (!item) return refuse('NOT_FOUND');
  return heldByAnother(item.taken, by, now) ?? accept({ next: { ...item, taken: null }, result: null });
}
