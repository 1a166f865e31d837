import type { AttestationId, EventId, Instant, PersonId, Registry, Subject, WorkItemId } from '@attestation/contracts';
import { type Changed, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseQuestions, Question } from '../domain/case-questions.js';

interface Row {
  work_item_id: WorkItemId;
  attestation_id: AttestationId;
  person_id: PersonId;
  asked_at: Date;
  answer_by: Date | null;
  /** as JSON has them */
  questions: { question_id: EventId; registry: Registry; status: Question['status']; answered_at: string | null }[];
}

@Injectable()
export class CaseQuestionsStore extends Store<CaseQuestions> {
  protected override readonly ownRows = true;

  /** Processes ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, subject: Subject): Promise<CaseQuestions | undefined> {
    return (await this.loadAll(tx, [subject])).get(subject.id);
  }

  protected override keep(tx: EntityManager, subject: Subject, next: CaseQuestions): Promise<void> {
    return this.keepAll(tx, [{ subject, next }]);
  }

  protected override async loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, CaseQuestions>> {
    const rows: Row[] = await tx.query(
      `select c.*, (select coalesce(jsonb_agg(q order by q.question_id), '[]') from question q where q.work_item_id = c.work_item_id) as questions
         from case_questions c where c.work_item_id = any($1)`,
      [subjects.map(({ id }) => id)],
    );
    return new Map(rows.map((row) => [row.work_item_id, toCase(row)]));
  }

  // one statement, for it runs with every answer; a case that was over before its questions were put asks nobody
  protected override async keepAll(tx: EntityManager, changed: readonly Changed<CaseQuestions>[]): Promise<void> {
    await tx.query(
      `with given as (
         select "workItemId", "attestationId", "personId", "askedAt", "answerBy", questions
           from jsonb_to_recordset($1::jsonb) as c("workItemId" uuid, "attestationId" uuid, "personId" uuid, "askedAt" timestamptz, "answerBy" timestamptz, questions jsonb)),
       kept as (
         insert into case_questions (work_item_id, attestation_id, person_id, asked_at, answer_by)
         select "workItemId", "attestationId", "personId", "askedAt", "answerBy" from given on conflict do nothing)
       insert into question as known (question_id, work_item_id, registry, status, answered_at, cancelled_at)
       select "questionId", "workItemId", registry, status, "answeredAt", (select now() from closed_case where attestation_id = "attestationId")
         from given, jsonb_to_recordset(questions) as q("questionId" uuid, registry text, status text, "answeredAt" timestamptz)
       on conflict (question_id) do update set status = excluded.status, answered_at = excluded.answered_at
         where (known.status, known.answered_at) is distinct from (excluded.status, excluded.answered_at)`,
      [JSON.stringify(changed.map(({ next }) => next))],
    );
  }
}

const toCase = (row: Row): CaseQuestions => ({
  workItemId: row.work_item_id,
  attestationId: row.attestation_id,
  personId: row.person_id,
  askedAt: row.asked_at.toISOString(),
  answerBy: instant(row.answer_by),
  questions: row.questions.map(({ question_id: questionId, registry, status, answered_at }) => ({ questionId, registry, status, answeredAt: instant(answered_at) })),
});

const instant = (date: Date | string | null): Instant | null => (date === null ? null : new Date(date).toISOString());
