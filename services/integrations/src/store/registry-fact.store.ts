import type { EventId, PersonId, Registry, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RegistryFact } from '../domain/registry-fact.js';

interface Row {
  person_id: PersonId;
  registry: Registry;
  occurred_at: Date;
}

/** The aggregate is the first event, whatever corrects it later. */
export const factSubject = (source: string, rootId: EventId, eventId: EventId, personId: PersonId): Subject => ({ id: JSON.stringify([source, rootId, eventId]), key: personId });
const partsOf = (id: string): [source: string, rootId: EventId, eventId: EventId] => JSON.parse(id) as [string, EventId, EventId];

@Injectable()
export class RegistryFactStore extends Store<RegistryFact> {
  /** The first event of those that correct each other; `undefined` for an event that is not known. */
  async rootOf(source: string, eventId: EventId): Promise<EventId | undefined> {
    const [row]: { root_id: EventId }[] = await this.db.query('select root_id from registry_fact where source = $1 and event_id = $2', [source, eventId]);
    return row?.root_id;
  }

  /** Registries tell, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<RegistryFact | undefined> {
    const [source, rootId] = partsOf(id);
    const [row]: Row[] = await tx.query(
      'select person_id, registry, occurred_at from registry_fact where source = $1 and root_id = $2 order by occurred_at desc limit 1', [source, rootId]);
    return row && { source, rootId, personId: row.person_id, registry: row.registry, occurredAt: row.occurred_at.toISOString() };
  }

  protected override async keep(tx: EntityManager, { id }: Subject, { source, rootId, personId, registry, occurredAt }: RegistryFact): Promise<void> {
    const [, , eventId] = partsOf(id);
    await tx.query(
      'insert into registry_fact (source, event_id, root_id, person_id, registry, occurred_at) values ($1, $2, $3, $4, $5, $6)',
      [source, eventId, rootId, personId, registry, occurredAt],
    );
  }
}
