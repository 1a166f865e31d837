import { migration } from '@attestation/persistence';

/** What every service with doors keeps of directory and commissions, and its audit; applied in its own schema. */
export const ACCESS_MIGRATIONS = [
  migration(
    '000-access',
    `create table access_place (
      code text primary key,
      parent_code text,
      path text[] not null,
      kind text not null,
      name jsonb not null,
      has_district_level boolean not null,
      as_of timestamptz not null
    );
    comment on table access_place is 'The territory, a copy of directory''s; path: from the root to the place itself';
    create index access_place_path on access_place using gin (path);
    create index access_place_parent on access_place (parent_code);

    create table access_organisation (
      id uuid primary key,
      place_code text not null,
      name_kk text not null,
      name_ru text not null,
      name_en text not null,
      kind text not null,
      subordination text not null,
      active boolean not null,
      as_of timestamptz not null
    );
    comment on table access_organisation is 'The organisations, a copy of directory''s';
    create index access_organisation_place on access_organisation (place_code);

    create table access_role (
      assignment_id text primary key,
      person_id uuid not null,
      role text not null,
      organisation_id uuid,
      commission_id uuid,
      place_code text,
      valid_from date not null,
      valid_to date,
      ended_on date,
      as_of timestamptz not null,
      check (num_nonnulls(organisation_id, commission_id, place_code) <= 1)
    );
    comment on table access_role is 'Who is what, where and when: from directory''s roles and commissions'' memberships';
    comment on column access_role.assignment_id is 'of a membership: <commission>/<role>/<person>';
    comment on column access_role.ended_on is 'the first day on which it no longer holds, when it was ended early';
    create index access_role_person on access_role (person_id);
    create index access_role_commission on access_role (commission_id) where commission_id is not null;

    create table access_audit (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      person_id uuid not null,
      act text not null,
      subject text not null,
      idempotency_key text,
      result text not null,
      reference text
    );
    comment on table access_audit is 'Every command: asked before it runs, then how it ended. Rows are added, never changed';
    comment on column access_audit.result is 'ASKED, DONE, REFUSED <code> or FAILED';
    comment on column access_audit.reference is 'the trace that the logs have too; the same on both rows of a command';
    create index access_audit_person on access_audit (person_id, id);

    create function access_audit_stays() returns trigger language plpgsql as $body$
      begin raise exception 'audit rows are never changed'; end $body$;
    create trigger access_audit_stays before update or delete or truncate on access_audit
      for each statement execute function access_audit_stays();
    revoke update, delete, truncate on access_audit from current_user;`,
  ),
  migration(
    '000-penal-institutions',
    `alter table access_organisation add column penal_institution boolean not null default false;
    comment on column access_organisation.penal_institution is 'it teaches at a penal institution (RULES.md R-065)';`,
  ),
];
