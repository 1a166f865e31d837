import { commonProblem } from '@attestation/service-kit';
import { codeOf, type EngineClient, EngineCode, EngineError } from '@attestation/workflow';
import type { Resolution, ResolutionOutcome } from '../domain/resolution.js';

/** How often a job is tried again before it fails for good once more. */
const RETRIES = 3;

/** The engine could not be asked, or did not answer: nothing is known of what it did. */
const AWAY: readonly number[] = [EngineCode.Cancelled, EngineCode.DeadlineExceeded, EngineCode.ResourceExhausted, EngineCode.Unavailable];

/**
 * Lets the engine try again where an incident stopped it: its job gets retries, then the incident is resolved.
 * @throws ProblemException 503 while the engine cannot be asked, with its reason
 */
export async function reactivate(engine: EngineClient, { incidentKey, jobKey }: Resolution): Promise<{ outcome: ResolutionOutcome; reason: string | null }> {
  try {
    if (jobKey !== null) await engine.updateRetries(jobKey, RETRIES);
    const done = await engine.resolveIncident(incidentKey);
    return { outcome: done === 'done' ? 'RE_ACTIVATED' : 'ALREADY_RESOLVED', reason: null };
  } catch (problem) {
    if (!(problem instanceof EngineError)) throw problem;
    const { reason } = problem;
    if (AWAY.includes(codeOf(problem))) throw commonProblem('UNAVAILABLE', { detail: { kk: `Қозғалтқыш: ${reason}`, ru: `Движок: ${reason}`, en: `The engine: ${reason}` } });
    return { outcome: 'REFUSED', reason };
  }
}
