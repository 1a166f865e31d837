import { accept, type Change, type Instant } from '@attestation/contracts';
import type { Letter } from './letter.js';

/** A letter that reached nobody: the mail server refused its address, or there was none. */
export type Undelivered = Pick<Letter, 'letterId' | 'content'>;

/**
 * The teacher has given another address: what reached nobody is sent to it, but no notice of a test that has begun meanwhile. What left already is not
 * sent again: nobody can tell that it did not arrive.
 * @param undelivered of her case
 * @source
 */
export function sendToNewAddress(undelivered: Undelivered[] = [], now: Instant): Change<Undelivered[], void> {
  const next = undelivered.filter(({ content }) => content.kind !== 'TEST_NOTICE' || Date.parse(content.startsAt) > Date.parse(now));
  return accept({ next, result: undefined });
}
