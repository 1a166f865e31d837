import { migration } from '@attestation/persistence';

export const ATTEMPTS = migration(
  '002-attempts',
  `alter table session
    add column languages text[] not null default '{kk,ru}' check (languages <@ '{kk,ru}' and cardinality(languages) > 0),
    add column status text not null default 'OPEN' check (status in ('OPEN', 'CLOSED', 'CANCELLED')),
    add check (status <> 'CANCELLED' or taken = 0);
  comment on column session.status is 'CLOSED: no more bookings; CANCELLED: it does not take place, nobody had booked it';

  create table test_case (
    attestation_id uuid primary key,
    person_id uuid not null,
    organisation_id uuid not null,
    commission_id uuid,
    claimed_category text not null,
    rule_set text not null,
    opened_at timestamptz not null,
    exemption jsonb,
    stopped_at timestamptz,
    closed_at timestamptz
  );
  comment on table test_case is 'Stage 2 of a case: its attempts at the test, or why it needs none';
  comment on column test_case.organisation_id is 'where the case belongs now; it may move';
  comment on column test_case.stopped_at is 'withdrawn, annulled or closed: nothing is opened any more';
  create index test_case_of_person on test_case (person_id);
  create index test_case_of_organisation on test_case (organisation_id);
  create index test_case_by_time on test_case (opened_at desc, attestation_id desc);

  insert into test_case (attestation_id, person_id, organisation_id, claimed_category, rule_set, opened_at)
    select distinct on (attestation_id) attestation_id, person_id, organisation_id, claimed_category, rule_set, opened_at from booking order by attestation_id, opened_at;

  drop index booking_of_person;
  alter table booking
    drop column person_id,
    drop column organisation_id,
    drop column claimed_category,
    drop column rule_set,
    drop constraint booking_status_check,
    add check (status in ('OPEN', 'BOOKED', 'NOTIFIED', 'DONE', 'UNTAKEN', 'DECLINED', 'CANCELLED', 'ANNULLED')),
    add foreign key (attestation_id) references test_case,
    add column payment_reference text,
    add column seat_held boolean not null default false,
    add column taken_on date,
    add column appeal_id uuid unique,
    add column appeal_status text check (appeal_status in ('FILED', 'UPHELD', 'REJECTED', 'CANCELLED')),
    add column appeal_due timestamptz,
    add column appeal jsonb,
    add column violation jsonb,
    add check ((appeal is null) = (appeal_id is null) and (appeal is null) = (appeal_status is null) and (appeal is null) = (appeal_due is null)),
    add check (not seat_held or session is not null);
  comment on table booking is 'One attempt at the test';
  comment on column booking.seat_held is 'it counts among the seats of its session that are taken';
  comment on column booking.taken_on is 'the day of an attempt that was used up, for the count of the calendar year';
  update booking set seat_held = session is not null, taken_on = (result->>'takenOn')::date;
  create index booking_by_time on booking (opened_at desc, id desc);
  create index appeal_waiting on booking (appeal_due, appeal_id) where appeal_status = 'FILED';

  drop table exemption;
  alter table known_campaign add column test_fee int;
  comment on column known_campaign.test_fee is 'in tenge, of a paid attempt; null: not known';

  create table known_move (attestation_id uuid primary key, organisation_id uuid not null, as_of timestamptz not null);
  comment on table known_move is 'Where a case moved, also before its test was opened';
  create table known_language_certificate (
    attestation_id uuid primary key,
    kind text not null,
    level text not null,
    certificate_number text not null,
    valid_until date not null
  );
  comment on table known_language_certificate is 'Handed in with the application, to be taken instead of the test';`,
);
