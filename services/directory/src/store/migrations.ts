import { migration, NAME_WORDS } from '@attestation/persistence';

/** The registers of the platform. Names without a schema are the service's own. */
export const MIGRATIONS = [
  migration(
    '001-directory',
    `create table place (
      code text primary key check (code ~ '^[0-9]{2,9}$'),
      parent_code text references place (code),
      kind text not null check (kind in ('COUNTRY', 'REGION', 'CITY', 'DISTRICT', 'LOCALITY')),
      name jsonb not null,
      has_district_level boolean not null
    );
    comment on table place is 'The territory by KATO codes; jurisdiction over a place holds for all below';
    create index place_parent on place (parent_code, code);

    create table organisation (
      id uuid primary key,
      place_code text not null references place (code),
      name jsonb not null,
      kind text not null,
      subordination text not null check (subordination in ('DISTRICT', 'REGIONAL', 'REPUBLICAN', 'INDUSTRY')),
      active boolean not null
    );
    comment on column organisation.subordination is 'decides the level of the commission (RULES.md E.1)';
    create index organisation_place on organisation (place_code, id);

    create table person (
      id uuid primary key,
      name text not null,
      current_category text not null,
      category_valid_until date,
      consecutive_exempt_confirmations int not null check (consecutive_exempt_confirmations >= 0),
      disability boolean not null,
      active boolean not null,
      personal_number bytea,
      personal_number_index bytea unique,
      check ((personal_number is null) = (personal_number_index is null))
    );
    comment on column person.personal_number is 'AES-256-GCM: nonce, tag, text; bound to the id. Nowhere else on the platform';
    comment on column person.personal_number_index is 'HMAC-SHA-256 under a key of its own: finds a number without reading any';

    create table employment (
      id uuid primary key,
      person_id uuid not null references person (id),
      organisation_id uuid not null references organisation (id),
      post text not null,
      position_group text not null,
      subject text not null,
      valid_from date not null,
      valid_to date,
      service_years int not null check (service_years >= 0),
      service_months int not null check (service_months between 0 and 11),
      service_as_of date not null,
      check (valid_to >= valid_from)
    );
    create index employment_person on employment (person_id, id);
    create index employment_organisation on employment (organisation_id, id);

    create table role_assignment (
      id uuid primary key,
      person_id uuid not null references person (id),
      role text not null,
      organisation_id uuid references organisation (id),
      place_code text references place (code),
      order_number text,
      valid_from date not null,
      valid_to date,
      ended_on date,
      check (num_nonnulls(organisation_id, place_code) <= 1),
      check (valid_to >= valid_from)
    );
    comment on column role_assignment.ended_on is 'the first day on which it no longer holds, when it was ended early';
    create index role_assignment_person on role_assignment (person_id, id);
    create index role_assignment_role on role_assignment (role);

    create table personal_number_exchange (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      client text not null,
      person_id uuid not null,
      direction text not null check (direction in ('TO_NUMBER', 'TO_PERSON'))
    );
    comment on table personal_number_exchange is 'Who exchanged whose number, when; never the number';
    revoke update, delete, truncate on personal_number_exchange from current_user;`,
  ),
  migration(
    '002-fixtures',
    `alter table person add column fixture boolean not null default false;
    comment on column person.fixture is 'holds a number that no living person has: production does not start on such rows';`,
  ),
  migration(
    '003-take-over',
    `alter table place add column source text;
    comment on column place.source is 'where code and name were taken from';

    alter table organisation add column code text unique;
    comment on column organisation.code is 'in the register it was taken over from; tables name it by this code';

    alter table person add column category_awarded_on date, add column category_order_number text;
    comment on column person.category_awarded_on is 'the day of the order that the current category rests on, where it is known';`,
  ),
  migration(
    '004-names',
    `create ${NAME_WORDS}

    alter table person add column words tsvector generated always as (array_to_tsvector(name_words(name))) stored;
    create index person_words on person using gin (words);
    create index person_name on person (name collate "kk-x-icu", id);`,
  ),
  migration(
    '005-bans',
    `alter table person add column banned_until date;
    comment on column person.banned_until is 'the last day on which she is not admitted to attestation (RULES.md E.9); null: no ban is known';`,
  ),
  migration(
    '006-numbers-that-pass',
    `alter table person drop constraint person_personal_number_index_key, add constraint person_number_once unique (personal_number_index) deferrable;
    comment on constraint person_number_once on person is 'looked at when a statement ends: within one, numbers may pass from person to person';`,
  ),
  migration(
    '007-penal-institutions-and-positions',
    `alter table organisation add column penal_institution boolean not null default false;
    comment on column organisation.penal_institution is 'it teaches at a penal institution: sheets from outside if available, a total of its own (RULES.md R-065, X-075)';
    alter table employment add column position text;
    comment on column employment.position is 'where the notes to the score sheet tell it apart (RULES.md X-076); null: the group of posts says all';`,
  ),
];
