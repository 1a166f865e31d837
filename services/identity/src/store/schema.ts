import type { Pool, PoolClient } from 'pg';

/** The tables of the embedded issuer. Each statement may run again on tables that exist. */
const STATEMENTS = [
  `create table if not exists identity.account (
     login text primary key check (login = lower(login)),
     person_id uuid not null unique,
     password_hash text not null,
     created_at timestamptz not null default now(),
     changed_at timestamptz not null default now())`,
  `create table if not exists identity.login_attempt (
     login text primary key,
     failures integer not null,
     last_failure timestamptz not null)`,
  `create table if not exists identity.artefact (
     model text not null,
     id text not null,
     payload jsonb not null,
     grant_id text,
     uid text,
     user_code text,
     consumed_at timestamptz,
     expires_at timestamptz,
     primary key (model, id))`,
  `create index if not exists artefact_grant on identity.artefact (grant_id) where grant_id is not null`,
  `create index if not exists artefact_uid on identity.artefact (model, uid) where uid is not null`,
  `create index if not exists artefact_expires on identity.artefact (expires_at)`,
  `create table if not exists identity.signing_key (
     kid text primary key,
     private_jwk jsonb not null,
     created_at timestamptz not null default now())`,
  `create table if not exists identity.cookie_key (
     value text primary key,
     created_at timestamptz not null default now())`,
  `create table if not exists identity.demo_key (
     authority text not null,
     person_id uuid not null,
     certificate_pem text not null,
     private_key_pem text not null,
     created_at timestamptz not null default now(),
     primary key (authority, person_id))`,
  `comment on table identity.demo_key is 'Keys for demo signatures, encrypted; authority: the fingerprint of the demo authority that vouches for them'`,
];

/** Lays the tables, one process at a time. */
export async function laySchema(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('identity.schema'))`);
    if (!(await hasSchema(client))) await client.query('create schema identity');
    for (const statement of STATEMENTS) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Asked first: a role that owns the schema need not be allowed to make one. */
async function hasSchema(client: PoolClient): Promise<boolean> {
  const found = await client.query(`select 1 from pg_namespace where nspname = 'identity'`);
  return found.rows.length > 0;
}
