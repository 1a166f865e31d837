import { accept, type Change, FactType, type Instant, MessageName, type PersonId, refuse, type RuleSetId } from '@attestation/contracts';
import { because } from '@attestation/regulation';
import type { Appeal, DecidedTask } from './appeal.js';
import type { Booking } from './booking.js';
import type { TestCase } from './case.js';
import { judge, resultIssued } from './judge.js';
import type { TestResult } from './test-result.js';

export interface Ruling {
  result: 'UPHELD' | 'REJECTED';
  /** as they stand after the decision; of a rejected appeal as before */
  points?: number;
  protocolNumber: string;
  tasks: readonly DecidedTask[];
  decidedAt: Instant;
  by: PersonId;
}

/**
 * The appeal commission's decision, final (D.1 #18): the result is judged again with the points as they now stand. Nothing in the Rules says
 * that points may only grow.
 * @source O83 p.52, p.53
 */
export function decideAppeal(booking: Booking, known: TestCase, ruling: Ruling): Change<Booking, Booking> {
  const { appeal, result } = booking;
  if (!appeal || !result) return refuse('NOT_FOUND');
  if (appeal.status !== 'FILED') return refuse('APPEAL_CLOSED');
  if (ruling.by === known.personId) return refuse('OWN_CASE');
  if (!answersAll(appeal, ruling.tasks)) return refuse('APPEAL_UNREASONED');
  const points = ruling.points ?? (ruling.result === 'REJECTED' ? result.points : -1);
  if (points < 0 || points > result.tasks || (ruling.result === 'REJECTED' && points !== result.points)) return refuse('POINTS_OUT_OF_RANGE');

  const judged = judgedAgain(booking, result, points, ruling, known.ruleSet);
  const { protocolNumber, decidedAt, by, tasks } = ruling;
  const before = { points: result.points, certificateNumber: result.certificateNumber };
  const next: Booking = { ...booking, result: judged, appeal: { ...appeal, status: ruling.result, decision: { protocolNumber, decidedAt, by, before, tasks } } };
  return accept({ next, result: next, ...decided(next, appeal.id, judged, ruling) });
}

/** Each disputed task gets its answer, with a reason; no other. */
function answersAll({ tasks }: Appeal, answers: readonly DecidedTask[]): boolean {
  const numbers = new Set(answers.map(({ number }) => number));
  return answers.length === tasks.length && tasks.every(({ number }) => numbers.has(number)) && answers.every(({ reason }) => reason.trim() !== '');
}

function judgedAgain(booking: Booking, result: TestResult, points: number, { protocolNumber, decidedAt }: Ruling, ruleSet: RuleSetId): TestResult {
  const { tasks, certificateNumber, finishedAt } = result;
  const judged = judge(booking, { points, tasks, certificateNumber, finishedAt }, decidedAt, ruleSet);
  return { ...judged, reasons: [...judged.reasons, because('X-071/decided', { pointsBefore: result.points, points, protocolNumber })] };
}

function decided(booking: Booking, appealId: string, judged: TestResult, { result, protocolNumber, decidedAt, by }: Ruling) {
  const { attestationId, personId, id: bookingId } = booking;
  const { points, thresholdReached, retake, reasons } = judged;
  const done = { attestationId, workItemId: appealId as Booking['id'], step: 'appeal' as const, how: 'DONE' as const, closedAt: decidedAt, by };
  return {
    facts: [
      { type: FactType.AppealDecided, data: { attestationId, personId, bookingId, appealId, result, points, protocolNumber, decidedAt, by, reasons } },
      resultIssued(booking, judged),
      { type: FactType.TestingWorkItemClosed, data: done },
    ],
    messages: [{ name: MessageName.AppealDecided, key: bookingId, variables: { thresholdReached, retake } }],
  };
}
