/**
 * The log in two parts. Facts stay: whoever comes later builds its picture from all there ever were, and an event published twice stands
 * here once. The engine's records, by far the most, lie in a table for each week, which is dropped as a whole when it is old and read.
 */
export const LOG = `
  create sequence bus.log_position;
  create table bus.log (
    position bigint not null default nextval('bus.log_position'),
    topic text not null,
    partition int not null default 0,
    key text,
    type text not null,
    event_id text,
    headers jsonb not null default '{}',
    value jsonb not null,
    created_at timestamptz not null default clock_timestamp()
  ) partition by list (topic);
  alter sequence bus.log_position owned by bus.log.position;
  comment on column bus.log.event_id is 'the CloudEvent''s id: published twice, it stands here once';

  create table bus.log_facts partition of bus.log (primary key (position)) default;
  create index log_topic on bus.log_facts (topic, position);
  create unique index log_event on bus.log_facts (topic, event_id) where event_id is not null;

  create table bus.log_engine partition of bus.log for values in ('zeebe') partition by range (created_at);
  comment on table bus.log_engine is 'a table for each week, named after its Monday';
`;

/** Weeks that lie ready: nobody writes into one that is missing. */
const WEEKS_AHEAD = 3;

/**
 * `bus.lay_weeks` makes the tables of the engine's records from a moment on; attached, not made in place, so that whoever reads or
 * writes meanwhile is not held up.
 */
export const WEEKS = `
  create or replace function bus.lay_weeks(p_from timestamptz) returns void language plpgsql security definer set search_path = bus, pg_temp as $$
  declare
    monday date;
    leaf text;
  begin
    perform pg_advisory_xact_lock(hashtextextended('bus weeks', 0));
    for monday in select generate_series(date_trunc('week', p_from at time zone 'UTC'), (now() at time zone 'UTC') + interval '${WEEKS_AHEAD} weeks', interval '1 week') loop
      leaf := 'log_engine_' || to_char(monday, 'YYYYMMDD');
      continue when to_regclass('bus.' || leaf) is not null;
      execute format('create table bus.%I (like bus.log including defaults including comments, primary key (position))', leaf);
      execute format('alter table bus.log_engine attach partition bus.%I for values from (%L) to (%L)', leaf,
        monday::timestamp at time zone 'UTC', (monday + 7)::timestamp at time zone 'UTC');
    end loop;
  end $$;
  revoke execute on function bus.lay_weeks from public;

  create or replace function bus.keep_house(p_keep interval) returns text[] language plpgsql security definer set search_path = bus, pg_temp as $$
  declare
    leaf record;
    newest bigint;
    dropped text[] := '{}';
  begin
    perform bus.lay_weeks(now());
    if p_keep is null then return dropped; end if;
    set local lock_timeout = '2s'; -- who reads just now is not held up for long: another time will do
    for leaf in
      select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'bus.log_engine'::regclass and to_date(right(c.relname, 8), 'YYYYMMDD') + 7 <= (now() - p_keep) at time zone 'UTC'
       order by c.relname
    loop
      execute format('select max(position) from bus.%I', leaf.name) into newest;
      exit when exists (select from bus.consumer where topic = 'zeebe' and position < newest);
      execute format('drop table bus.%I', leaf.name);
      dropped := dropped || leaf.name;
    end loop;
    return dropped;
  end $$;
  revoke execute on function bus.keep_house from public;
  comment on function bus.keep_house is 'makes the weeks to come; drops those older than given that every consumer has read, the oldest first, and names them';
`;

/** A log of an earlier version, in one table: its rows are taken over, each at its position. */
export const FROM_ONE_TABLE = `
  alter table bus.log rename to log_before;
  alter index if exists bus.log_pkey rename to log_before_pkey;
  drop index if exists bus.log_topic, bus.log_event;
  ${LOG}
  ${WEEKS}
  select bus.lay_weeks(coalesce((select min(created_at) from bus.log_before where topic = 'zeebe'), now()));
  insert into bus.log (position, topic, partition, key, type, event_id, headers, value, created_at)
    select position, topic, partition, key, type, event_id, headers, value, created_at from bus.log_before;
  select setval('bus.log_position', coalesce((select max(position) from bus.log), 1), exists (select from bus.log));
  drop table bus.log_before;
`;
