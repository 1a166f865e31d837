import { migration } from '@attestation/persistence';

export const COMMISSIONS = migration(
  '001-commissions',
  `create table commission (
    id uuid primary key,
    level text not null check (level in ('ORG', 'DISTRICT', 'REGION', 'MINISTRY')),
    organisation_id uuid,
    place_code text,
    member_ids uuid[] not null,
    secretary_id uuid not null,
    order_number text not null,
    "from" date not null,
    "to" date not null,
    status text not null check (status in ('APPROVED', 'ACTIVE')),
    chair_id uuid
  );
  comment on table commission is 'Attestation commissions by the order that approved them, one year each (R-107, X-042)';
  create index commission_of_organisation on commission (organisation_id, level, "to");
  create index commission_of_place on commission (place_code, level, "to");

  create table case_file (
    attestation_id uuid primary key,
    person_id uuid not null,
    organisation_id uuid not null,
    claimed_category text not null,
    current_category text not null,
    opened_on date not null,
    rule_set text not null,
    level text not null,
    commission_id uuid not null references commission (id),
    decisions_by date not null,
    score jsonb,
    agenda_item_id uuid unique,
    decision jsonb
  );
  comment on column case_file.agenda_item_id is 'the work item the process waits for until the meeting has decided';
  create index case_file_waiting on case_file (commission_id, agenda_item_id) where agenda_item_id is not null and decision is null;

  create table score_sheet (
    id uuid primary key,
    attestation_id uuid not null,
    commission_id uuid not null references commission (id),
    member_id uuid not null,
    claimed_category text not null,
    position_group text not null,
    status text not null check (status in ('OPEN', 'SUBMITTED')),
    opened_at timestamptz not null,
    due timestamptz not null,
    points jsonb not null,
    total text,
    unique (attestation_id, member_id)
  );
  create index score_sheet_queue on score_sheet (member_id, due, id) where status = 'OPEN';

  create table meeting (
    id uuid primary key,
    commission_id uuid not null references commission (id),
    status text not null check (status in ('OPEN', 'HELD', 'CLOSED')),
    agenda uuid[] not null,
    present uuid[] not null,
    held_on date,
    protocol_number text not null unique
  );
  create sequence protocol_number;
  create index meeting_of_commission on meeting (commission_id, id);

  create table attestation_order (
    id uuid primary key,
    attestation_id uuid not null references case_file (attestation_id),
    organisation_id uuid not null,
    status text not null check (status in ('OPEN', 'ISSUED')),
    number text,
    issued_on date
  );
  create index attestation_order_queue on attestation_order (organisation_id, id) where status = 'OPEN';

  create sequence certificate_number;
  create table certificate (
    id uuid primary key,
    attestation_id uuid not null references case_file (attestation_id),
    organisation_id uuid not null,
    order_number text not null,
    ordered_on date not null,
    status text not null check (status in ('OPEN', 'ISSUED')),
    number text unique,
    public_id text unique,
    category text not null,
    issued_on date,
    valid_until date
  );
  comment on table certificate is 'The register of certificates: number, order, category, term (F-12 replaces the journal nobody regulates)';
  create index certificate_queue on certificate (organisation_id, id) where status = 'OPEN';

  create table known_person (person_id uuid primary key, current_category text not null, as_of timestamptz not null);
  create table known_employment (
    employment_id uuid primary key, person_id uuid not null, organisation_id uuid not null, service_years int not null,
    "from" date not null, "to" date, as_of timestamptz not null
  );
  create index known_employment_of on known_employment (person_id);
  create table known_case (
    attestation_id uuid primary key, person_id uuid not null, organisation_id uuid not null, position_group text not null,
    opened_on date not null, closed boolean not null default false, as_of timestamptz not null
  );
  create index known_case_of on known_case (organisation_id, person_id);
  create table known_test (attestation_id uuid primary key, test jsonb not null, as_of timestamptz not null);
  create table known_campaign (year int primary key, decisions_by date not null, bonus_from date not null, as_of timestamptz not null);`,
);
