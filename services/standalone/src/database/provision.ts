import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { envName, PARTS } from '../layout.js';
import { StartProblem } from '../problem.js';
import { setUpClock } from './clock.js';

export const DATABASE = 'attestation';

/** The one database, ready for the services. */
export interface Provisioned {
  /** the address of the administrator, in the services' database */
  url: string;
  /** APPLICATIONS_DATABASE_URL …: the address of each service's own role */
  env: Record<string, string>;
  /** the platform's distance from real time in ms */
  clockOffset: number;
}

export interface ProvisionOptions {
  /** whose role may create databases and roles (our own PostgreSQL), or roles and schemas (DATABASE_URL) */
  adminUrl: string;
  /** true: the database is made when missing; false: it is the one the address names */
  ours: boolean;
  date?: string;
  fresh: boolean;
  env: NodeJS.ProcessEnv;
}

/**
 * Makes the database, a schema and a role for each service, and the platform's clock; whatever exists stays.
 * A role's password is new at every start and kept nowhere.
 * @throws StartProblem when the database cannot be reached or its role may not do this
 */
export async function provision({ adminUrl, ours, date, fresh, env }: ProvisionOptions): Promise<Provisioned> {
  if (ours) await withClient(adminUrl, ensureDatabase);
  const url = ours ? withPath(adminUrl, DATABASE) : adminUrl;
  return withClient(url, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('attestation.provision'))");
    const database = await nameOf(client);
    const clockOffset = await setUpClock(client, { date, fresh });
    const addresses: Record<string, string> = {};
    await ensureGroup(client, database);
    for (const { name } of PARTS.filter(({ pool }) => pool > 0)) {
      const variable = `${envName(name)}_DATABASE_URL`;
      addresses[variable] = env[variable] ?? (await ensureService(client, url, database, name));
    }
    return { url, env: addresses, clockOffset };
  });
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`create database ${DATABASE}`);
}

async function nameOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  return rows[0]?.name ?? DATABASE;
}

/** All services' roles are members of it; what they share (bus, clock) is granted to it. The name that libs/persistence knows. */
export const GROUP = 'attestation_services';

/** What all services may: enter the database. Nobody else's schema is open to them. */
async function ensureGroup(client: pg.Client, database: string): Promise<void> {
  await ensureRole(client, GROUP, 'nologin');
  await client.query(`grant connect, temporary on database ${client.escapeIdentifier(database)} to ${GROUP}`);
  await client.query('revoke create on schema public from public');
}

/** A role of the service's own name: by it the bus knows who speaks. */
async function ensureService(client: pg.Client, url: string, database: string, name: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const id = client.escapeIdentifier(name);
  await ensureRole(client, name, 'login', markOf(database));
  await client.query(`alter role ${id} password ${client.escapeLiteral(password)}`);
  await client.query(`grant ${GROUP} to ${id}`);
  await client.query(`grant ${id} to current_user`);
  await client.query(`create schema if not exists ${id} authorization ${id}`);
  await client.query(`alter role ${id} in database ${client.escapeIdentifier(database)} set search_path = ${id}, public`);
  return withLogin(url, name, password);
}

const markOf = (database: string): string => `of the attestation platform in the database ${database}`;

/** Roles belong to the whole server: one that is there and is not ours, or another platform's, is not taken over. */
async function ensureRole(client: pg.Client, role: string, kind: 'login' | 'nologin', mark?: string): Promise<void> {
  const { rows } = await client.query<{ mark: string | null }>(
    "select shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = $1", [role]);
  const [known] = rows;
  if (!known) {
    await client.query(`create role ${client.escapeIdentifier(role)} ${kind}`);
    if (mark) await client.query(`comment on role ${client.escapeIdentifier(role)} is ${client.escapeLiteral(mark)}`);
  } else if (mark && known.mark !== mark) {
    throw new StartProblem(
      `The PostgreSQL of DATABASE_URL has a role "${role}" already (${known.mark ?? 'not made by this platform'}): give the platform a server of its own, or name a database address for each service (APPLICATIONS_DATABASE_URL …).`,
    );
  }
}

function withPath(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

function withLogin(url: string, user: string, password: string): string {
  const address = new URL(url);
  [address.username, address.password] = [user, password];
  return address.href;
}

const NOT_PERMITTED = '42501';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(inWords(error as Error & { code?: string }, url), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function inWords({ message, code }: Error & { code?: string }, url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname}:${port || 5432}${pathname}`;
  if (code !== NOT_PERMITTED) return `The database ${where} cannot be used: ${message || code}.`;
  return `The role ${username} of DATABASE_URL may not make roles and schemas in ${where} (${message}): let it, or name a database address for each service (APPLICATIONS_DATABASE_URL …).`;
}
