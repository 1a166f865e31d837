import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** An event that came before what it is about. */
export interface EarlyEvent {
  topic: string;
  eventId: string;
  event: unknown;
}

/** Events that wait for what they are about. */
@Injectable()
export class EarlyEvents {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Kept once, however often it comes. */
  async keep({ topic, eventId, event }: EarlyEvent, waitsFor: string): Promise<void> {
    await this.db.query(
      'insert into early_event (topic, event_id, waits_for, event, seen_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [topic, eventId, waitsFor, JSON.stringify(event), this.clock.now()],
    );
  }

  /** What waits for this, the oldest first. */
  async waitingFor(id: string): Promise<EarlyEvent[]> {
    const rows: { topic: string; event_id: string; event: unknown }[] = await this.db.query(
      'select topic, event_id, event from early_event where waits_for = $1 and applied_at is null order by seen_at, event_id',
      [id],
    );
    return rows.map(({ topic, event_id: eventId, event }) => ({ topic, eventId, event }));
  }

  /** @param problem why it could not be: it stays to be looked at */
  async markApplied({ topic, eventId }: EarlyEvent, problem: string | null = null): Promise<void> {
    await this.db.query('update early_event set applied_at = $3, problem = $4 where topic = $1 and event_id = $2', [topic, eventId, this.clock.now(), problem]);
  }
}
