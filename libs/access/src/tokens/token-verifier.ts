import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { isUuid } from '@attestation/contracts';
import type { PersonId } from '@attestation/contracts';
import { systemNow } from '@attestation/service-kit/base';

export interface TokenOptions {
  /** the issuer's address, exactly as in its tokens' `iss` */
  issuer: string;
  /** who the tokens are for: their `aud` */
  audience: string;
  /** signatures accepted; default RS256, PS256, ES256, EdDSA */
  algorithms?: readonly string[];
  /** the claim with the person's id; default `sub` */
  personClaim?: string;
  /** how long keys are believed without asking again, in ms; default 600,000 */
  keysMaxAgeMs?: number;
  /** how far clocks may differ, in seconds; default 5 */
  skewSeconds?: number;
  /** the issuer's keys, where they are at hand: then nobody is asked for them */
  keys?: JWTVerifyGetKey;
}

/** `refused`: the token is not good; `unavailable`: nobody can say, the issuer does not answer. */
export interface Unverified {
  ok: false;
  why: 'refused' | 'unavailable';
  reason: string;
}
export type Verified = { ok: true; personId: PersonId; client?: string } | Unverified;
export type VerifiedClient = { ok: true; client: string } | Unverified;

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
const TIMEOUT_MS = 5000;
/** Good tokens that are remembered; of more the oldest is checked again. */
const MOST_GOOD = 5000;

/** Reads access tokens of one OIDC issuer. Keys expire closed: an outage of the issuer costs time, never a wrong permission. */
export class TokenVerifier {
  private keys?: { resolve: JWTVerifyGetKey; until: number };
  private looking?: Promise<JWTVerifyGetKey>;
  private readonly good = new Map<string, { payload: JWTPayload; over: number; keysUntil: number }>();

  constructor(private readonly options: TokenOptions) {}

  /** Real time decides, not the platform's clock. Never throws. */
  async verify(token: string): Promise<Verified> {
    const read = await this.read(token);
    return read.ok ? this.personIn(read.payload) : read;
  }

  /** A machine's own token (client credentials): its `sub` is the client and no person. Never throws. */
  async verifyClient(token: string): Promise<VerifiedClient> {
    const read = await this.read(token);
    if (!read.ok) return read;
    const { sub, client_id: client = read.payload['azp'] } = read.payload;
    return typeof client === 'string' && sub === client ? { ok: true, client } : { ok: false, why: 'refused', reason: 'the token is no machine\'s own' };
  }

  /** A token that was good is good until it is over or the keys are asked for again: its signature is checked once, not with every request. */
  private async read(token: string): Promise<{ ok: true; payload: JWTPayload } | Unverified> {
    const known = this.good.get(token);
    if (known && systemNow() < known.over && performance.now() < known.keysUntil) return { ok: true, payload: known.payload };
    this.good.delete(token);
    const read = await this.check(token);
    if (read.ok) this.remember(token, read.payload);
    return read;
  }

  private remember(token: string, payload: JWTPayload): void {
    if (this.good.size >= MOST_GOOD) this.good.delete(this.good.keys().next().value ?? '');
    this.good.set(token, { payload, over: (payload.exp ?? 0) * 1000, keysUntil: this.keys?.until ?? Infinity });
  }

  private async check(token: string): Promise<{ ok: true; payload: JWTPayload } | Unverified> {
    try {
      const { issuer, audience, algorithms = ALGORITHMS, skewSeconds = 5 } = this.options;
      const { payload } = await jwtVerify(token, await this.issuerKeys(), {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: skewSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return { ok: true, payload };
    } catch (error) {
      return { ok: false, why: isRefusal(error) ? 'refused' : 'unavailable', reason: reasonOf(error) };
    }
  }

  // a machine's own token has its client for a subject: it takes no human decision, whatever it is called
  private personIn(payload: JWTPayload): Verified {
    const person = payload[this.options.personClaim ?? 'sub'];
    const client = payload['client_id'] ?? payload['azp'];
    if (!isUuid(person) || payload.sub === client) return { ok: false, why: 'refused', reason: 'the token names no person of the platform' };
    return { ok: true, personId: person as PersonId, client: typeof client === 'string' ? client : undefined };
  }

  private async issuerKeys(): Promise<JWTVerifyGetKey> {
    if (this.options.keys) return this.options.keys;
    if (this.keys && performance.now() < this.keys.until) return this.keys.resolve;
    this.looking ??= this.discover().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const { issuer, keysMaxAgeMs = 600_000 } = this.options;
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`the issuer answers ${answer.status}`);
    const found = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (found.issuer !== issuer || typeof found.jwks_uri !== 'string') throw new Error('the issuer describes itself otherwise than configured');
    const resolve = createRemoteJWKSet(new URL(found.jwks_uri), { cacheMaxAge: keysMaxAgeMs, cooldownDuration: 10_000, timeoutDuration: TIMEOUT_MS });
    this.keys = { resolve, until: performance.now() + keysMaxAgeMs };
    return resolve;
  }
}

// everything jose says about the token itself; what it says about fetching keys is an outage
const REFUSALS = new Set<string>([
  errors.JWTExpired.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

const isRefusal = (error: unknown): boolean => REFUSALS.has(String((error as { code?: unknown } | undefined)?.code));

const reasonOf = (error: unknown): string => String((error as { message?: unknown } | undefined)?.message ?? error);
