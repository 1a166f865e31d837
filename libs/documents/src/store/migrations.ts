import { migration } from '@attestation/persistence';

/** The documents of a service, in its own schema; named among its migrations. */
export const DOCUMENT_MIGRATIONS = [
  migration(
    '000-documents',
    `create table document (
      id uuid primary key,
      kind text not null,
      subject_id uuid not null,
      language text not null check (language in ('kk', 'ru')),
      number text not null,
      content bytea not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      approvers uuid[] not null,
      drafted_at timestamptz not null,
      unique (id, sha256)
    );
    alter table document alter column content set storage external;
    comment on table document is 'Documents as they were laid before whoever signs. Rows are added, never changed';
    comment on column document.subject_id is 'a case, or a meeting of many';
    create index document_of_subject on document (subject_id, kind, id);

    create table document_step (
      document_id uuid not null,
      sha256 text not null,
      step text not null check (step in ('AGREED', 'SIGNED', 'REGISTERED')),
      person_id uuid not null,
      at timestamptz not null,
      number text,
      cms bytea,
      signed_at timestamptz,
      fingerprint text,
      subject text,
      primary key (document_id, step, person_id),
      foreign key (document_id, sha256) references document (id, sha256),
      check ((step = 'SIGNED') = (cms is not null and signed_at is not null and fingerprint is not null and subject is not null)),
      check ((step = 'REGISTERED') = (number is not null))
    );
    comment on table document_step is 'Who agreed, signed and registered, and when. Rows are added, never changed';
    comment on column document_step.sha256 is 'of the bytes the step was taken for: other bytes are refused';
    comment on column document_step.signed_at is 'as the signature says; at: when it was accepted';
    create unique index document_step_once on document_step (document_id, step) where step <> 'AGREED';

    create function document_stays() returns trigger language plpgsql as $body$
      begin raise exception 'documents are never changed'; end $body$;
    create trigger document_stays before update or delete or truncate on document
      for each statement execute function document_stays();
    create trigger document_step_stays before update or delete or truncate on document_step
      for each statement execute function document_stays();
    revoke update, delete, truncate on document, document_step from current_user;
    -- a step's reference locks its document's key, which asks for this right; the trigger refuses every update all the same
    grant update (id) on document to current_user;`,
  ),
];
