import { migration, wordsOf } from '@attestation/persistence';

/** The schema of `applications`, after the ledger's and the access projection's. */
export const MIGRATIONS = [
  migration(
    '001-registers',
    `create table person (
      id uuid primary key,
      name text not null,
      current_category text not null,
      category_valid_until date,
      consecutive_exempt_confirmations int not null,
      disability boolean not null,
      active boolean not null,
      as_of timestamptz not null
    );
    comment on table person is 'What applications need of a person, a copy of directory''s; no personal number';

    create table employment (
      id uuid primary key,
      person_id uuid not null,
      organisation_id uuid not null,
      post text not null,
      position_group text not null,
      subject text not null,
      valid_from date not null,
      valid_to date,
      service_years int not null,
      service_months int not null,
      service_as_of date not null,
      as_of timestamptz not null
    );
    comment on table employment is 'Who works where in which post, a copy of directory''s';
    create index employment_person on employment (person_id);

    create table campaign (
      year int primary key,
      body jsonb not null,
      as_of timestamptz not null
    );
    comment on table campaign is 'The dates of each year as the authorised body opened them, a copy of regulation''s';`,
  ),
  migration(
    '002-cases',
    `create table case_file (
      id uuid primary key,
      person_id uuid not null,
      organisation_id uuid not null,
      place_code text not null,
      commission_id uuid,
      year int not null,
      claimed text not null,
      state text not null,
      opened_at timestamptz not null,
      registration_number text unique,
      body jsonb not null
    );
    comment on table case_file is 'The teacher''s file of one attestation; the columns are what lists, rules and jurisdiction ask for, body is the whole';
    comment on column case_file.commission_id is 'whose members may read it, once a commission is assigned';
    create unique index case_file_one_draft on case_file (person_id, year) where state = 'DRAFT';
    create index case_file_person on case_file (person_id);
    create index case_file_organisation on case_file (organisation_id);
    create index case_file_place on case_file (place_code);
    create index case_file_newest on case_file (opened_at desc, id desc);

    create table held_step (
      work_item_id uuid not null,
      attestation_id uuid not null,
      step text not null,
      holder jsonb,
      organisation_id uuid,
      place_code text,
      opened_at timestamptz,
      due text,
      closed_at timestamptz,
      primary key (work_item_id, step)
    );
    comment on table held_step is 'Who holds which step of a case: work items of all services as their facts told them, in any order';
    comment on column held_step.due is 'with the fixed offset of its deadline';
    create index held_step_case on held_step (attestation_id);
    create index held_step_open on held_step (step, due, work_item_id) where closed_at is null;

    create table time_line (
      id bigint generated always as identity primary key,
      attestation_id uuid not null,
      at timestamptz not null,
      type text not null,
      data jsonb not null
    );
    comment on table time_line is 'What happened to a case: the facts of all services, rows are added, never changed';
    create index time_line_case on time_line (attestation_id, at, id);
    revoke update, delete, truncate on time_line from current_user;

    create table registration_register (
      region text not null,
      year int not null,
      last_serial int not null,
      primary key (region, year)
    );
    comment on table registration_register is 'The last serial given in each region and year: <region>-<year>-<serial>, without gaps';`,
  ),
  migration(
    '003-running-cases',
    `alter table case_file add column ended boolean not null default false;
    update case_file set ended = state in ('REFUSED', 'CLOSED', 'WITHDRAWN', 'ANNULLED', 'SANCTIONED', 'EXPIRED');
    alter table case_file alter column ended drop default;
    drop index case_file_one_draft;
    create unique index case_file_one_running on case_file (person_id, year) where not ended;

    drop table held_step;
    create table acceptance (
      work_item_id uuid primary key,
      attestation_id uuid not null,
      organisation_id uuid,
      place_code text,
      opened_at timestamptz not null,
      due timestamptz not null,
      closed_at timestamptz,
      check (num_nonnulls(organisation_id, place_code) <= 1)
    );
    comment on table acceptance is 'The providers'' queues: of an organisation, of a place, or of the whole country';
    create unique index acceptance_case on acceptance (attestation_id);
    create index acceptance_organisation on acceptance (organisation_id, due, work_item_id) where closed_at is null;
    create index acceptance_place on acceptance (place_code, due, work_item_id) where closed_at is null;

    create table meeting_fact (
      event_id text primary key,
      meeting_id uuid not null,
      type text not null,
      at timestamptz not null,
      agenda uuid[] not null,
      data jsonb not null
    );
    comment on table meeting_fact is 'Facts of a meeting of many cases: once, not once for each case; rows are added, never changed';
    create index meeting_fact_meeting on meeting_fact (meeting_id);
    create index meeting_fact_agenda on meeting_fact using gin (agenda);
    revoke update, delete, truncate on meeting_fact from current_user;

    create table translation (
      document_id uuid primary key,
      original_id uuid not null unique,
      attestation_id uuid not null,
      kind text not null,
      language text not null,
      number text not null,
      paper jsonb not null
    );
    comment on table translation is 'What a signed document says in the other language: made, and kept among the documents, when it is first asked for';
    create index translation_case on translation (attestation_id);
    revoke update, delete, truncate on translation from current_user;`,
  ),
  migration(
    '004-life',
    `alter table case_file
      add column employment_id uuid not null,
      add column due timestamptz not null,
      add column admitted boolean not null,
      add column list_id uuid;
    comment on column case_file.due is 'by when the step it is at is due; the year 9999 where nothing is';
    comment on column case_file.admitted is 'the organisation found all documents: it may be put on the region''s list';
    comment on column case_file.list_id is 'the region''s list of attestees that names it; set by the list alone';
    drop index case_file_organisation;
    drop index case_file_place;
    create index case_file_employment on case_file (employment_id) where not ended and commission_id is null;
    create index case_file_organisation_newest on case_file (organisation_id, opened_at desc, id desc);
    create index case_file_organisation_due on case_file (organisation_id, due, id);
    create index case_file_place_newest on case_file (place_code, opened_at desc, id desc);
    create index case_file_place_due on case_file (place_code, due, id);
    create index case_file_due on case_file (due, id);
    create index case_file_unlisted on case_file (place_code, claimed, id) where admitted and list_id is null and not ended;
    create index employment_ended on employment (valid_to) where valid_to is not null;

    create table left_case (
      attestation_id uuid not null,
      person_id uuid not null,
      organisation_id uuid not null,
      place_code text not null,
      left_at timestamptz not null,
      body jsonb not null,
      primary key (attestation_id, left_at)
    );
    comment on table left_case is 'What an organisation, its district and its region go on reading of a case that moved away: what they decided, nothing later';
    create index left_case_organisation on left_case (organisation_id, left_at desc, attestation_id desc);
    create index left_case_place on left_case (place_code, left_at desc, attestation_id desc);
    revoke update, delete, truncate on left_case from current_user;

    create table attestee_list (
      id uuid primary key,
      place_code text not null,
      year int not null,
      number text not null,
      approved_at timestamptz not null,
      approved_by uuid not null,
      sent_at timestamptz,
      sent_by uuid,
      count int not null,
      unique (place_code, year, number)
    );
    comment on table attestee_list is 'The lists of attestees as the regions approved them (R-024)';
    create index attestee_list_newest on attestee_list (approved_at desc, id desc);

    create table attestee (
      list_id uuid not null references attestee_list (id),
      attestation_id uuid not null unique,
      person_id uuid not null,
      organisation_id uuid not null,
      place_code text not null,
      claimed text not null,
      registration_number text not null,
      primary key (list_id, attestation_id)
    );
    comment on table attestee is 'Whom a list names, as it was approved; rows are added, never changed';
    create index attestee_of_list on attestee (list_id, registration_number);
    revoke update, delete, truncate on attestee from current_user;`,
  ),
  migration(
    '005-bans',
    `alter table person add column banned_until date;
    comment on column person.banned_until is 'the last day on which she is not admitted to attestation, where a ban is known';`,
  ),
  migration(
    '006-lists',
    `alter table person add column found_by tsvector generated always as (to_tsvector('simple'::regconfig, translate(lower(name), 'әғқңөұүһі', 'агкноуухи'))) stored;
    comment on column person.found_by is 'the words of the name, letters of Kazakh as a Russian keyboard writes them: what lists are searched by';
    create index person_found_by on person using gin (found_by);
    create index case_file_counted on case_file (place_code, state, claimed, year, due, ended);

    alter table acceptance
      add column taken_by uuid,
      add column taken_at timestamptz,
      add column taken_until timestamptz,
      add check (num_nulls(taken_by, taken_at, taken_until) in (0, 3));
    comment on column acceptance.taken_by is 'which of several providers works on it, until then: no two do';`,
  ),
  migration(
    '007-lists-covered',
    `drop index case_file_counted;
    drop index case_file_place_due;
    create index case_file_place_due on case_file (place_code, due, id) include (state, claimed, year, ended, person_id);
    create index case_file_state_due on case_file (state, claimed, due, id) include (year, ended, place_code);
    comment on index case_file_state_due is 'the same for the whole country';
    comment on index case_file_place_due is 'holds all that lists of places are filtered, ordered and counted by: only the cases shown are fetched';`,
  ),
  migration(
    '008-names-beside-cases',
    `alter table person drop column found_by;
    alter table person add column found_by tsvector generated always as (${wordsOf('name')}) stored;
    comment on column person.found_by is 'the words of the name, as all services search them';
    create index person_found_by on person using gin (found_by);

    alter table case_file add column found_by tsvector not null default '';
    comment on column case_file.found_by is 'the same of the teacher: a place looks through its own cases alone, in the index';
    update case_file c set found_by = p.found_by from person p where p.id = c.person_id;
    drop index case_file_place_due;
    create index case_file_place_due on case_file (place_code, due, id) include (state, claimed, year, ended, found_by);
    comment on index case_file_place_due is 'holds all that lists of places are filtered, ordered, searched and counted by: only the cases shown are fetched';`,
  ),
  migration(
    '009-counted',
    `create index case_file_counted on case_file (id) where state in ('SUBMITTED', 'REGISTERED');
    comment on index case_file_counted is 'cases that wait for a working day: looked through when the working calendar is changed';`,
  ),
  migration(
    '010-drafts',
    `create index case_file_draft on case_file (year, id) where state = 'DRAFT';
    comment on index case_file_draft is 'open drafts of a campaign: looked through when it is extended';`,
  ),
  migration(
    '011-versions',
    `alter table case_file add column version int not null default 0;
    comment on column case_file.version is 'how often it was kept: whoever waits for a change asks for this alone';`,
  ),
  migration(
    '012-positions',
    `alter table employment add column position text;
    comment on column employment.position is 'where the notes to the score sheet tell it apart (RULES.md X-076); null: the group of posts says all';`,
  ),
  migration('013-kept-in-place', `alter table case_file set (fillfactor = 50)`), // a case of which nothing changes by which it is found is kept on its page, without touching an index
];
