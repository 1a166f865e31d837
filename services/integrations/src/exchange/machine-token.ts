const TIMEOUT_MS = 5_000;
const RENEW_BEFORE_MS = 30_000;

export interface MachineAccount {
  issuer: string;
  client: string;
  secret: string;
}

/** Our own machine token at the issuer, renewed before it ends. */
export class MachineToken {
  private token?: { value: string; until: number };

  constructor(private readonly account: MachineAccount) {}

  async value(): Promise<string> {
    if (this.token && this.token.until > performance.now()) return this.token.value;
    const { issuer, client, secret } = this.account;
    const answer = await fetch(await tokenEndpoint(issuer), {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`The issuer gives no token to ${client}: ${answer.status}.`);
    const { access_token: value, expires_in: seconds = 60 } = (await answer.json()) as { access_token: string; expires_in?: number };
    this.token = { value, until: performance.now() + seconds * 1000 - RENEW_BEFORE_MS };
    return value;
  }

  /** Somebody did not believe it: the next one is new. */
  forget(): void {
    this.token = undefined;
  }
}

async function tokenEndpoint(issuer: string): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const { token_endpoint: endpoint } = (answer.ok ? await answer.json() : {}) as { token_endpoint?: string };
  if (!endpoint) throw new Error(`The issuer describes no token endpoint: it answers ${answer.status}.`);
  return endpoint;
}
