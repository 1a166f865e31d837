import type { AttestationState, Caller, ClaimableCategory, Instant, PlaceCode } from '@attestation/contracts';
import type { SqlCondition } from '@attestation/access';
import { below } from './attestee-list.store.js';
import { caseWithin, reachesAll } from './jurisdictions.js';
import { searched } from './search.js';

/** Which of the cases within one's jurisdiction are asked for. Absent: all. */
export interface CaseFilter {
  state?: AttestationState;
  category?: ClaimableCategory;
  year?: number;
  /** past the due instant of the step they are at */
  late?: boolean;
  /** a region or a district */
  placeCode?: PlaceCode;
  /** beginnings of the words of the teacher's name, or the whole registration number */
  q?: string;
}

/** Whether a case is late at an instant, which a parameter gives. */
export const lateAt = (parameter: number): string => `(c.due < $${parameter}::timestamptz and not c.ended)`;

/**
 * The condition of a list, and of its counts: one source, so that they agree.
 * @param now of what is late
 */
export function filtered(caller: Caller, { state, category, year, late, placeCode, q }: CaseFilter, now: Instant, firstParameter: number): SqlCondition {
  const parameters: unknown[] = [];
  const place = (value: unknown) => firstParameter - 1 + parameters.push(value);
  const conditions = [
    ...(state ? [`c.state = $${place(state)}`] : []),
    ...(category ? [`c.claimed = $${place(category)}`] : []),
    ...(year ? [`c.year = $${place(year)}`] : []),
    ...(late === undefined ? [] : [late ? lateAt(place(now)) : `not ${lateAt(place(now))}`]),
    ...(placeCode ? [`c.place_code = any(array${below(`$${place(placeCode)}`)})`] : []),
  ];
  const found = searched(q, firstParameter + parameters.length, reachesAll(caller) ? 'PERSON' : 'CASE');
  const within = caseWithin(caller, firstParameter + parameters.length + found.parameters.length);
  return { sql: [within.sql, ...conditions, found.sql].join(' and '), parameters: [...parameters, ...found.parameters, ...within.parameters] };
}
