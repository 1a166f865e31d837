/** How long somebody has served, as her post says, on the day it was counted. */
export interface Service {
  serviceYears: number;
  serviceMonths: number;
  serviceAsOf: string;
}

/** Whole months of service on a day: what was counted, and the whole months since. @param today YYYY-MM-DD */
export function serviceMonthsOn(today: string, { serviceYears, serviceMonths, serviceAsOf }: Service): number {
  const [from, to] = [partsOf(serviceAsOf), partsOf(today)];
  const since = (to.year - from.year) * 12 + (to.month - from.month) - (to.day < from.day ? 1 : 0);
  return serviceYears * 12 + serviceMonths + Math.max(0, since);
}

function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}
