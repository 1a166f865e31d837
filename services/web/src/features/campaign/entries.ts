import type { Entry } from '../../shell/entry';

/** The year's campaign: prepared, approved by a second person, opened, extended, closed. */
export const CAMPAIGN_ENTRIES: readonly Entry[] = [
  { path: '/campaigns', title: 'campaign.campaigns', acts: ['regulation.campaign.prepare', 'regulation.campaign.approve'], page: () => import('./campaign-pages'), texts: ['campaign'] },
];
