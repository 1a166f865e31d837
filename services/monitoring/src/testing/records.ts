import { readFileSync } from 'node:fs';
import type { AttestationId } from '@attestation/contracts';
import type { EngineRecord } from '../domain/record.js';

/**
 * What a Zeebe 8.3.13 wrote about three cases: the first fails at a job, is repaired, and stops again at a gateway of the
 * process it has called; the second waits; the third ends in an error nobody catches and is cancelled.
 */
export const RECORDED: EngineRecord[] = readFileSync(new URL('./zeebe-8.3-records.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EngineRecord);

export const CASES = [1, 2, 3].map((n) => `018f4f3e-0002-7000-8000-00000000000${n}` as AttestationId) as [AttestationId, AttestationId, AttestationId];

const until = (valueType: string, intent: string): EngineRecord[] => RECORDED.slice(0, RECORDED.findIndex((each) => each.valueType === valueType && each.intent === intent) + 1);

/** Up to the moment at which the first case's job has failed for good. */
export const UP_TO_FAILURE = until('INCIDENT', 'CREATED');

/** Keys as they were given then. */
export const KEYS = { failedJob: '2251799813685275', jobIncident: '2251799813685277', gatewayIncident: '2251799813685293', first: '2251799813685255', called: '2251799813685269', third: '2251799813685295' };
