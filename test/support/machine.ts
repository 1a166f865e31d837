import { importJWK, SignJWT } from 'jose';
import type { Joined } from './joined.js';

/** A token of a registry's machine account, signed by this platform's own issuer; what the account may publish the ministry says elsewhere. */
export async function machineToken(joined: Joined, client: string): Promise<string> {
  const [key] = await joined.sql<{ kid: string; private_jwk: object }>('select kid, private_jwk from identity.signing_key');
  return new SignJWT({ client_id: client })
    .setProtectedHeader({ alg: 'RS256', kid: key?.kid, typ: 'at+jwt' })
    .setSubject(client)
    .setIssuer(joined.platform.run.oidcIssuer)
    .setAudience('attestation')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK({ ...key?.private_jwk, alg: 'RS256' }, 'RS256'));
}
