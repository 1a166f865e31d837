import { migration } from '../migration.js';

/** The ledger of every service, applied in its own schema before the service's migrations. */
export const LEDGER_MIGRATIONS = [
  migration(
    '000-ledger',
    `create table outbox (
      id uuid primary key,
      position bigint generated always as identity unique,
      key text not null,
      kind text not null check (kind in ('fact', 'message')),
      name text not null,
      correlation_key text check ((kind = 'message') = (correlation_key is not null)),
      body jsonb not null,
      traceparent text,
      created_at timestamptz not null,
      attempts int not null default 0,
      next_attempt_at timestamptz,
      last_error text,
      published_at timestamptz,
      publication int not null default 0,
      last_published_at timestamptz,
      closed_at timestamptz
    );
    comment on table outbox is 'What the world must learn, in commit order for each key: facts for the bus, messages for the engine';
    comment on column outbox.publication is 'of a message: how often it was published again under <id>.<n>';
    comment on column outbox.closed_at is 'of a message: when its effect was seen';
    create index outbox_waiting on outbox (kind, position) where published_at is null;
    create index outbox_open on outbox (key, name) where kind = 'message' and closed_at is null;
    create index outbox_unproved on outbox (last_published_at) where kind = 'message' and closed_at is null;

    create table inbox (
      source text not null,
      event_id text not null,
      key text not null,
      received_at timestamptz not null,
      primary key (source, event_id)
    );

    create table idempotency (
      idempotency_key text not null,
      act text not null,
      person text not null,
      subject_key text not null,
      fingerprint text not null,
      answer text,
      created_at timestamptz not null,
      primary key (idempotency_key, act, person)
    );

    create table case_rules (
      key text primary key,
      rule_set text not null
    );

    revoke delete, truncate on outbox, inbox, idempotency, case_rules from current_user;
    revoke update on inbox, case_rules from current_user;`,
  ),
];
