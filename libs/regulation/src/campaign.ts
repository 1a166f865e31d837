import { FactType, type FactOf, type PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addYears, partsOf } from './dates.js';
import { RegulationError } from './errors.js';

/**
 * The year's dates as the authorised body sets them (RULES.md D.0): no two years are alike, none is guessed.
 * @source п. 37, 58 Правил; Приложение 1, строка 10
 */
export type Campaign = FactOf<typeof FactType.CampaignOpened>;

/** What the sources give for 2025; the application window and the order's number are set by the ministry. */
export const CAMPAIGN_2025_GIVEN = {
  year: 2025,
  testFrom: '2025-02-01' as PlainDate,
  testTo: '2025-06-30' as PlainDate,
  summaryFrom: '2025-01-01' as PlainDate,
  decisionsBy: '2025-08-01' as PlainDate,
  bonusFrom: '2025-09-01' as PlainDate,
  source: 'Алгоритм аттестации педагогов, §2.1, §6 (R-026, R-113, R-115); п. 58 Правил (X-006)',
} as const;

export type CampaignGap =
  | { field: keyof Campaign; fault: 'MISSING' | 'OUTSIDE_YEAR' }
  | { field: keyof Campaign; fault: 'BEFORE'; other: keyof Campaign }
  /** the application windows of two campaigns share a day: whose application would it be? */
  | { field: keyof Campaign; fault: 'OVERLAP'; otherYear: number };

const DATES = ['applicationFrom', 'applicationTo', 'testFrom', 'testTo', 'summaryFrom', 'decisionsBy', 'bonusFrom'] as const;
/** [earlier, later] */
const ORDER = [
  ['applicationFrom', 'applicationTo'],
  ['testFrom', 'testTo'],
  ['applicationFrom', 'testTo'],
  ['summaryFrom', 'decisionsBy'],
  ['testTo', 'decisionsBy'],
  ['decisionsBy', 'bonusFrom'],
] as const;

/**
 * What is missing or contradicts itself; empty: ready for approval. Applications may begin in the calendar year before.
 * @param others campaigns that are approved or open
 */
export function campaignGaps(campaign: Partial<Campaign>, others: readonly Partial<Campaign>[] = []): CampaignGap[] {
  const texts = ['orderNumber', 'source'] as const;
  const missing = [...DATES, ...texts].filter((field) => !campaign[field]?.trim());
  const outside = DATES.filter((field) => {
    const date = campaign[field];
    const years = field === 'applicationFrom' ? [campaign.year, (campaign.year ?? 0) - 1] : [campaign.year];
    return date !== undefined && !missing.includes(field) && !years.includes(partsOf(date as PlainDate).year);
  });
  const backwards = ORDER.filter(([earlier, later]) => {
    const [a, b] = [campaign[earlier], campaign[later]];
    return a !== undefined && b !== undefined && b < a;
  });
  return [
    ...missing.map((field): CampaignGap => ({ field, fault: 'MISSING' })),
    ...outside.map((field): CampaignGap => ({ field, fault: 'OUTSIDE_YEAR' })),
    ...backwards.map(([other, field]): CampaignGap => ({ field, fault: 'BEFORE', other })),
    ...others.filter((other) => overlaps(campaign, other)).map(({ year = 0 }): CampaignGap => ({ field: 'applicationFrom', fault: 'OVERLAP', otherYear: year })),
  ];
}

function overlaps(one: Partial<Campaign>, other: Partial<Campaign>): boolean {
  const known = one.applicationFrom && one.applicationTo && other.applicationFrom && other.applicationTo;
  return Boolean(known) && one.year !== other.year && (one.applicationFrom ?? '') <= (other.applicationTo ?? '') && (other.applicationFrom ?? '') <= (one.applicationTo ?? '');
}

/** Next year's draft from last year's rows: the dates a year later, the order's number and the essay topics still to be given. */
export function nextCampaign(last: Campaign): Omit<Campaign, 'orderNumber' | 'essayTopics'> {
  const { orderNumber: _, essayTopics: __, ...rest } = last;
  const moved = Object.fromEntries(DATES.map((field) => [field, addYears(last[field] as PlainDate, 1)]));
  return { ...rest, ...moved, year: last.year + 1, source: `по образцу кампании ${last.year} года` };
}

/**
 * The campaign of a year.
 * @throws RegulationError CAMPAIGN_MISSING naming the year: a year without rows is refused, never guessed
 */
export function campaignOf(campaigns: readonly Campaign[], year: number): Campaign {
  const found = campaigns.find((campaign) => campaign.year === year);
  if (!found) throw new RegulationError('CAMPAIGN_MISSING', `no campaign of ${year} has been opened`, { year });
  return found;
}

/** The campaign whose application window holds a day, if any. */
export const openCampaign = (campaigns: readonly Campaign[], on: PlainDate): Campaign | undefined =>
  campaigns.find(({ applicationFrom, applicationTo }) => applicationFrom <= on && on <= applicationTo);

/**
 * Was the final decision taken in time? A late one stands, but the region is told (case 73 of the examples).
 * @source R-113
 */
export const decidedInTime = ({ decisionsBy }: Pick<Campaign, 'decisionsBy'>, on: PlainDate): Answer<'IN_TIME' | 'LATE'> =>
  answer(on <= decisionsBy ? 'IN_TIME' : 'LATE', because('R-113', { by: decisionsBy, on }));
