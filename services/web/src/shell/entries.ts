import { ACCEPTANCE_ENTRIES } from '../features/acceptance/entries';
import { APPEAL_ENTRIES } from '../features/appeal/entries';
import { ATTESTEE_ENTRIES } from '../features/attestee/entries';
import { CALENDAR_ENTRIES } from '../features/calendar/entries';
import { CAMPAIGN_ENTRIES } from '../features/campaign/entries';
import { CASE_ENTRIES } from '../features/case/entries';
import { CLAIM_ENTRIES } from '../features/claim/entries';
import { COMMISSION_ENTRIES } from '../features/commission/entries';
import { DRAFT_ENTRIES } from '../features/draft/entries';
import { ENTRY_ENTRIES } from '../features/entry/entries';
import { OBSERVATION_ENTRIES } from '../features/observation/entries';
import { PORTFOLIO_ENTRIES } from '../features/portfolio/entries';
import { SCHOOL_ENTRIES } from '../features/school/entries';
import { SETTING_ENTRIES } from '../features/setting/entries';
import { SITTING_ENTRIES } from '../features/sitting/entries';
import type { Entry } from './entry';

/** Every page of every workspace, in the order of the menu. A feature states its own in its `entries.ts`. */
export const ENTRIES: readonly Entry[] = [
  ...SCHOOL_ENTRIES, ...PORTFOLIO_ENTRIES, ...ENTRY_ENTRIES, ...CASE_ENTRIES, ...CLAIM_ENTRIES, ...OBSERVATION_ENTRIES, ...ACCEPTANCE_ENTRIES, ...ATTESTEE_ENTRIES, ...COMMISSION_ENTRIES, ...SITTING_ENTRIES, ...APPEAL_ENTRIES,
  ...CAMPAIGN_ENTRIES, ...CALENDAR_ENTRIES, ...SETTING_ENTRIES, ...DRAFT_ENTRIES,
];
