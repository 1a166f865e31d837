import { accept, type Change, type FactOf, type FactType, type Instant, type OrganisationId } from '@attestation/contracts';
import type { CaseEvidence } from './case-evidence.js';

export interface Addition {
  organisationId: OrganisationId | null;
  /** the registry's own event, or the one it corrects; null: nothing it told unasked */
  root: string | null;
  /** the version of that event; earlier ones do not hold any more */
  told: { source: string; at: Instant } | null;
  recorded: CaseEvidence['recorded'];
}

/** What is added to a person's continuous record. What stands there is never changed, and is not loaded. */
export interface PersonRecord {
  additions: Addition[];
}

export const withAddition = (known: PersonRecord | undefined, addition: Addition): PersonRecord => ({ additions: [...(known?.additions ?? []), addition] });

/**
 * A registry tells of a person unasked, or corrects what it told: the whole of the earlier version gives way, also where the correction says that
 * there was nothing. In whatever order versions come, the latest by the registry's own time holds.
 * @param at when the platform learnt of it
 */
export function takeFact(known: PersonRecord | undefined, data: FactOf<typeof FactType.RegistryFactReceived>, at: Instant): Change<PersonRecord, void> {
  const { registry, source, eventId, corrects, occurredAt, items } = data;
  const recorded = [{ registry, status: 'ANSWERED' as const, source, receivedAt: occurredAt, learntAt: at, manual: false, items }];
  return accept({ next: withAddition(known, { organisationId: null, root: corrects ?? eventId, told: { source, at: occurredAt }, recorded }), result: undefined });
}
