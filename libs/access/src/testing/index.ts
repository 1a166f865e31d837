import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PersonId } from '@attestation/contracts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An issuer for tests: it describes itself, shows its key, and signs for anybody. */
export interface TestIssuer {
  /** for OIDC_ISSUER */
  issuer: string;
  /** The Authorization header of a person. @param expiresIn seconds; a negative one has expired */
  bearer(personId: PersonId | string, expiresIn?: number): Promise<string>;
  stop(): Promise<void>;
}

/** Starts an issuer on a free port of this machine; the verifier reads it as it reads any other. */
export async function testIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const server = createServer((request, response) => {
    const about = { issuer: addressOf(), jwks_uri: `${addressOf()}/jwks` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url === '/jwks' ? { keys: [key] } : about));
  });
  const addressOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = addressOf();
  const bearer = async (personId: string, expiresIn = 600) => {
    const now = Math.floor((performance.timeOrigin + performance.now()) / 1000);
    const token = new SignJWT({ client_id: 'test' }).setProtectedHeader({ alg: 'ES256', kid: 'test' }).setIssuer(issuer).setAudience('attestation');
    return `Bearer ${await token.setSubject(personId).setIssuedAt(now).setExpirationTime(now + expiresIn).sign(privateKey)}`;
  };
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { issuer, bearer, stop: () => (server.closeAllConnections(), stop()) };
}
