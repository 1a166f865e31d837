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
  migration(
    '003-door-for-events',
    `create table receipt (
      receipt_id uuid primary key,
      source text not null,
      event_id text not null,
      client text,
      type text not null,
      fingerprint text not null,
      state text not null check (state in ('RECEIVED', 'APPLIED', 'WAITING', 'REFUSED')),
      reason text,
      waits_for text,
      received_at timestamptz not null,
      settled_at timestamptz,
      event jsonb,
      attempts int not null default 0,
      retry_at timestamptz not null,
      unique (source, event_id)
    );
    comment on table receipt is 'Events of registries that came to the door, or that have to wait for what they are about';
    comment on column receipt.client is 'the machine account that sent it; null: it came over the bus';
    comment on column receipt.event is 'itself, until it is applied or refused';
    create index receipt_waiting on receipt (waits_for) where state = 'WAITING';
    create index receipt_due on receipt (retry_at) where state = 'RECEIVED';
    insert into receipt (receipt_id, source, event_id, type, fingerprint, state, waits_for, received_at, event, retry_at)
      select gen_random_uuid(), event->>'source', event_id, event->>'type', '', 'WAITING', waits_for::text, seen_at, event, now() from early_event where applied_at is null;
    drop table early_event;

    create table registry_fact (
      source text not null,
      event_id text not null,
      root_id text not null,
      person_id uuid not null,
      registry text not null,
      occurred_at timestamptz not null,
      primary key (source, event_id)
    );
    comment on table registry_fact is 'What was told of a person unasked, so that a correction finds what it corrects; what it said is portfolio''s';
    comment on column registry_fact.root_id is 'the first event of those that correct each other';
    create index registry_fact_root on registry_fact (source, root_id, occurred_at desc);

    create table registry_client (
      client text primary key,
      sources text[] not null,
      set_at timestamptz not null
    );
    comment on table registry_client is 'Which machine account may publish in whose name; who is not here may not publish';

    alter table booking add column result_at timestamptz;`,
  ),
  migration(
    '004-letters',
    `create table letter (
      letter_id uuid primary key,
      attestation_id uuid not null,
      person_id uuid not null,
      content jsonb not null,
      written_at timestamptz not null,
      state text not null check (state in ('WAITING', 'SENT', 'REFUSED', 'NO_ADDRESS', 'CANCELLED')),
      settled_at timestamptz,
      sent_to text,
      reason text,
      attempts int not null default 0,
      first_attempt_at timestamptz,
      next_attempt_at timestamptz,
      last_error text
    );
    comment on table letter is 'Letters to the teachers of cases; whom each goes to is asked when it leaves and never here';
    comment on column letter.sent_to is 'the address, masked: its first letters alone';
    comment on column letter.reason is 'why it was refused for good';
    comment on column letter.last_error is 'why it has not left yet';
    create index letter_case on letter (attestation_id);
    create index letter_person on letter (person_id, written_at desc, letter_id desc);
    create index letter_newest on letter (written_at desc, letter_id desc);
    create index letter_waiting on letter (letter_id) where state = 'WAITING';
    create index letter_refused on letter (letter_id) where state = 'REFUSED';`,
  ),
];
