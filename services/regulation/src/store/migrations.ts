import { migration } from '@attestation/persistence';

/** The yearly campaigns. Names without a schema are the service's own. */
export const MIGRATIONS = [
  migration(
    '001-campaigns',
    `create table campaign (
      year int primary key check (year between 2024 and 2100),
      status text not null check (status in ('DRAFT', 'APPROVED', 'OPEN')),
      application_from date,
      application_to date,
      test_from date,
      test_to date,
      summary_from date,
      decisions_by date,
      bonus_from date,
      order_number text,
      source text,
      prepared_by uuid not null,
      approved_by uuid,
      opened_by uuid,
      check (approved_by is distinct from prepared_by),
      check ((status = 'DRAFT') = (approved_by is null)),
      check ((status = 'OPEN') = (opened_by is not null))
    );
    comment on table campaign is 'The dates of each attestation year as the authorised body sets them (RULES.md D.0); a year without a row is refused, never guessed';
    comment on column campaign.approved_by is 'a second person: never who prepared it';
    revoke delete, truncate on campaign from current_user;`,
  ),
  migration(
    '002-drafts',
    `create table draft (
      id text primary key check (id like 'draft-%'),
      title jsonb not null,
      base text not null,
      changes jsonb not null,
      settings jsonb not null,
      prepared_by uuid not null
    );
    comment on table draft is 'Drafts of the Rules: rows and settings of an edition, changed, to be asked and compared; no case is opened under one';`,
  ),
  migration(
    '003-sign-offs',
    `create table sign_off (
      position bigint generated always as identity primary key,
      rule text not null,
      confirmed boolean not null,
      read_in text not null,
      signed_by uuid not null,
      signed_on date not null
    );
    create index sign_off_rule on sign_off (rule, position desc);
    comment on table sign_off is 'Who confirmed a rule against the official text, or took it back; the last word holds, nothing is forgotten';
    revoke update, delete, truncate on sign_off from current_user;`,
  ),
  migration(
    '004-calendar',
    `create table calendar_year (year int primary key check (year between 2000 and 2100), version int not null check (version > 0), body jsonb not null);
    comment on table calendar_year is 'The working calendar of the years that the authorised body has changed, whole; a year without a row is as released';
    create table calendar_change (year int not null, version int not null, body jsonb not null, primary key (year, version));
    comment on table calendar_change is 'Every change with who made it, when and why; version is the one that was seen before';
    revoke update, delete, truncate on calendar_change from current_user;
    revoke delete, truncate on calendar_year from current_user;

    create table known_case (attestation_id uuid primary key, rule_set text not null, waits text check (waits in ('REGISTRATION', 'ANSWER')), counted_from text, as_of timestamptz,
      check ((waits is null) = (counted_from is null)));
    comment on table known_case is 'What a running case waits for in working days, and since when';
    create index known_case_waiting on known_case (attestation_id) where waits is not null;
    create table known_appeal (id uuid primary key, attestation_id uuid not null, filed_at text not null, closed boolean not null default false);
    comment on table known_appeal is 'Appeals that wait for their decision';
    create index known_appeal_open on known_appeal (id) where not closed;
    create index known_appeal_case on known_appeal (attestation_id) where not closed;`,
  ),
  migration(
    '005-settings',
    `create table setting_change (
      key text not null,
      version int not null check (version > 0),
      value jsonb not null,
      was jsonb not null check (was <> value),
      effective_from date not null,
      reason jsonb not null,
      source text not null,
      changed_by uuid not null,
      changed_on date not null check (changed_on < effective_from),
      primary key (key, version)
    );
    comment on table setting_change is 'What the ministry has changed of the settings (RULES.md B.18, F): who, when, from what, to what, why, from which day on; nothing is forgotten';
    comment on column setting_change.effective_from is 'the first day of its cases; never the day of the change: a running case keeps what held when it was opened';
    revoke update, delete, truncate on setting_change from current_user;`,
  ),
  migration(
    '006-campaign-life',
    `alter table campaign
      add column test_fee int check (test_fee >= 0),
      add column essay_topics jsonb not null default '[]',
      add column closed_by uuid,
      add column closed_on date,
      add column extension jsonb,
      add column extensions jsonb not null default '[]',
      drop constraint campaign_status_check,
      drop constraint campaign_check2,
      add constraint campaign_status_check check (status in ('DRAFT', 'APPROVED', 'OPEN', 'CLOSED')),
      add constraint campaign_opened check ((status in ('OPEN', 'CLOSED')) = (opened_by is not null)),
      add constraint campaign_closed check ((status = 'CLOSED') = (closed_by is not null) and (closed_by is null) = (closed_on is null)),
      add constraint campaign_extended check (status in ('OPEN', 'CLOSED') or (extension is null and extensions = '[]')),
      add constraint campaign_extension_approved check (not jsonb_path_exists(extensions, '$[*] ? (@.preparedBy == @.approvedBy)'));
    comment on column campaign.test_fee is 'in tenge, of a paid attempt; null: not known (X-059)';
    comment on column campaign.extension is 'prepared, and waiting for a second person';
    comment on column campaign.extensions is 'orders that extended periods, each approved by a second person, the oldest first';`,
  ),
];
