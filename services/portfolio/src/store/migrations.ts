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
  migration(
    '003-continuous-record',
    `alter table person_record add column identity text, add column learnt_at timestamptz, add column entered_by uuid, add column root text,
      alter column attestation_id drop not null, alter column organisation_id drop not null;
    grant update on person_record to current_user;
    update person_record set identity = fingerprint, learnt_at = received_at;
    revoke update on person_record from current_user;
    alter table person_record alter column identity set not null, alter column learnt_at set not null,
      drop constraint person_record_person_id_registry_fingerprint_key,
      add constraint person_record_once unique (person_id, registry, manual, fingerprint, received_at);
    comment on table person_record is 'What registries and people have said of a teacher, word by word; rows are added, never changed. What holds is in standing_record';
    comment on column person_record.attestation_id is 'the case it was asked or entered for; null: told unasked, or entered without a case';
    comment on column person_record.identity is 'by what the registry names the item: of those with one identity the latest holds';
    comment on column person_record.received_at is 'when the source said it';
    comment on column person_record.learnt_at is 'when the platform learnt it: what came after a submission is not of it';
    comment on column person_record.root is 'the registry''s own event, or the one it corrects; null: an answer to a question, or entered by hand';

    create table told_fact (
      person_id uuid not null,
      source text not null,
      root text not null,
      occurred_at timestamptz not null,
      primary key (person_id, source, root)
    );
    comment on table told_fact is 'Of each event that registries have told unasked its latest version: what an earlier one said does not hold any more';

    create table employment (
      id uuid primary key,
      person_id uuid not null,
      organisation_id uuid not null,
      post text not null,
      position_group text not null,
      subject text not null,
      valid_from date not null,
      valid_to date,
      as_of timestamptz not null
    );
    comment on table employment is 'Who works where in which post, a copy of directory''s';
    create index employment_person on employment (person_id);
    create index employment_organisation on employment (organisation_id, person_id);

    create table appointment (
      assignment_id text primary key,
      order_number text,
      as_of timestamptz not null
    );
    comment on table appointment is 'The order by which a role was assigned, a copy of directory''s; the role itself is in access_role';

    create table known_commission (
      id uuid primary key,
      level text not null,
      organisation_id uuid,
      place_code text,
      as_of timestamptz not null
    );
    comment on table known_commission is 'Whose teachers are attested before which commission, a copy of what commissions tells';

    create table observation (
      id uuid primary key,
      person_id uuid not null,
      observer_id uuid not null,
      record_id bigint not null default nextval(pg_get_serial_sequence('person_record', 'id')),
      school_year int not null,
      observed_on date not null,
      written_at timestamptz not null,
      withdrawn_at timestamptz,
      item jsonb not null,
      body jsonb not null
    );
    comment on table observation is 'Observation sheets of lessons. What was observed is never changed: a wrong sheet is withdrawn, and acknowledged it is by the teacher';
    comment on column observation.item is 'as evidence of the teacher''s record';
    create index observation_person on observation (person_id, written_at desc, id desc);
    create index observation_observer on observation (observer_id, written_at desc, id desc);

    create view standing_record as
      select id, person_id, school_year, registry, source, manual, received_at, learnt_at, entered_by, identity, item, false as sheet
        from (select r.*, rank() over (partition by r.person_id, r.registry, r.manual, r.identity order by r.received_at desc) as place
                from person_record r left join told_fact t on t.person_id = r.person_id and t.source = r.source and t.root = r.root
               where r.root is null or t.occurred_at = r.received_at) told
       where place = 1
      union all
      select record_id, person_id, school_year, 'OBSERVATIONS', 'observation/' || id, false, written_at, written_at, observer_id, 'observation/' || id, item, true
        from observation where withdrawn_at is null;
    comment on view standing_record is 'A teacher''s continuous record as it holds today: of each item the latest word, and the sheets that were not withdrawn';`,
  ),
  migration(
    '004-cases-of-a-person',
    `create index case_evidence_person on case_evidence (person_id);
    create index case_evidence_open on case_evidence (organisation_id, attestation_id) where not (body->>'closed')::boolean;`,
  ),
  migration(
    '005-names',
    `create table known_person (id uuid primary key, name text not null, as_of timestamptz not null);
    comment on table known_person is 'What people are called, a copy of directory''s';
    create function folded(name text) returns text language sql immutable parallel safe
      return translate(lower(name collate "kk-x-icu"), 'әғқңөұүһіё', 'агкноуухие');
    comment on function folded is 'So that ә and а, қ and к … are found alike';`,
  ),
  migration('006-names-as-everywhere', 'drop function folded(text);'),
  migration(
    '007-holders',
    `alter table case_evidence add column holder_id uuid;
    comment on column case_evidence.holder_id is 'who of several responsible persons has the open check in hand; null: whoever comes';`,
  ),
  migration(
    '008-earlier-checks',
    `create table earlier_check (work_item_id uuid primary key, attestation_id uuid not null);
    comment on table earlier_check is 'Checks that returned a portfolio, after which it was laid before the organisation again';
    insert into earlier_check select (each->>'workItemId')::uuid, attestation_id from case_evidence, jsonb_array_elements(body->'earlier') each;`,
  ),
  migration(
    '009-positions',
    `alter table employment add column position text;
    comment on column employment.position is 'where the notes to the score sheet tell it apart (RULES.md X-076); null: the group of posts says all';`,
  ),
  migration(
    '010-kept-in-place',
    `drop index case_evidence_open, case_evidence_of_work_item;
    alter table case_evidence add column closed boolean not null generated always as ((body->>'closed')::boolean) stored, set (fillfactor = 50);
    comment on column case_evidence.closed is 'no index asks for body: a case of which nothing changes by which it is found is kept without touching one';
    create index case_evidence_open on case_evidence (organisation_id, attestation_id) where not closed;`,
  ),
];
