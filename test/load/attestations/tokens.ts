import { withClient } from '@attestation/service-kit';
import type { RunFile } from '@attestation/standalone';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { Who } from './caller.js';

/** Longer than a run takes. */
const TERM = '6h';

/**
 * Tokens as the platform's own issuer makes them, made here with its key: a thousand sign-ins by password are the issuer's figure, and elsewhere it is
 * another program.
 */
export async function tokensOf({ databaseUrl, oidcIssuer }: RunFile): Promise<(who: Who) => Promise<string>> {
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ private_jwk: JWK }>('select private_jwk from identity.signing_key order by created_at desc limit 1'));
  const [jwk] = rows.map(({ private_jwk }) => private_jwk);
  if (!jwk) throw new Error('The platform has no issuer of its own.');
  const key = await importJWK(jwk, 'RS256');
  const made = new Map<string, Promise<string>>();
  const make = (personId: string) =>
    new SignJWT({ client_id: 'web' }).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...(jwk.kid && { kid: jwk.kid }) })
      .setIssuer(oidcIssuer).setAudience('attestation').setSubject(personId).setIssuedAt().setExpirationTime(TERM).sign(key);
  return ({ personId }) => {
    const token = made.get(personId) ?? make(personId);
    made.set(personId, token);
    return token;
  };
}
