import { randomUUID } from 'node:crypto';
import { signIn } from '@attestation/access/sign-in';
import type { PlainDate } from '@attestation/contracts';
import { almatyDate, systemNow, withClient } from '@attestation/service-kit';
import { type Commissions, type DemoPerson, fixturePersonalNumber, join, layWorld, type Link, MINISTRY } from '@attestation/standalone/demo';
import type { TestPlatform } from './platform.js';

export interface Asked {
  /** who asks; nobody when absent */
  as?: string;
  /** another token than the one of `as` */
  token?: string;
  body?: unknown;
  /** the body as it is, for one that is no JSON */
  raw?: string;
  /** null: without Idempotency-Key */
  key?: string | null;
  language?: string;
}

export interface Reply<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}

/** A running platform with the demo's world, as a test joins it: HTTP as anybody, the registries, and a look into the database. */
export class Joined {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly platform: TestPlatform,
    readonly link: Link,
    readonly commissions: Commissions,
  ) {}

  static async join(platform: TestPlatform): Promise<Joined> {
    const { address, oidcIssuer, databaseUrl, demoPassword, clockOffset } = platform.run;
    const today = almatyDate(new Date(systemNow() + clockOffset)) as PlainDate;
    const link = await join({ address, oidcIssuer, databaseUrl, passwordOf: () => demoPassword }, today);
    const { commissions } = await layWorld(link.api, today, () => undefined);
    return new Joined(platform, link, commissions);
  }

  async ask<T = Record<string, unknown>>(method: string, path: string, { as, token, body, raw, key = randomUUID(), language = 'en' }: Asked = {}): Promise<Reply<T>> {
    const bearer = token ?? (as && (await this.tokenOf(as)));
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const headers = {
      'accept-language': language,
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...(key !== null && method !== 'GET' && { 'idempotency-key': key }),
    };
    const answer = await fetch(`${this.platform.address}/api/v1/${path}`, { method, headers, body: sent, signal: AbortSignal.timeout(30_000) });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as T, headers: answer.headers };
  }

  tokenOf(login: string): Promise<string> {
    const known = this.tokens.get(login) ?? this.signedIn(login);
    this.tokens.set(login, known);
    known.catch(() => this.tokens.delete(login));
    return known;
  }

  /** Reads as the database's administrator, who sees all services. */
  sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return withClient(this.platform.run.databaseUrl, async (client) => (await client.query(text, values)).rows as T[]);
  }

  /** One more invented person with an account, and her post and role where she has them. */
  async settle({ personId, serial, login, name, category, role, organisationId, post, serviceYears }: DemoPerson): Promise<void> {
    const { api } = this.link;
    const ministry = MINISTRY.login;
    const record = { name, currentCategory: category, categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true };
    await api.put(ministry, `directory/persons/${personId}`, { ...record, personalNumber: fixturePersonalNumber(serial) });
    if (organisationId) {
      const term = { from: `${2025 - serviceYears}-01-10`, to: null, serviceYears, serviceMonths: 2, serviceAsOf: '2025-03-17' };
      await api.post(ministry, 'directory/employments', { personId, organisationId, post, positionGroup: 'SECONDARY', subject: 'HISTORY', ...term });
    }
    if (role) {
      const { organisationId: at = null, placeCode = null, orderNumber = null } = role;
      await api.post(ministry, 'directory/role-assignments', { personId, role: role.role, organisationId: at, placeCode, orderNumber, from: '2025-01-01', to: null });
    }
    await this.openAccount(login, personId);
  }

  private async openAccount(login: string, personId: string): Promise<void> {
    const { services, secrets, demoPassword } = this.platform.run;
    const answer = await fetch(`${services['identity']}/internal/accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets['IDENTITY_BOOTSTRAP_SECRET']}`, 'content-type': 'application/json' },
      body: JSON.stringify({ login, personId, password: demoPassword }),
    });
    if (!answer.ok) throw new Error(`The account ${login} could not be made: ${answer.status} ${await answer.text()}`);
  }

  private async signedIn(login: string): Promise<string> {
    const { address, oidcIssuer, demoPassword } = this.platform.run;
    const { accessToken } = await signIn({ issuer: oidcIssuer, clientId: 'web', redirectUri: `${address}/`, login, password: demoPassword });
    return accessToken;
  }
}
