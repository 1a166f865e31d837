import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** An OIDC issuer for one test file: real keys, real signatures, a discovery document over HTTP. */
export interface TestIssuer {
  /** for OIDC_ISSUER */
  issuer: string;
  /** a person's access token, as the platform's issuer gives it */
  tokenFor(personId: string, more?: TokenParts): Promise<string>;
  /** a machine's own token */
  machineToken(client: string, more?: TokenParts): Promise<string>;
  stop(): Promise<void>;
}

export interface TokenParts {
  audience?: string;
  issuer?: string;
  /** e.g. `-1m` for one that is over */
  expires?: string;
}

/** Keys are costly: one pair for all issuers of a process. */
let keys: ReturnType<typeof generateKeyPair> | undefined;

/** Starts an issuer on a free port of 127.0.0.1. */
export async function testIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await (keys ??= generateKeyPair('RS256'));
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const server = createServer((request, response) => {
    void answer(request).then((body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
  });
  /** Any machine gets a token in the name it gives: whether it may is not asked here. */
  const answer = async ({ url = '', headers }: IncomingMessage): Promise<object> => {
    if (url.endsWith('/jwks')) return { keys: [key] };
    if (!url.endsWith('/token')) return { issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` };
    const [client = ''] = Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString().split(':');
    return { access_token: await sign(client, client), token_type: 'Bearer', expires_in: 600 };
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sign = (sub: string, client: string, { audience = 'attestation', issuer: iss = issuer, expires = '10m' }: TokenParts = {}): Promise<string> =>
    new SignJWT({ client_id: client })
      .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'at+jwt' })
      .setSubject(sub)
      .setIssuer(iss)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(privateKey);
  /** Signed once for each person: a story asks for them at every step. */
  const tokens = new Map<string, Promise<string>>();
  const signedFor = (personId: string): Promise<string> => {
    const token = tokens.get(personId) ?? sign(personId, 'web');
    tokens.set(personId, token);
    return token;
  };

  return {
    issuer,
    tokenFor: (personId, more) => (more ? sign(personId, 'web', more) : signedFor(personId)),
    machineToken: (client, more) => sign(client, client, more),
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
