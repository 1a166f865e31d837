import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { scansOf } from '../evidence/scans';

export type Portfolio = Shapes['PortfolioAssessmentOut'];
export type Row = Shapes['PortfolioCheckRowOut'];

/** The first part of the key of whatever is asked about portfolios to check. */
export const PORTFOLIOS_KEY = ['portfolios'] as const;

/** One portfolio to check. */
export const usePortfolio = (workItemId: string) =>
  useAsked([...PORTFOLIOS_KEY, workItemId], () => answered(api.GET('/api/v1/portfolio/assessments/{workItemId}', { params: { path: { workItemId } } })), { refreshMs: REFRESH_MS });

/** The scans to look at beside the items they prove. */
export const useScans = (attestationId: string) => useAsked([...PORTFOLIOS_KEY, 'scans', attestationId], () => scansOf(attestationId), { refreshMs: REFRESH_MS });

/** The responsible persons of the organisation: one of them checks a portfolio. */
export const useColleagues = () => useAsked([...PORTFOLIOS_KEY, 'colleagues'], () => answered(api.GET('/api/v1/portfolio/assessments/colleagues')));

export interface Giving {
  workItemIds: string[];
  /** null: whoever comes */
  personId: string | null;
  reason?: string;
}

/** Takes checks, gives them to a colleague, or lets go of them. */
export const useGiving = () => useCommand((body: Giving, header) => answered(api.POST('/api/v1/portfolio/assessments/holder', { params: { header }, body })), [PORTFOLIOS_KEY]);
