import { withClient } from '@attestation/service-kit';
import type pg from 'pg';

/** All services' roles are members of it; what they share (bus, clock) is granted to it. */
export const SERVICES_ROLE = 'attestation_services';

/** A service's own role and schema. */
export interface ServiceAccount {
  name: string;
  password: string;
}

/**
 * Gives each service a login role and a schema of its own name, which nobody else may enter. Repeated without harm; a new
 * password replaces the old one.
 * @param adminUrl a role that may create roles and schemas
 * @returns each service's own address of the database
 */
export async function provisionServices(adminUrl: string, accounts: ServiceAccount[]): Promise<Record<string, string>> {
  await withClient(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtextextended('provision', 0))`);
    await role(client, SERVICES_ROLE, 'nologin');
    for (const account of accounts) await provision(client, account);
  });
  return Object.fromEntries(accounts.map((account) => [account.name, addressFor(adminUrl, account)]));
}

async function provision(client: pg.Client, { name, password }: ServiceAccount): Promise<void> {
  const quoted = client.escapeIdentifier(name);
  await role(client, name, 'login');
  await client.query(`alter role ${quoted} login password ${client.escapeLiteral(password)}`);
  await client.query(`grant ${SERVICES_ROLE} to ${quoted}`);
  await client.query(`create schema if not exists ${quoted} authorization ${quoted}`);
}

// roles belong to the whole server: another database's provisioning may make the same one at this moment
async function role(client: pg.Client, name: string, attribute: 'login' | 'nologin'): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount) return;
  await client.query(`create role ${client.escapeIdentifier(name)} ${attribute}`).catch((problem: { code?: string }) => {
    if (problem.code !== '42710' && problem.code !== '23505') throw problem;
  });
}

function addressFor(adminUrl: string, { name, password }: ServiceAccount): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
}
