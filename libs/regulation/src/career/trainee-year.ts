import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addWorkingDays, KAZAKHSTAN, type WorkCalendar } from '../calendar/working-days.js';
import { addYears } from '../dates.js';
import type { RuleSet } from '../rule-set.js';

export interface TraineeFacts {
  /** first day as a trainee */
  hiredOn: PlainDate;
  /** `null`: the trainee has not applied */
  appliedOn: PlainDate | null;
}
export interface TraineeAnswer extends Answer<'TEACHER' | 'TRAINEE'> {
  /** first day on which the trainee may apply */
  earliest: PlainDate;
  /** last day of the first head's order; `null`: nothing is to be ordered */
  orderDue: PlainDate | null;
  testRequired: false;
  attestationRequired: false;
  mentorRequired: boolean;
}

/**
 * Does the trainee become a teacher, and by when is the order due? On application only, from the anniversary on; until then with a mentor.
 * @throws RegulationError CALENDAR_YEAR_MISSING
 * @source O83 p.6, R-116, R-117, D.6, F-08
 */
export function traineeYear(rules: RuleSet, { hiredOn, appliedOn }: TraineeFacts, calendar: WorkCalendar = KAZAKHSTAN): TraineeAnswer {
  const { years, orderWorkingDays } = rules.trainee;
  const earliest = addYears(hiredOn, years);
  const plain = { earliest, testRequired: false, attestationRequired: false } as const;
  if (appliedOn === null || appliedOn < earliest) {
    return { ...answer('TRAINEE', because('F-08', { earliest, appliedOn, years }), because('R-116')), ...plain, orderDue: null, mentorRequired: true };
  }
  const orderDue = addWorkingDays(appliedOn, orderWorkingDays, calendar);
  const order = because('X-017/order', { workingDays: orderWorkingDays, dueOn: orderDue, appliedOn });
  return { ...answer('TEACHER', because('R-117'), order), ...plain, orderDue, mentorRequired: false };
}
