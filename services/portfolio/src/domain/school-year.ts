import { readPlainDate, type Instant, type PlainDate } from '@attestation/contracts';
import { localDate, partsOf, schoolYear } from '@attestation/regulation';
import type { EvidenceItem } from './case-evidence.js';

/** Members in which a registry dates an item, the most telling first. */
const DATES = ['heldOn', 'on', 'observedOn', 'completedOn', 'issuedOn', 'validFrom', 'from'] as const;

/**
 * The school year an item belongs to, by the calendar year in which it begins: the item's own date, else the school year it names, else the
 * day it was received.
 * @source R-048
 */
export function schoolYearOf(item: EvidenceItem, receivedAt: Instant): number {
  if (typeof item.schoolYear === 'number' && Number.isInteger(item.schoolYear)) return item.schoolYear;
  return partsOf(schoolYear(dayOf(item) ?? localDate(receivedAt)).from).year;
}

/** The day by which a registry dates an item; undefined: it dates it by none. */
export function dayOf(item: EvidenceItem): PlainDate | undefined {
  const dated = DATES.map((name) => item[name]).find((each) => typeof each === 'string' && readPlainDate(each) !== undefined);
  return typeof dated === 'string' ? readPlainDate(dated) : undefined;
}
