import { createHash, randomBytes } from 'node:crypto';

export interface SignInRequest {
  /** e.g. `http://127.0.0.1:8080/oidc`; its discovery document names the rest */
  issuer: string;
  clientId: string;
  redirectUri: string;
  login: string;
  password: string;
}
export interface SignedIn {
  /** a JWT for the audience `attestation` */
  accessToken: string;
  /** seconds */
  expiresIn: number;
}

/** The issuer would not sign this person in, or did not answer as an issuer does. Never carries the password. */
export class SignInFailed extends Error {
  override name = 'SignInFailed';
}

interface Discovery {
  authorization_endpoint: string;
  token_endpoint: string;
}

/** More redirects than this and the issuer is going round in circles. */
const MAX_STEPS = 10;

/**
 * Signs a person in as a browser does: authorization code with PKCE, the sign-in page's form, the code for a token.
 * For tests, the demo and commands; a browser does it by itself.
 * @throws SignInFailed wrong password, unknown client or redirect address, no issuer there
 */
export async function signIn({ issuer, clientId, redirectUri, login, password }: SignInRequest): Promise<SignedIn> {
  const { authorization_endpoint, token_endpoint } = await discover(issuer);
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const ask = new URL(authorization_endpoint);
  ask.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const answer = await new Browser(redirectUri).through(ask, { login, password });
  if (answer.get('state') !== state) throw new SignInFailed('The issuer answered another sign-in than ours.');
  const code = answer.get('code');
  if (!code) throw new SignInFailed(`The issuer refused the sign-in: ${answer.get('error') ?? 'it gave no code'}.`);
  return exchange(token_endpoint, { code, client_id: clientId, redirect_uri: redirectUri, code_verifier: verifier });
}

async function discover(issuer: string): Promise<Discovery> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address);
  if (!response.ok) throw new SignInFailed(`${address} answered ${response.status}.`);
  return (await response.json()) as Discovery;
}

async function exchange(endpoint: string, code: Record<string, string>): Promise<SignedIn> {
  const response = await fetch(endpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', ...code }) });
  const body = (await response.json()) as { access_token?: string; expires_in?: number; error?: string };
  if (!response.ok || !body.access_token) throw new SignInFailed(`The issuer gave no token: ${body.error ?? response.status}.`);
  return { accessToken: body.access_token, expiresIn: body.expires_in ?? 0 };
}

/** As much of a browser as a sign-in needs: it keeps cookies, follows redirects and fills in one form. */
class Browser {
  private readonly cookies = new Map<string, string>();

  private readonly home: URL;

  constructor(home: string) {
    this.home = new URL(home);
  }

  /** From the authorization address to our own; the query that it is called with. */
  async through(start: URL, form: { login: string; password: string }): Promise<URLSearchParams> {
    let at = start;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      let response = await this.request(at);
      if (response.status === 200) response = await this.request(at, new URLSearchParams(form));
      const next = response.headers.get('location');
      if (!next) throw new SignInFailed(response.status === 401 ? 'The login name or the password is wrong.' : `The issuer answered ${response.status}.`);
      at = new URL(next, at);
      if (at.origin === this.home.origin && at.pathname === this.home.pathname) return at.searchParams;
    }
    throw new SignInFailed('The issuer redirects without end.');
  }

  private async request(at: URL, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(at, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  /** Paths are not looked at: within one sign-in every cookie is for the same issuer. */
  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', ...value] = pair.split('=');
    if (value.join('=')) this.cookies.set(name, value.join('='));
    else this.cookies.delete(name);
  }
}
