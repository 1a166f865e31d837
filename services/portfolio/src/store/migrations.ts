import { migration } from '@attestation/persistence';

/** The schema of `portfolio`, after the ledger's and the access projection's. */
export const MIGRATIONS = [
  migration(
    '001-evidence',
    `create table case_evidence (
      attestation_id uuid primary key,
      person_id uuid not null,
      organisation_id uuid not null,
      commission_id uuid,
      work_item_id uuid unique,
      work_item_opened_at timestamptz,
      work_item_open boolean not null default false,
      body jsonb not null
    );
    comment on table case_evidence is 'The evidence of one case from the draft on; the columns are what queues and jurisdiction ask for, body is the whole but the snapshot';
    comment on column case_evidence.work_item_id is 'of the qualification assessment, once it is opened';
    create index case_evidence_queue on case_evidence (organisation_id, work_item_opened_at, work_item_id) where work_item_open;

    create table snapshot (
      attestation_id uuid primary key,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      content text not null,
      items int not null,
      frozen_at timestamptz not null
    );
    comment on table snapshot is 'What the commission sees, as it was submitted: canonical JSON and its SHA-256. Rows are added, never changed (R-045)';
    create function snapshot_stays() returns trigger language plpgsql as $body$
      begin raise exception 'a frozen portfolio is never changed'; end $body$;
    create trigger snapshot_stays before update or delete or truncate on snapshot for each statement execute function snapshot_stays();
    revoke update, delete, truncate on snapshot from current_user;

    create table person_record (
      id bigint generated always as identity primary key,
      person_id uuid not null,
      organisation_id uuid not null,
      school_year int not null,
      registry text not null,
      source text not null,
      manual boolean not null,
      received_at timestamptz not null,
      attestation_id uuid not null,
      fingerprint text not null,
      item jsonb not null,
      unique (person_id, registry, fingerprint)
    );
    comment on table person_record is 'A teacher''s continuous record: every item once, whichever case it came with; rows are added, never changed';
    comment on column person_record.school_year is 'the calendar year in which the school year begins';
    create index person_record_year on person_record (person_id, school_year desc, id desc);
    revoke update, delete, truncate on person_record from current_user;`,
  ),
  migration(
    '002-snapshot-versions',
    `alter table snapshot add column version int not null default 1 check (version >= 1);
    alter table snapshot drop constraint snapshot_pkey, add primary key (attestation_id, version);
    comment on column snapshot.version is '1 for what was submitted; each return to the teacher makes another, and the older stay';
    create index case_evidence_of_work_item on case_evidence (work_item_id);`,
  ),
];
