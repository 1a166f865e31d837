import { migration } from '@attestation/persistence';

export const TESTING = migration(
  '001-testing',
  `create table session (
    id uuid primary key,
    starts_at timestamptz not null,
    place_code text not null,
    place text not null,
    seats int not null check (seats > 0),
    taken int not null check (taken between 0 and seats)
  );
  comment on table session is 'Sittings of the knowledge test that teachers may book';
  create index session_by_time on session (starts_at, id);

  create table booking (
    id uuid primary key,
    attestation_id uuid not null,
    person_id uuid not null,
    organisation_id uuid not null,
    claimed_category text not null,
    rule_set text not null,
    test jsonb not null,
    window_from date not null,
    window_to date not null,
    opened_at timestamptz not null,
    due timestamptz not null,
    status text not null check (status in ('OPEN', 'BOOKED', 'NOTIFIED', 'DONE', 'UNTAKEN')),
    attempt int not null,
    paid boolean not null,
    language text check (language in ('kk', 'ru')),
    session jsonb,
    result jsonb
  );
  comment on column booking.id is 'the work item that the process waits for';
  create index booking_of_person on booking (person_id, opened_at desc, id);
  create index booking_of_case on booking (attestation_id);

  create table exemption (
    attestation_id uuid primary key,
    person_id uuid not null,
    ground text not null,
    rule text not null,
    exempted_at timestamptz not null
  );

  create table known_campaign (year int primary key, test_from date not null, test_to date not null, as_of timestamptz not null);`,
);
