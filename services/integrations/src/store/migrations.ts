import { migration } from '@attestation/persistence';

/** Questions to registries, what came back, and the keys. Names without a schema are the service's own. */
export const MIGRATIONS = [
  migration(
    '001-integrations',
    `create table question (
      work_item_id uuid primary key,
      attestation_id uuid not null,
      person_id uuid not null,
      registry text not null,
      status text not null check (status in ('OPEN', 'ANSWERED', 'EMPTY', 'SILENT')),
      asked_at timestamptz not null,
      answer_by timestamptz,
      answered_at timestamptz,
      published_at timestamptz,
      cancelled_at timestamptz,
      attempts int not null default 0,
      next_attempt_at timestamptz,
      last_error text
    );
    comment on table question is 'What a registry was asked about one person for one case; the personal number is never here';
    comment on column question.published_at is 'when it left for the registry''s topic';
    comment on column question.cancelled_at is 'the case was over before it left';
    comment on column question.last_error is 'why it has not left yet';
    create index question_case on question (attestation_id);
    create index question_waiting on question (asked_at) where published_at is null and cancelled_at is null;

    create table closed_case (
      attestation_id uuid primary key
    );

    create table booking (
      booking_id uuid primary key,
      attestation_id uuid not null,
      person_id uuid not null,
      result jsonb
    );
    comment on table booking is 'Whose test result arrives under which booking: a copy of testing''s';

    create table early_event (
      topic text not null,
      event_id text not null,
      waits_for uuid not null,
      event jsonb not null,
      seen_at timestamptz not null,
      applied_at timestamptz,
      problem text,
      primary key (topic, event_id)
    );
    comment on table early_event is 'Came before what it is about: kept, shown, applied when that appears';
    comment on column early_event.problem is 'why it could not be applied when its time had come';
    create index early_event_waiting on early_event (waits_for) where applied_at is null;

    create table registry_key (
      registry text primary key,
      jwk jsonb not null,
      set_at timestamptz not null
    );
    comment on table registry_key is 'Each registry''s public key: only it can read whom a question is about';

    create table own_key (
      kid text primary key,
      private_jwk jsonb not null,
      created_at timestamptz not null
    );
    comment on table own_key is 'Ours, for what registries send; the public part is at /api/v1/integrations/keys';`,
  ),
  migration(
    '002-questions-of-a-case',
    `create table case_questions (
      work_item_id uuid primary key,
      attestation_id uuid not null,
      person_id uuid not null,
      asked_at timestamptz not null,
      answer_by timestamptz
    );
    comment on table case_questions is 'All that registries were asked about one person for one case; the personal number is never here';
    comment on column case_questions.work_item_id is 'what the process waits with until the last answer is known';
    insert into case_questions select work_item_id, attestation_id, person_id, asked_at, answer_by from question;

    drop index question_case;
    drop index question_waiting;
    alter table question rename column work_item_id to question_id;
    alter table question add column work_item_id uuid references case_questions;
    update question set work_item_id = question_id;
    alter table question alter column work_item_id set not null, drop column attestation_id, drop column person_id, drop column asked_at, drop column answer_by;
    comment on table question is 'What one registry was asked; its id is that of the question on the bus';
    create index case_questions_case on case_questions (attestation_id);
    create index question_case on question (work_item_id);
    create index question_waiting on question (question_id) where published_at is null and cancelled_at is null;`,
  ),
];
