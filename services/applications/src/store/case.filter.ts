import type { AttestationState, Caller, ClaimableCategory, Instant } from '@attestation/contracts';
import type { SqlCondition } from '@attestation/access';
import { caseWithin } from './jurisdictions.js';

/** Which of the cases within one's jurisdiction are asked for. Absent: all. */
export interface CaseFilter {
  state?: AttestationState;
  category?: ClaimableCategory;
  year?: number;
  /** past the due instant of the step they are at */
  late?: boolean;
}

/** Whether a case is late at an instant, which a parameter gives. */
export const lateAt = (parameter: number): string => `(c.due < $${parameter}::timestamptz and not c.ended)`;

/**
 * The condition of a list, and of its counts: one source, so that they agree.
 * @param now of what is late
 */
export function filtered(caller: Caller, { state, category, year, late }: CaseFilter, now: Instant, firstParameter: number): SqlCondition {
  const parameters: unknown[] = [];
  const place = (value: unknown) => firstParameter - 1 + parameters.push(value);
  const conditions = [
    ...(state ? [`c.state = $${place(state)}`] : []),
    ...(category ? [`c.claimed = $${place(category)}`] : []),
    ...(year ? [`c.year = $${place(year)}`] : []),
    ...(late === undefined ? [] : [late ? lateAt(place(now)) : `not ${lateAt(place(now))}`]),
  ];
  const within = caseWithin(caller, firstParameter + parameters.length);
  return { sql: [within.sql, ...conditions].join(' and '), parameters: [...parameters, ...within.parameters] };
}
