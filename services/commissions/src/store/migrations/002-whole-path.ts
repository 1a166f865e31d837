import { migration } from '@attestation/persistence';

export const WHOLE_PATH = migration(
  '002-whole-path',
  `alter table commission add column capacities jsonb not null default '{}';
  comment on column commission.capacities is 'as what those sit who are no teachers (X-036)';
  create index commission_of_body on commission (level, coalesce(organisation_id::text, place_code, ''), "from");
  create table composition_order (
    commission_id uuid not null references commission (id),
    order_number text not null,
    member_ids uuid[] not null,
    secretary_id uuid not null,
    at timestamptz not null,
    primary key (commission_id, order_number)
  );
  comment on table composition_order is 'By which order a commission was composed of whom. Rows are added, never changed';

  drop table attestation_order;
  drop table certificate;
  drop sequence certificate_number;
  drop table score_sheet;
  drop index case_file_waiting;
  alter table case_file
    drop column agenda_item_id,
    drop column level,
    add column post text not null,
    add column position_group text not null,
    add column item_id uuid unique,
    add column item_step text check (item_step in ('scoring', 'meeting', 'order', 'certificate')),
    add column item_opened_at timestamptz,
    add column item_due timestamptz,
    add column recusals jsonb not null default '[]',
    add column scoring_closed jsonb,
    add column extract_id uuid,
    add column order_id uuid,
    add column ended text,
    add constraint case_file_item check ((item_id is null) = (item_step is null) and (item_id is null) = (item_opened_at is null));
  comment on column case_file.item_id is 'the work item the process waits for: what somebody has to do now';
  create index case_file_step on case_file (commission_id, item_step, item_id) where item_id is not null;
  create index case_file_certificate on case_file (organisation_id, item_id) where item_step = 'certificate';
  create index case_file_decided_at on case_file ((decision->>'meetingId')) where decision is not null;
  create index case_file_order on case_file (order_id) where order_id is not null;

  create table score_sheet (
    attestation_id uuid not null references case_file (attestation_id),
    member_id uuid not null,
    status text not null check (status in ('OPEN', 'SUBMITTED', 'WITHDRAWN')),
    points jsonb not null,
    total text,
    submitted_at timestamptz,
    primary key (attestation_id, member_id)
  );
  create index score_sheet_of_member on score_sheet (member_id) where status = 'OPEN';

  update meeting set status = 'CALLED' where status = 'OPEN';
  alter table meeting
    drop constraint meeting_status_check,
    add constraint meeting_status_check check (status in ('CALLED', 'HELD', 'CLOSED', 'SIGNED', 'CANCELLED')),
    add column starts_at timestamptz not null,
    add column composition jsonb,
    add column protocol_id uuid,
    add column recording text,
    add column recording_kept_until date;
  comment on column meeting.composition is 'members, chair and secretary as of the day it was held';
  comment on column meeting.recording is 'where the audio or video recording is kept (X-045)';

  create table attesting_order (
    id uuid primary key,
    commission_id uuid not null references commission (id),
    meeting_id uuid not null references meeting (id),
    number text not null,
    dated date not null,
    status text not null check (status in ('DRAFT', 'ISSUED')),
    attestation_ids uuid[] not null,
    signer_id uuid not null,
    paper_id uuid not null,
    drafted_at timestamptz not null,
    level text not null,
    body text not null
  );
  comment on table attesting_order is 'Orders of attesting bodies on award and confirmation (X-093)';
  comment on column attesting_order.body is 'the organisation, or the place, whose order it is; empty: the ministry''s';
  create unique index attesting_order_number on attesting_order (level, body, number, (extract(year from dated))) where status = 'ISSUED';
  create index attesting_order_of_body on attesting_order (level, body, id);

  create table certificate (
    id uuid primary key,
    attestation_id uuid not null unique references case_file (attestation_id),
    number text not null unique,
    public_id text not null unique,
    category text not null,
    issued_on date not null,
    issued_by uuid not null,
    valid_until date not null,
    annulled_on date,
    paper_id uuid not null,
    organisation_id uuid not null,
    printed jsonb not null
  );
  comment on table certificate is 'The register of certificates (F-12 replaces the journal nobody regulates)';
  comment on column certificate.printed is 'what stands on it beside its own columns: whose, post, organisation, order';
  create index certificate_of_organisation on certificate (organisation_id, id);
  create table certificate_serial (region text, level text, year int, last int not null, primary key (region, level, year));

  create table paper (
    id uuid primary key,
    ru_document_id uuid not null unique,
    kind text not null,
    subject_id uuid not null,
    commission_id uuid not null references commission (id),
    number text not null,
    data jsonb not null,
    approvers uuid[] not null,
    signers uuid[] not null,
    made_at timestamptz not null,
    in_force boolean not null
  );
  comment on table paper is 'What a document says, fixed when it was made; its bytes are made once from this and kept';
  comment on column paper.id is 'also of the document in Kazakh; the Russian one has an id of its own';
  comment on column paper.signers is 'whose signatures it needs; without any it is in force as it is made';
  create table paper_case (paper_id uuid not null references paper (id), attestation_id uuid not null, primary key (paper_id, attestation_id));
  create index paper_case_of on paper_case (attestation_id);
  create table paper_signature (
    paper_id uuid not null references paper (id),
    language text not null check (language in ('kk', 'ru')),
    person_id uuid not null,
    sha256 text not null,
    cms bytea not null,
    signed_at timestamptz not null,
    at timestamptz not null,
    fingerprint text not null,
    subject text not null,
    primary key (paper_id, language, person_id)
  );
  comment on table paper_signature is 'Detached CMS signatures over the bytes of papers. Rows are added, never changed';
  revoke update, delete, truncate on paper_signature, composition_order, paper_case from current_user;

  alter table known_person add column name text not null default '';
  alter table known_employment add column service_months int not null default 0, add column service_as_of date not null default '2000-01-01';
  alter table known_case add column post text not null default '', add column place_code text not null default '';
  drop table known_test;
  create table known_result (
    booking_id uuid primary key, attestation_id uuid not null, result jsonb not null, annulled boolean not null default false, as_of timestamptz not null
  );
  create index known_result_of on known_result (attestation_id);
  create table known_replacement (attestation_id uuid primary key, replacement jsonb not null, as_of timestamptz not null);
  create table known_appeal (appeal_id uuid primary key, attestation_id uuid not null, decided boolean not null);
  create index known_appeal_open on known_appeal (attestation_id) where not decided;
  create table known_evaluation (attestation_id uuid, version int, evaluation jsonb not null, primary key (attestation_id, version));
  create table known_correction (
    attestation_id uuid, registry text, source text, corrected_at timestamptz, primary key (attestation_id, registry, source, corrected_at)
  );

  create function folded(name text) returns text language sql immutable parallel safe
    return translate(lower(name collate "kk-x-icu"), 'әғқңөұүһіё', 'агкноуухие');
  comment on function folded is 'So that ә and а, қ and к … are found alike';`,
);
