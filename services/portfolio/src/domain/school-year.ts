import { readPlainDate, type Instant } from '@attestation/contracts';
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
  const dated = DATES.map((name) => item[name]).find((each) => typeof each === 'string' && readPlainDate(each) !== undefined);
  const date = typeof dated === 'string' ? readPlainDate(dated) : undefined;
  return partsOf(schoolYear(date ?? localDate(receivedAt)).from).year;
}
