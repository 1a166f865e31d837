import { SERVICES_ROLE } from '@attestation/persistence';
import { withClient } from '@attestation/service-kit';
import type pg from 'pg';
import { FROM_ONE_TABLE, LOG, WEEKS } from './log.js';

/**
 * `bus.append` and, for many events at once, `bus.append_all` are the only ways in: they hold the topic until the transaction has ended, so that
 * positions become visible in their order and no reader passes one that is committed late. Rolling back leaves gaps and nothing else.
 */
const DDL = `
  create schema bus;
  ${LOG}
  create table bus.consumer (
    consumer_group text not null,
    topic text not null,
    position bigint not null default 0,
    moved_at timestamptz not null default now(),
    primary key (consumer_group, topic)
  );
  comment on column bus.consumer.position is 'everything up to here is done';

  create table bus.dead_letter (
    id bigint generated always as identity primary key,
    consumer_group text not null,
    topic text not null,
    position bigint not null,
    item int not null default 0,
    key text,
    type text not null,
    event jsonb not null,
    reason text not null,
    attempts int not null default 1,
    created_at timestamptz not null default now(),
    next_attempt_at timestamptz,
    resolved_at timestamptz,
    unique (consumer_group, topic, position, item)
  );
  comment on column bus.dead_letter.item is 'which record of a row that holds several';
  comment on column bus.dead_letter.next_attempt_at is 'null: it waits for an operator';
  create index dead_letter_due on bus.dead_letter (consumer_group, next_attempt_at) where resolved_at is null;

  `;

const APPEND = `
  create or replace function bus.hold(p_topic text) returns void language plpgsql as $$
  begin
    -- a service speaks in its own name; a registry's topics are fed by integrations, the engine's by the engine
    if p_topic <> session_user and session_user <> current_user
      and not (session_user = 'integrations' and p_topic like 'registry.%')
      and not (session_user = 'engine' and p_topic = 'zeebe')
      and not (select rolsuper from pg_roles where rolname = session_user)
    then
      raise insufficient_privilege using message = format('%s may not publish on the topic %s', session_user, p_topic);
    end if;
    perform pg_advisory_xact_lock(hashtextextended('bus:' || p_topic, 0));
  end $$;
  revoke execute on function bus.hold from public;

  create or replace function bus.append(p_topic text, p_partition int, p_key text, p_type text, p_event_id text, p_headers jsonb, p_value jsonb)
  returns bigint language plpgsql security definer set search_path = bus, pg_temp as $$
  declare appended bigint;
  begin
    perform bus.hold(p_topic);
    if p_topic = 'zeebe' then
      insert into bus.log_engine (topic, partition, key, type, event_id, headers, value)
        values (p_topic, p_partition, p_key, p_type, p_event_id, p_headers, p_value)
        returning position into appended;
    else
      insert into bus.log_facts (topic, partition, key, type, event_id, headers, value)
        values (p_topic, p_partition, p_key, p_type, p_event_id, p_headers, p_value)
        on conflict (topic, event_id) where event_id is not null do nothing
        returning position into appended;
    end if;
    -- a reader is called for what it takes; nobody for the engine's records, which would be more calls than all others
    if p_topic <> 'zeebe' then perform pg_notify('bus', p_topic || ' ' || p_type); end if;
    return appended;
  end $$;
  revoke execute on function bus.append from public;
  comment on function bus.append is 'the position, or null for an event that is there already';

  create or replace function bus.append_all(p_events jsonb) returns void language plpgsql security definer set search_path = bus, pg_temp as $$
  begin
    -- in the order of their names, whatever the order of the events: two publishers never block each other
    perform bus.hold(topic) from (select distinct event->>'topic' collate "C" as topic from jsonb_array_elements(p_events) event order by 1) topics;
    insert into bus.log_facts (topic, partition, key, type, event_id, headers, value)
      select event->>'topic', 0, event->>'key', event->>'type', event->>'id', event->'headers', event->'value'
        from jsonb_array_elements(p_events) with ordinality as given(event, place) order by place
      on conflict (topic, event_id) where event_id is not null do nothing;
    perform pg_notify('bus', told) from (select distinct (event->>'topic') || ' ' || (event->>'type') as told from jsonb_array_elements(p_events) event) news;
  end $$;
  revoke execute on function bus.append_all from public;
  comment on function bus.append_all is 'facts in the order given, each once: of topics that are not the engine''s';
`;

const GRANTS = `
  grant usage on schema bus to ${SERVICES_ROLE};
  grant select on bus.log to ${SERVICES_ROLE};
  grant execute on function bus.append, bus.append_all, bus.keep_house to ${SERVICES_ROLE};
  grant select, insert, update on bus.consumer, bus.dead_letter to ${SERVICES_ROLE};`;

/**
 * Makes the bus, and opens it to the services' role, as an administrator: after `provisionServices`, before the services start.
 * Repeated without harm.
 */
export const prepareBus = (adminUrl: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    await ensureBus(client);
    if (await isOneTable(client)) await client.query(`begin; ${FROM_ONE_TABLE} commit`);
    await client.query(WEEKS + APPEND); // also on a bus that was laid by an earlier version
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [SERVICES_ROLE]);
    if (rowCount) await client.query(GRANTS);
  });

/** Makes the bus where it is missing, for whoever comes first with the right to. */
export const openBus = (databaseUrl: string): Promise<void> => withClient(databaseUrl, ensureBus);

/** Makes the bus where it is missing; the first to come does it, others wait. */
export async function ensureBus(client: pg.ClientBase): Promise<void> {
  if (await isThere(client)) return;
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('bus schema', 0))`);
    if (!(await isThere(client))) await client.query(`${DDL} ${WEEKS} ${APPEND} select bus.lay_weeks(now())`);
    await client.query('commit');
  } catch (problem) {
    await client.query('rollback');
    throw problem;
  }
}

// the catalogue is read by a query: inside a transaction to_regclass may still answer from before another's commit
async function isThere(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'bus' and c.relname = 'dead_letter'`,
  );
  return rowCount === 1;
}

async function isOneTable(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`select 1 from pg_class where oid = to_regclass('bus.log') and relkind = 'r'`);
  return rowCount === 1;
}
