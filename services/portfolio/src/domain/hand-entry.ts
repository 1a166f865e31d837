import { accept, FactType, itemFaults, refuse, REGISTRIES, type Change, type Fact, type Instant, type OrganisationId, type PersonId, type PlainDate, type Registry } from '@attestation/contracts';
import { partsOf, schoolYear } from '@attestation/regulation';
import type { EvidenceItem } from './case-evidence.js';
import { notAppointed } from './own-reasons.js';
import { withAddition, type PersonRecord } from './person-record.js';
import { dayOf } from './school-year.js';

export interface EntryFault {
  /** the member, or empty for the item itself */
  member: string;
  fault: 'MISFIT' | 'IN_FUTURE' | 'OTHER_SCHOOL_YEAR';
}

/** What is wrong with an item entered by hand: it fits the registry's own form, and tells of what has been. */
export function entryFaults(registry: Registry, item: EvidenceItem, today: PlainDate): EntryFault[] {
  const misfits = itemFaults(registry, item).map(({ member }): EntryFault => ({ member, fault: 'MISFIT' }));
  if (misfits.length > 0) return misfits;
  const day = dayOf(item);
  const year = item.schoolYear;
  const future = Object.keys(item).filter((member) => item[member] === day && day !== undefined && day > today);
  const ahead = typeof year === 'number' && year > yearOf(today) ? ['schoolYear'] : [];
  const other = typeof year === 'number' && day !== undefined && year !== yearOf(day) ? ['schoolYear'] : [];
  return [...[...future, ...ahead].map((member): EntryFault => ({ member, fault: 'IN_FUTURE' })), ...other.map((member): EntryFault => ({ member, fault: 'OTHER_SCHOOL_YEAR' }))];
}

const yearOf = (day: PlainDate): number => partsOf(schoolYear(day).from).year;

export interface RecordEntry {
  personId: PersonId;
  organisationId: OrganisationId;
  items: { registry: Registry; item: EvidenceItem }[];
  /** by which order whoever enters it was appointed; undefined: none is known */
  orderNumber: string | undefined;
  by: PersonId;
  now: Instant;
}

/**
 * The responsible person enters into a teacher's record what no registry has, with a case or without, and it is told as a registry's fact is. What
 * is running and not submitted takes it.
 * Refusals: NOT_APPOINTED.
 * @source
 */
export function enterIntoRecord(known: PersonRecord | undefined, entry: RecordEntry): Change<PersonRecord, number> {
  const { organisationId, items, orderNumber, by, now } = entry;
  if (!orderNumber) return refuse('NOT_APPOINTED', [notAppointed()]);
  const recorded = items.map(({ registry, item }) => ({
    registry, status: 'ANSWERED' as const, source: orderNumber, receivedAt: now, learntAt: now, manual: true, enteredBy: by, items: [item],
  }));
  return accept({ next: withAddition(known, { organisationId, root: null, told: null, recorded }), result: items.length, facts: enteredFacts(entry, orderNumber) });
}

/** One fact for each registry whose words were entered. */
function enteredFacts({ personId, organisationId, items, by, now: enteredAt }: RecordEntry, orderNumber: string): Fact[] {
  return REGISTRIES.flatMap((registry): Fact[] => {
    const own = items.filter((each) => each.registry === registry).map(({ item }) => item);
    return own.length === 0 ? [] : [{ type: FactType.EvidenceEntered, data: { personId, organisationId, registry, orderNumber, by, enteredAt, items: own } }];
  });
}
