import { answer, because, type Answer } from './answer.js';
import { count } from './exact.js';
import type { RuleSet } from './rule-set.js';

export interface Attendance {
  members: number;
  present: number;
}

/**
 * Are enough members present for the commission to decide?
 * @param attendance head counts, the secretary not among them
 * @throws RegulationError FACTS_INVALID for counts that are not whole or more present than members
 * @source O83 p.22
 */
export function quorum(rules: RuleSet, attendance: Attendance): Answer<'MET' | 'NOT_MET'> {
  const members = count('members', attendance.members);
  const present = count('present', attendance.present, members);
  const { numerator, denominator } = rules.commission.quorum;
  const met = members > 0 && present * denominator >= members * numerator; // whole numbers: no rounding at the border
  const required = Math.floor((members * numerator + denominator - 1) / denominator);
  return answer(met ? 'MET' : 'NOT_MET', because('X-041', { members, present, required, numerator, denominator }));
}
