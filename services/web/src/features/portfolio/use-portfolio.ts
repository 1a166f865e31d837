import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';

export type Portfolio = Shapes['PortfolioAssessmentOut'];
export type Row = Shapes['PortfolioCheckRowOut'];

/** The first part of the key of whatever is asked about portfolios to check. */
export const PORTFOLIOS_KEY = ['portfolios'] as const;

/** One portfolio to check. */
export const usePortfolio = (workItemId: string) =>
  useAsked([...PORTFOLIOS_KEY, workItemId], () => answered(api.GET('/api/v1/portfolio/assessments/{workItemId}', { params: { path: { workItemId } } })), { refreshMs: REFRESH_MS });
