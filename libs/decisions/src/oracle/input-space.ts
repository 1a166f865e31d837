import { CATEGORIES, LONG_TEST_SUBJECTS, POSITION_GROUPS, SPECIAL_AWARDS, SUBORDINATIONS } from '@attestation/contracts';

/** The values that a variable may take, and strange ones beside them. */
type Space = Record<string, readonly unknown[]>;

const EDITIONS = ['2025-03-10', '2024-04-08', '2031-01-01'];
const STRANGE = [null, 'UNKNOWN'];
const settings = (channelSource: string | null, legacyToModeratorMinServiceYears: number, researcherMasterMaxConsecutive: number) => ({
  channelSource,
  legacyToModeratorMinServiceYears,
  researcherMasterMaxConsecutive,
});

/** What each decision of the platform is asked, value by value: on both sides of every border that a row draws. */
export const SPACES: Record<string, Space> = {
  'commission-routing': {
    ruleSet: EDITIONS,
    openedOn: ['2025-03-10'],
    claimedCategory: [...CATEGORIES, ...STRANGE],
    subordination: [...SUBORDINATIONS, ...STRANGE],
    hasDistrictLevel: [true, false, null],
  },
  channel: {
    ruleSet: EDITIONS,
    openedOn: ['2024-04-08', '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2027-02-28', null, 'soon'],
    claimedCategory: [...CATEGORIES, ...STRANGE],
    settings: [settings('algorithm', 30, 2), settings('order', 30, 2), settings(null, 30, 2), settings('other', 30, 2), {}],
  },
  'test-specification': {
    ruleSet: EDITIONS.slice(0, 2),
    openedOn: ['2025-03-17'],
    positionGroup: [...POSITION_GROUPS, ...STRANGE],
    claimedCategory: [...CATEGORIES, ...STRANGE],
    subject: [...LONG_TEST_SUBJECTS, 'HISTORY', null],
    disability: [true, false, null],
  },
  'test-exemption': {
    ruleSet: EDITIONS.slice(0, 1),
    openedOn: ['2025-03-17'],
    claimedCategory: ['TEACHER', 'MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER', 'HEAD_1'],
    currentCategory: ['TRAINEE', 'TEACHER', 'MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER', 'LEGACY_SECOND', 'LEGACY_FIRST', 'LEGACY_HIGHEST', 'HEAD_1', null],
    serviceYears: [29.99, 30, 31, null],
    consecutiveExemptConfirmations: [0, 1, 2],
    languageCertificateValid: [true, false],
    specialAward: [null, ...SPECIAL_AWARDS.slice(0, 1), ...SPECIAL_AWARDS.slice(3)],
    settings: [settings('algorithm', 30, 2), settings('algorithm', 0, 1)],
  },
};

/** Every combination of the values, the last variable turning fastest. */
export const combinations = (space: Space): Record<string, unknown>[] =>
  Object.entries(space).reduce<Record<string, unknown>[]>((rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))), [{}]);
