import { accept, FactType, refuse, type Change, type EventId, type FactOf, type Instant, type PersonId, type Registry } from '@attestation/contracts';

export type ToldFact = FactOf<typeof FactType.RegistryFactReceived>;

/** What a registry has told of a person unasked: one event, and those that correct it. */
export interface RegistryFact {
  source: string;
  /** of the first event; corrections of a correction are corrections of it */
  rootId: EventId;
  personId: PersonId;
  registry: Registry;
  /** by the registry's own time; of the latest known, where there are several */
  occurredAt: Instant;
}

/** A fact in the platform's words. @param rootId of the event it corrects; its own where it corrects none */
export type Heard = Omit<ToldFact, 'corrects'> & { rootId: EventId };

/** Tells what a registry knows of a person. A correction names the first event; one that is not later than what was told is not told. */
export function tellFact(known: RegistryFact | undefined, { rootId, ...heard }: Heard): Change<RegistryFact, void> {
  const { personId, registry, source, eventId, occurredAt } = heard;
  const corrects = eventId === rootId ? null : rootId;
  if (corrects !== null && !known) return refuse('NOT_FOUND');
  if (known && (known.personId !== personId || known.registry !== registry)) return refuse('CORRECTION_MISPLACED');
  const next: RegistryFact = { source, rootId, personId, registry, occurredAt };
  if (known && Date.parse(occurredAt) <= Date.parse(known.occurredAt)) return accept({ next, result: undefined }); // remembered, not told
  return accept({ next, result: undefined, facts: [{ type: FactType.RegistryFactReceived, data: { ...heard, corrects } }] });
}
