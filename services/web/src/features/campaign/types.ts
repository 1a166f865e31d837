import type { Shapes } from '../../api/client';

export type Campaign = Shapes['RegulationCampaignFileOut'];
export type Dates = Shapes['RegulationCampaignIn'];
export type Extension = Shapes['RegulationExtensionIn'];
export type Gap = Campaign['gaps'][number];

/** The days of a campaign, in the order of the year. */
export const DAYS = ['applicationFrom', 'applicationTo', 'testFrom', 'testTo', 'summaryFrom', 'decisionsBy', 'bonusFrom'] as const;
/** The ends of periods that an order may move. */
export const ENDS = ['applicationTo', 'testTo', 'decisionsBy'] as const;
