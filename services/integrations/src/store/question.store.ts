import type { AttestationId, Instant, PersonId, Registry, Subject, WorkItemId } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Question } from '../domain/question.js';

interface QuestionRow {
  work_item_id: WorkItemId;
  attestation_id: AttestationId;
  person_id: PersonId;
  registry: Registry;
  status: Question['status'];
  asked_at: Date;
  answer_by: Date | null;
  answered_at: Date | null;
}

/** A question on its way to a registry's topic. */
export interface Waiting extends Question {
  attempts: number;
  lastError: string | null;
}

/** A claimed question is left alone by others for so long: enough to exchange, seal and publish it. */
const LEASE_SECONDS = 30;

@Injectable()
export class QuestionStore extends Store<Question> {
  async find(workItemId: WorkItemId): Promise<Question | undefined> {
    return this.read(this.db.manager, workItemId);
  }

  /** Questions that have not left yet and whose time has come, claimed for a moment. A crash gives them back. */
  async claimWaiting(limit: number): Promise<Waiting[]> {
    const [rows]: [(QuestionRow & { attempts: number; last_error: string | null })[], number] = await this.db.query(
      `update question set next_attempt_at = now() + make_interval(secs => $2) where work_item_id in (
         select work_item_id from question
          where published_at is null and cancelled_at is null and status = 'OPEN' and (next_attempt_at is null or next_attempt_at <= now())
          order by asked_at limit $1 for update skip locked)
       returning *`,
      [limit, LEASE_SECONDS],
    );
    return rows.map((row) => ({ ...toQuestion(row), attempts: row.attempts, lastError: row.last_error }));
  }

  async markPublished(workItemIds: WorkItemId[]): Promise<void> {
    await this.db.query('update question set published_at = now(), last_error = null, attempts = attempts + 1 where work_item_id = any($1)', [workItemIds]);
  }

  /** @param error one sentence, without any personal number */
  async markFailed(workItemId: WorkItemId, error: string, retryInSeconds: number): Promise<void> {
    await this.db.query(
      `update question set attempts = attempts + 1, last_error = $2, next_attempt_at = now() + make_interval(secs => $3) where work_item_id = $1`,
      [workItemId, error.slice(0, 500), retryInSeconds],
    );
  }

  /** Processes ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override load(tx: EntityManager, { id }: Subject): Promise<Question | undefined> {
    return this.read(tx, id as WorkItemId);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, next: Question): Promise<void> {
    const { workItemId, attestationId, personId, registry, status, askedAt, answerBy, answeredAt } = next;
    await tx.query(
      `insert into question (work_item_id, attestation_id, person_id, registry, status, asked_at, answer_by, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (work_item_id) do update set status = excluded.status, answered_at = excluded.answered_at`,
      [workItemId, attestationId, personId, registry, status, askedAt, answerBy, answeredAt],
    );
  }

  private async read(tx: EntityManager, workItemId: WorkItemId): Promise<Question | undefined> {
    const [row]: QuestionRow[] = await tx.query('select * from question where work_item_id = $1', [workItemId]);
    return row && toQuestion(row);
  }
}

const toQuestion = (row: QuestionRow): Question => ({
  workItemId: row.work_item_id,
  attestationId: row.attestation_id,
  personId: row.person_id,
  registry: row.registry,
  status: row.status,
  askedAt: row.asked_at.toISOString(),
  answerBy: instant(row.answer_by),
  answeredAt: instant(row.answered_at),
});

const instant = (date: Date | null): Instant | null => date?.toISOString() ?? null;
