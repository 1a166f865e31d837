import { plainDateOf, type PlainDate } from '@attestation/contracts/plain-date';
import { addDays, dayNumber, partsOf, schoolYear } from '../dates.js';
import type { PlannedCampaign } from './types.js';

/** A campaign in which an application could be made. */
export interface Opportunity {
  year: number;
  campaign: PlannedCampaign | null;
  /** the days on which an application could be made; of a year whose dates are not set: those of the school year, from which no date follows */
  from: PlainDate;
  to: PlainDate;
  decidedBy: PlainDate;
}

/** So many years are looked ahead: further on no category that is held today still counts. */
const MOST_YEARS = 15;

/** The campaigns from a day to another, one a school year; what lies behind the day is none. */
export function opportunities(on: PlainDate, by: PlainDate, campaigns: readonly PlannedCampaign[]): Opportunity[] {
  const first = partsOf(schoolYear(on).to).year;
  const last = Math.min(partsOf(schoolYear(by).to).year, first + MOST_YEARS);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.map((year) => opportunityOf(year, on, campaigns)).filter(({ from, to }) => from <= to);
}

function opportunityOf(year: number, on: PlainDate, campaigns: readonly PlannedCampaign[]): Opportunity {
  const campaign = campaigns.find((each) => each.year === year) ?? null;
  const school = schoolYear(plainDateOf(`${year}-01-01`));
  const begins = campaign?.applicationFrom ?? school.from;
  return { year, campaign, from: begins > on ? begins : on, to: campaign?.applicationTo ?? school.to, decidedBy: campaign?.decisionsBy ?? school.to };
}

/** The first day of a span from which on something holds, where it holds on its last day and, once it does, goes on to. */
export function firstDay(from: PlainDate, to: PlainDate, holds: (day: PlainDate) => boolean): PlainDate {
  let [low, high] = [0, dayNumber(to) - dayNumber(from)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(addDays(from, middle))) high = middle;
    else low = middle + 1;
  }
  return addDays(from, low);
}
