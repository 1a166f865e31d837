import { schoolYear } from '@attestation/regulation/dates';
import { plainDateOf } from '@attestation/contracts/plain-date';
import type { Shapes } from '../../api/client';

type Case = Pick<Shapes['ApplicationsCaseOut'], 'answer' | 'outcome' | 'closedAt' | 'openedOn'>;

/** Whether one of her attestations of the school year of this day was accepted and has ended; the one under way is told of by itself. */
export function wasAttested(own: readonly Case[], today: string): boolean {
  const { from, to } = schoolYear(plainDateOf(today));
  return own.some(({ answer, outcome, closedAt, openedOn }) => answer?.answer === 'ACCEPTED' && outcome !== 'WITHDRAWN' && closedAt !== null && openedOn >= from && openedOn <= to);
}
