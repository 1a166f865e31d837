import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { CASE_KEY } from '../case/use-case';
import { scansOf } from '../evidence/scans';

export type CaseEvidence = Shapes['PortfolioCaseEvidenceOut'];
export type Evidence = Shapes['PortfolioEvidenceOut'];
export type CheckRow = Shapes['PortfolioCheckRowOut'];
export type { Scan } from '../evidence/scans';
export type Unfinished = Shapes['PortfolioUploadOut'];

/** What the portfolio holds: of each registry what it said and when, and the check-list. Registries answer while she reads. */
export const useEvidence = (attestationId: string) =>
  useAsked([...CASE_KEY, attestationId, 'evidence'], () => answered(api.GET('/api/v1/portfolio/attestations/{attestationId}/evidence', { params: { path: { attestationId } } })), { refreshMs: REFRESH_MS / 2 });

export type Scans = Awaited<ReturnType<typeof askScans>>;

export const useScans = (attestationId: string) => useAsked([...CASE_KEY, attestationId, 'scans'], () => askScans(attestationId));

/** The scans of a case that count, her own that are still on their way, and how many bytes one may have at most. */
async function askScans(attestationId: string) {
  const [scans, { items: unfinished, maxBytes }] = await Promise.all([scansOf(attestationId), answered(api.GET('/api/v1/portfolio/files/uploads', { params: { query: { attestationId } } }))]);
  return { scans, unfinished, most: maxBytes };
}
