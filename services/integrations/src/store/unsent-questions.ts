import type { EventId, Instant } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AskedOf } from './asked-questions.js';

/** A question on its way to a registry's topic. */
export interface Waiting extends AskedOf {
  questionId: EventId;
  answerBy: Instant | null;
  attempts: number;
  lastError: string | null;
}

interface Row {
  question_id: EventId;
  work_item_id: AskedOf['workItemId'];
  attestation_id: AskedOf['attestationId'];
  person_id: AskedOf['personId'];
  registry: AskedOf['registry'];
  answer_by: Date | null;
  attempts: number;
  last_error: string | null;
}

/** A claimed question is left alone by others for so long: enough to exchange, seal and publish it. */
const LEASE_SECONDS = 30;

/** Questions that have not left yet. */
@Injectable()
export class UnsentQuestions {
  constructor(private readonly db: DataSource) {}

  /** Those whose time has come, claimed for a moment. A crash gives them back. */
  async claim(limit: number): Promise<Waiting[]> {
    const [rows]: [Row[], number] = await this.db.query(
      `update question q set next_attempt_at = now() + make_interval(secs => $2) from case_questions c
        where c.work_item_id = q.work_item_id and q.question_id in (
          select question_id from question
           where published_at is null and cancelled_at is null and status = 'OPEN' and (next_attempt_at is null or next_attempt_at <= now())
           order by question_id limit $1 for update skip locked)
       returning q.question_id, q.registry, q.attempts, q.last_error, c.work_item_id, c.attestation_id, c.person_id, c.answer_by`,
      [limit, LEASE_SECONDS],
    );
    return rows.map(toWaiting);
  }

  async markPublished(questionIds: EventId[]): Promise<void> {
    if (questionIds.length === 0) return;
    await this.db.query('update question set published_at = now(), last_error = null, attempts = attempts + 1 where question_id = any($1)', [questionIds]);
  }

  /** @param error one sentence, without any personal number */
  async markFailed(questionId: EventId, error: string, retryInSeconds: number): Promise<void> {
    await this.db.query(
      'update question set attempts = attempts + 1, last_error = $2, next_attempt_at = now() + make_interval(secs => $3) where question_id = $1',
      [questionId, error.slice(0, 500), retryInSeconds],
    );
  }
}

const toWaiting = (row: Row): Waiting => ({
  questionId: row.question_id,
  workItemId: row.work_item_id,
  attestationId: row.attestation_id,
  personId: row.person_id,
  registry: row.registry,
  answerBy: row.answer_by?.toISOString() ?? null,
  attempts: row.attempts,
  lastError: row.last_error,
});
