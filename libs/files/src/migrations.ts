import { migration } from '@attestation/persistence';

/** What a service that holds evidence files keeps of them, in its own schema. The bytes lie in the file store. */
export const FILES_MIGRATIONS = [
  migration(
    '000-files',
    `create table evidence_upload (
      upload_id text primary key,
      attestation_id uuid not null,
      person_id uuid not null,
      code text not null,
      name text not null,
      size int not null check (size > 0),
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      replaces uuid,
      order_number text,
      uploaded_by uuid not null,
      expires_at timestamptz not null
    );
    comment on table evidence_upload is 'Uploads that are not finished; a row goes when its file is kept, given up, refused or expired';
    create index evidence_upload_case on evidence_upload (attestation_id, upload_id);
    create index evidence_upload_expiry on evidence_upload (expires_at);

    create table evidence_file (
      file_id uuid primary key,
      document_id uuid not null,
      version int not null check (version > 0),
      replaces uuid unique references evidence_file,
      attestation_id uuid not null,
      person_id uuid not null,
      code text not null,
      name text not null,
      type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
      size int not null check (size > 0),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      order_number text,
      uploaded_by uuid not null,
      uploaded_at timestamptz not null,
      upload_id text not null unique,
      unique (document_id, version),
      check ((version = 1) = (replaces is null))
    );
    comment on table evidence_file is 'Scans of evidence: a row for each version of a document. Rows are added, never changed';
    comment on column evidence_file.code is 'a document of the service (DIPLOMA) or a criterion of the check-list (4.1)';
    comment on column evidence_file.order_number is 'of the order that appointed the responsible person who sent it (R-041)';
    create index evidence_file_case on evidence_file (attestation_id, file_id);
    create index evidence_file_content on evidence_file (sha256);
    create function evidence_file_stays() returns trigger language plpgsql as $body$
      begin raise exception 'a file of evidence is never changed'; end $body$;
    create trigger evidence_file_stays before update or delete or truncate on evidence_file for each statement execute function evidence_file_stays();
    revoke update, delete, truncate on evidence_file from current_user;`,
  ),
  // a version that replaces another is checked against it, for which PostgreSQL asks for the right to change one of its columns;
  // the trigger still lets nothing be changed
  migration('000-files-replaced', 'grant update (replaces) on evidence_file to current_user'),
];
