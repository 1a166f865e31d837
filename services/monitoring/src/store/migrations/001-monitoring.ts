import { migration } from '@attestation/persistence';

/** The picture of the engine: emptied and read again from the log at will. */
export const PICTURE = ['read_position', 'instance', 'instance_case', 'element', 'job', 'incident'] as const;

export const MONITORING = migration(
  '001-monitoring',
  `create table read_position (partition_id int primary key, position bigint not null, at timestamptz not null);
  comment on table read_position is 'The last record of each partition that is part of the picture; kept with what it changed';

  create table instance (
    key bigint primary key,
    bpmn_process_id text not null,
    version int not null,
    definition_key bigint not null,
    parent_key bigint,
    parent_element_key bigint,
    root_key bigint not null,
    state text not null,
    started_at timestamptz,
    ended_at timestamptz,
    position bigint not null
  );
  comment on column instance.root_key is 'the instance at the top, that of the case; its own key there';
  comment on column instance.position is 'of the record that told its state: an older one changes it no more';
  create index instance_of_root on instance (root_key);
  create index instance_of_parent on instance (parent_key) where parent_key is not null;
  create index instance_running on instance (key desc) where ended_at is null;

  create table instance_case (instance_key bigint primary key, attestation_id uuid not null, position bigint not null);
  comment on table instance_case is 'Which case an instance belongs to: its variable attestationId, which may come before the instance';
  create index instance_case_of on instance_case (attestation_id);

  create table element (
    key bigint primary key,
    instance_key bigint not null,
    element_id text not null,
    element_type text not null,
    scope_key bigint not null,
    state text not null,
    started_at timestamptz,
    ended_at timestamptz,
    position bigint not null
  );
  create index element_of_instance on element (instance_key, key);

  create table job (
    key bigint primary key,
    instance_key bigint not null,
    element_key bigint not null,
    element_id text not null,
    type text not null,
    state text not null,
    retries int not null,
    worker text not null,
    created_at timestamptz not null,
    position bigint not null
  );
  create index job_open on job (type, created_at) where state in ('WAITING', 'IN_WORK', 'FAILED');
  create index job_of_instance on job (instance_key);

  create table incident (
    key bigint primary key,
    instance_key bigint not null,
    element_key bigint,
    element_id text not null,
    job_key bigint,
    error_type text not null,
    message text not null,
    created_at timestamptz,
    resolved_at timestamptz
  );
  create index incident_of_instance on incident (instance_key);
  create index incident_open on incident (key desc) where resolved_at is null;

  create table attestation_case (
    attestation_id uuid primary key,
    organisation_id uuid not null,
    claimed_category text not null,
    opened_on date not null,
    outcome text,
    closed_at timestamptz
  );
  comment on table attestation_case is 'Where a case belongs: decides who may see its instances';
  create index attestation_case_of on attestation_case (organisation_id);

  create table work_item (
    id uuid not null,
    step text not null,
    attestation_id uuid not null,
    holder jsonb,
    opened_at timestamptz,
    due timestamptz,
    closed_at timestamptz,
    how text,
    primary key (id, step)
  );
  comment on column work_item.holder is 'null: closed before its opening was heard of';
  create index work_item_open on work_item (attestation_id) where closed_at is null;

  create table resolution (
    id uuid primary key,
    incident_key bigint not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    outcome text check (outcome in ('RE_ACTIVATED', 'ALREADY_RESOLVED', 'REFUSED')),
    reason text
  );
  comment on table resolution is 'What operators tried at incidents, and the engine''s answer; null: asked, not yet answered';
  create index resolution_of_incident on resolution (incident_key, asked_at desc);`,
);
