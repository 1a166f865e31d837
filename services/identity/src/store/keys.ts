import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Pool, PoolClient } from 'pg';

/** What the issuer signs with. It lives in the database alone: a new database has new keys. */
export interface IssuerKeys {
  /** private keys, the newest first: it signs, the others still verify */
  signing: JWK[];
  /** secrets that sign the issuer's own cookies */
  cookies: string[];
}

/** The keys of this database, generated on the first start. Two processes that start at once get the same ones. */
export async function issuerKeys(pool: Pool): Promise<IssuerKeys> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('identity.keys'))`);
    const keys = { signing: await signingKeys(client), cookies: await cookieKeys(client) };
    await client.query('commit');
    return keys;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function signingKeys(client: PoolClient): Promise<JWK[]> {
  const known = await client.query<{ private_jwk: JWK }>('select private_jwk from identity.signing_key order by created_at desc');
  if (known.rows.length > 0) return known.rows.map((row) => row.private_jwk);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  await client.query('insert into identity.signing_key (kid, private_jwk) values ($1, $2)', [jwk.kid, jwk]);
  return [jwk];
}

async function cookieKeys(client: PoolClient): Promise<string[]> {
  const known = await client.query<{ value: string }>('select value from identity.cookie_key order by created_at desc');
  if (known.rows.length > 0) return known.rows.map((row) => row.value);
  const value = randomBytes(32).toString('base64url');
  await client.query('insert into identity.cookie_key (value) values ($1)', [value]);
  return [value];
}
