import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { type Once, useCommand } from '../../api/use-command';
import type { Dates, Extension } from './types';

const CAMPAIGN_KEY = ['campaigns'] as const;
type Path = { params: { path: { year: number }; header: Once } };
type Sent = ReturnType<typeof api.GET<'/api/v1/regulation/campaign-files/{year}', { params: { path: { year: number } } }>>;

/** Every campaign, the newest first; colleagues work on them too. */
export const useCampaigns = () => useAsked([...CAMPAIGN_KEY, 'all'], () => answered(api.GET('/api/v1/regulation/campaign-files')), { refreshMs: REFRESH_MS });

export const useCampaign = (year: number) => useAsked([...CAMPAIGN_KEY, year], () => answered(api.GET('/api/v1/regulation/campaign-files/{year}', { params: { path: { year } } })), { refreshMs: REFRESH_MS });

/** A step of the campaign that needs nothing but its year. */
const useStep = (year: number, send: (path: Path) => Sent) => useCommand((_: null, header) => answered(send({ params: { path: { year }, header } })), [CAMPAIGN_KEY]);

/** From the campaign of the year before. */
export const usePreparingFromLast = (year: number) => useStep(year, (path) => api.POST('/api/v1/regulation/campaigns/{year}/preparation', path));
export const useApproving = (year: number) => useStep(year, (path) => api.POST('/api/v1/regulation/campaigns/{year}/approval', path));
export const useOpening = (year: number) => useStep(year, (path) => api.POST('/api/v1/regulation/campaigns/{year}/opening', path));
export const useApprovingExtension = (year: number) => useStep(year, (path) => api.POST('/api/v1/regulation/campaigns/{year}/extension/approval', path));
export const useClosing = (year: number) => useStep(year, (path) => api.POST('/api/v1/regulation/campaigns/{year}/closing', path));

export const usePreparing = (year: number) =>
  useCommand((body: Dates, header) => answered(api.PUT('/api/v1/regulation/campaigns/{year}', { params: { path: { year }, header }, body })), [CAMPAIGN_KEY]);
export const useExtending = (year: number) =>
  useCommand((body: Extension, header) => answered(api.PUT('/api/v1/regulation/campaigns/{year}/extension', { params: { path: { year }, header }, body })), [CAMPAIGN_KEY]);
