import type { CommissionLevel } from '@attestation/contracts';

/** The levels of commission, as people of the story are called by. */
export type StoryLevel = CommissionLevel;
export const LEVEL_NAMES: Record<StoryLevel, string> = { ORG: 'school', DISTRICT: 'district', REGION: 'region', MINISTRY: 'ministry' };
