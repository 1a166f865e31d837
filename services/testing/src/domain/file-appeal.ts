import { accept, type Change, FactType, type Instant, MessageName, refuse, type RefusalCode } from '@attestation/contracts';
import { appealAdmissible, type AppealAnswer, appealDecisionDue, type AppealedTask, epochOf, ruleSetOf, type WorkCalendar, whereLoaded } from '@attestation/regulation';
import type { Appeal } from './appeal.js';
import type { Booking } from './booking.js';
import type { TestCase } from './case.js';

export interface Filing {
  id: string;
  tasks: readonly AppealedTask[];
  inRoom: boolean;
  filedAt: Instant;
  /** the working calendar as it is today; absent: as released */
  calendar?: WorkCalendar;
}

/**
 * The teacher disputes tasks of her test, from the room (D.1 #17). An appeal in time is taken also where the case has gone on meanwhile.
 * @source O83 p.48–52 (X-068…X-071)
 */
export function fileAppeal(booking: Booking, { stoppedAt, ruleSet }: TestCase, filing: Filing): Change<Booking, Booking> {
  if (booking.violation) return refuse('RESULT_ANNULLED');
  if (stoppedAt) return refuse('CASE_STOPPED');
  if (!booking.result) return refuse('NO_RESULT_YET');
  if (booking.appeal) return refuse('ALREADY_APPEALED');
  const { id, tasks, filedAt, inRoom, calendar } = filing;
  const rules = ruleSetOf(ruleSet);
  const admissible = appealAdmissible(rules, { finishedAt: booking.result.finishedAt, filedAt, inRoom, tasks, tasksInTest: booking.result.tasks });
  if (admissible.outcome !== 'ADMISSIBLE') return refuse(INADMISSIBLE[admissible.outcome], admissible.reasons);

  const { at: due, reasons: term } = appealDecisionDue(rules, filedAt, calendar);
  const appeal: Appeal = { id, status: 'FILED', tasks, filedAt, due, reasons: [...admissible.reasons, ...term], decision: null };
  return accept({ next: { ...booking, appeal }, result: { ...booking, appeal }, ...filed(booking, appeal) });
}

const INADMISSIBLE: Record<Exclude<AppealAnswer['outcome'], 'ADMISSIBLE'>, RefusalCode> = {
  LATE: 'APPEAL_LATE',
  LEFT_THE_ROOM: 'APPEAL_OUTSIDE_ROOM',
  WITHOUT_REASONS: 'APPEAL_UNREASONED',
};

/** The world learns which tasks, not in whose words; the process waits for the decision. */
function filed({ attestationId, personId, id: bookingId }: Booking, { id: appealId, tasks, filedAt, due, reasons }: Appeal) {
  const item = { attestationId, workItemId: appealId as Booking['id'], step: 'appeal' as const, holder: { role: 'AUTHORISED_BODY' as const }, openedAt: filedAt, due };
  return {
    facts: [
      { type: FactType.TestAppealed, data: { attestationId, personId, bookingId, appealId, tasks: tasks.map(({ number }) => number), filedAt, due, reasons } },
      { type: FactType.TestingWorkItemOpened, data: item },
    ],
    messages: [{ name: MessageName.TestAppealed, key: bookingId, variables: { appealDecisionDeadline: due } }],
  };
}

/** The appeal was not decided within its working days: told once by the process; one that was decided meanwhile is not overdue. */
export function flagOverdue(booking: Booking): Change<Booking, null> {
  const { attestationId, appeal } = booking;
  if (appeal?.status !== 'FILED') return accept({ result: null });
  return accept({ result: null, facts: [{ type: FactType.AppealOverdue, data: { attestationId, appealId: appeal.id, due: appeal.due } }] });
}

export interface Counting {
  calendar: WorkCalendar;
  now: Instant;
}

/**
 * The working calendar was changed: the day by which an appeal is decided is counted anew. Where nothing moves nothing is told.
 * @source X-071; F-19
 */
export function recountAppeal(booking: Booking, { ruleSet }: TestCase, { calendar, now }: Counting): Change<Booking, null> {
  const { attestationId, appeal } = booking;
  if (appeal?.status !== 'FILED') return accept({ result: null });
  const counted = whereLoaded(() => appealDecisionDue(ruleSetOf(ruleSet), appeal.filedAt, calendar));
  if ('yearMissing' in counted || counted.at === appeal.due) return accept({ result: null });
  const to = counted.at;
  const data = { attestationId, workItemId: appeal.id as Booking['id'], step: 'appeal' as const, from: appeal.due, to, movedAt: now };
  return accept({ next: { ...booking, appeal: { ...appeal, due: to } }, result: null, facts: [{ type: FactType.TestingDeadlineMoved, data }] });
}

/** The same before an appeal is called overdue, and until when that has to wait; `null`: it is time. */
export function overdueNotBefore(booking: Booking, of: TestCase, given: Counting): Change<Booking, Instant | null> {
  const change = recountAppeal(booking, of, given);
  if (!change.ok) return change;
  const { appeal } = change.next ?? booking;
  return { ...change, result: appeal?.status === 'FILED' && epochOf(given.now) < epochOf(appeal.due) ? appeal.due : null };
}
