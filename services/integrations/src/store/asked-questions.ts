import type { AttestationId, EventId, PersonId, Registry, WorkItemId } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Whose question it is: never changes. */
export interface AskedOf {
  workItemId: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  registry: Registry;
}

interface Row {
  work_item_id: WorkItemId;
  attestation_id: AttestationId;
  person_id: PersonId;
  registry: Registry;
}

/** Answers come soon after the questions; where this forgets, the database is asked. */
const REMEMBERED = 20_000;

/** To whose case a question belongs, by the question's own id. */
@Injectable()
export class AskedQuestions {
  private readonly asked = new Map<EventId, AskedOf>();

  constructor(private readonly db: DataSource) {}

  /** `undefined` for a question that nobody put. */
  async find(questionId: EventId): Promise<AskedOf | undefined> {
    return this.asked.get(questionId) ?? this.read(questionId);
  }

  /** Saves one query for each answer that comes while the process lives. */
  remember(questionId: EventId, { workItemId, attestationId, personId, registry }: AskedOf): void {
    if (this.asked.size >= REMEMBERED) this.asked.clear();
    this.asked.set(questionId, { workItemId, attestationId, personId, registry });
  }

  private async read(questionId: EventId): Promise<AskedOf | undefined> {
    const [row]: Row[] = await this.db.query(
      'select c.work_item_id, c.attestation_id, c.person_id, q.registry from question q join case_questions c using (work_item_id) where q.question_id = $1',
      [questionId],
    );
    return row && { workItemId: row.work_item_id, attestationId: row.attestation_id, personId: row.person_id, registry: row.registry };
  }
}
