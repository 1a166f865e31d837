import { answered, api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { useAsked } from '../../../api/use-asked';
import { type Scan, scansOf } from '../../evidence/scans';
import { COMMISSION_KEY, type Criterion } from '../types';

/** What a member sees of a frozen portfolio: each criterion with its evidence, when each registry said it, and the scans. */
export interface Evidence {
  criteria: Criterion[];
  /** by registry: when it was received, e.g. for `COURSES` */
  receivedAt: Readonly<Record<string, string | null>>;
  scans: Scan[];
}

/** The evidence of a case as it was submitted. */
export const useEvidence = (attestationId: string) => useAsked([...COMMISSION_KEY, 'evidence', attestationId], () => ask(attestationId));

async function ask(attestationId: string): Promise<Evidence> {
  const path = { attestationId };
  const [evaluation, snapshot, scans] = await Promise.all([
    answered(api.GET('/api/v1/portfolio/attestations/{attestationId}/evaluation', { params: { path } })),
    answered(api.GET('/api/v1/portfolio/attestations/{attestationId}/snapshot', { params: { path } })).catch(unlessNone),
    scansOf(attestationId),
  ]);
  const received = (snapshot?.evidence ?? []).map(({ registry, receivedAt }) => [registry, receivedAt] as const);
  return { criteria: evaluation.score?.criteria ?? [], receivedAt: Object.fromEntries(received), scans };
}

/** A portfolio that was not frozen has no snapshot. */
function unlessNone(error: unknown): undefined {
  if (error instanceof Problem && error.status === 404) return undefined;
  throw error;
}
