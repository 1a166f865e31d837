/** Categories by track and rank (RULES.md A.2). The rank counts inside its track only. */
export const CATEGORY_RANKS = {
  TRAINEE: { track: 'TEACHER', rank: 0 },
  TEACHER: { track: 'TEACHER', rank: 1 },
  MODERATOR: { track: 'TEACHER', rank: 2 },
  EXPERT: { track: 'TEACHER', rank: 3 },
  RESEARCHER: { track: 'TEACHER', rank: 4 },
  MASTER: { track: 'TEACHER', rank: 5 },
  LEGACY_SECOND: { track: 'LEGACY', rank: 1 },
  LEGACY_FIRST: { track: 'LEGACY', rank: 2 },
  LEGACY_HIGHEST: { track: 'LEGACY', rank: 3 },
  HEAD_BASE: { track: 'HEAD', rank: 0 },
  HEAD_3: { track: 'HEAD', rank: 1 },
  HEAD_2: { track: 'HEAD', rank: 2 },
  HEAD_1: { track: 'HEAD', rank: 3 },
  DEPUTY_BASE: { track: 'DEPUTY', rank: 0 },
  DEPUTY_3: { track: 'DEPUTY', rank: 1 },
  DEPUTY_2: { track: 'DEPUTY', rank: 2 },
  DEPUTY_1: { track: 'DEPUTY', rank: 3 },
} as const satisfies Record<string, { track: 'TEACHER' | 'LEGACY' | 'HEAD' | 'DEPUTY'; rank: number }>;

export type Category = keyof typeof CATEGORY_RANKS;

export const CATEGORIES = Object.keys(CATEGORY_RANKS) as Category[];

/** Categories a person may claim by attestation. */
export const CLAIMABLE = [
  'MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER', 'HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1',
] as const satisfies Category[];
export type ClaimableCategory = (typeof CLAIMABLE)[number];

/** To whom an organisation is subordinate (E.1). */
export const SUBORDINATIONS = ['DISTRICT', 'REGIONAL', 'REPUBLICAN', 'INDUSTRY'] as const;
export type Subordination = (typeof SUBORDINATIONS)[number];

/** The level of the commission that decides (E.1). */
export const COMMISSION_LEVELS = ['ORG', 'DISTRICT', 'REGION', 'MINISTRY'] as const;
export type CommissionLevel = (typeof COMMISSION_LEVELS)[number];

export type Channel = 'PLATFORM' | 'PORTAL' | 'PAPER';
