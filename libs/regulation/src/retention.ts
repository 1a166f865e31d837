import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addYears } from './dates.js';
import type { RuleSet } from './rule-set.js';

export const KEPT_RECORDS = ['REVIEW_RECORDING', 'TEST_DATABASE', 'APPEAL_PROTOCOL'] as const;
export type KeptRecord = (typeof KEPT_RECORDS)[number];

/**
 * Until when a record is kept at least.
 * @source O83 p.52, 54, 61
 */
export function retention(rules: RuleSet, { record, from }: { record: KeptRecord; from: PlainDate }): Answer<PlainDate> & { years: number } {
  const { recordingYears, testedYears, appealProtocolYears } = rules.retention;
  const years = { REVIEW_RECORDING: recordingYears, TEST_DATABASE: testedYears, APPEAL_PROTOCOL: appealProtocolYears }[record];
  const rule = { REVIEW_RECORDING: 'X-045', TEST_DATABASE: 'X-066', APPEAL_PROTOCOL: 'X-071/kept' }[record];
  const until = addYears(from, years);
  return { ...answer(until, because(rule, { years, until })), years };
}
