import { type Fact, FactType, type Instant, type RuleSetId } from '@attestation/contracts';
import { appealUntil, localDate, minutesAfter, ruleSetOf, testResult, testValidUntil, type Settings } from '@attestation/regulation';
import { attemptAfter } from './attempt.js';
import type { Booking } from './booking.js';
import type { Sat, TestResult } from './test-result.js';

/**
 * What a result means: for the claim, for another attempt (E.4) and for how long it may be appealed.
 * @source O83 p.39, p.41, p.48, p.53, Ann. 9
 */
export function judge({ claimedCategory: claimed, mode, attempt, window }: Booking, sat: Sat, now: Instant, ruleSet: RuleSetId): TestResult {
  const rules = ruleSetOf(ruleSet);
  const { outcome, percent, thresholdPercent, highestCategory, reasons } = testResult(rules, { points: sat.points, tasks: sat.tasks, claimed });
  const thresholdReached = outcome === 'REACHED';
  const takenOn = localDate(sat.finishedAt);
  const left = attemptAfter(attempt, { claimedCategory: claimed, mode }, ruleSet);
  const retake = !thresholdReached && left.outcome !== 'NONE_LEFT' && localDate(now) <= window.to;
  return {
    ...sat, percent, thresholdPercent, thresholdReached, highestCategory, takenOn, retake, validUntil: testValidUntil(rules, takenOn),
    appealUntil: appealUntil(rules, sat.finishedAt), reasons: thresholdReached ? reasons : [...reasons, ...left.reasons],
  };
}

/** The result of one attempt as the world learns it. Which of several attempts counts is not said here: whoever decides sees them all. */
export function resultIssued({ attestationId, personId, id: bookingId, attempt }: Booking, { finishedAt: _, ...result }: TestResult): Fact {
  return { type: FactType.TestResultIssued, data: { attestationId, personId, bookingId, attempt, ...result } };
}

/** The process waits a little beyond the time for an appeal, so that none filed in time is overtaken. */
export function heard({ thresholdReached, retake, appealUntil: until }: TestResult, { appealTransitMinutes }: Pick<Settings, 'appealTransitMinutes'>) {
  return { thresholdReached, retake, appealDeadline: minutesAfter(until, appealTransitMinutes) };
}
