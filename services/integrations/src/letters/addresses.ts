import type { AttestationId } from '@attestation/contracts';
import { address, readConfig, setting, type Environment } from '@attestation/service-kit';
import type { LetterLanguage } from '../domain/letter-text.js';
import type { MachineToken } from '../exchange/machine-token.js';

/** Where a letter about a case goes; language null: not known. */
export interface Address {
  attestationId: AttestationId;
  email: string;
  language: LetterLanguage | null;
}

/** Whom letters go to: asked of whoever keeps the addresses, at the moment they leave, and kept nowhere. */
export abstract class Addresses {
  /** Of cases without an address, nothing. */
  abstract of(attestationIds: readonly AttestationId[]): Promise<Map<AttestationId, Address>>;
}

const TIMEOUT_MS = 5_000;

/** Asks `applications` under our own machine token. Its errors say what was asked, never of whom. */
export class ApplicationAddresses extends Addresses {
  constructor(private readonly url: string, private readonly token: MachineToken) {
    super();
  }

  override async of(attestationIds: readonly AttestationId[]): Promise<Map<AttestationId, Address>> {
    const answer = await fetch(`${this.url}/api/v1/applications/addresses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.token.value()}` },
      body: JSON.stringify({ attestationIds }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 401) this.token.forget();
    if (!answer.ok) throw new Error(`applications answers ${answer.status} to a question for addresses.`);
    const { items } = (await answer.json()) as { items: Address[] };
    return new Map(items.map((each) => [each.attestationId, each]));
  }
}

/** APPLICATIONS_URL */
export function readApplicationsUrl(env: Environment): string {
  const http = address(['http:', 'https:']);
  return readConfig(env, { url: setting('APPLICATIONS_URL', (given) => http(given ?? 'http://127.0.0.1:8101')) }).url.replace(/\/$/, '');
}
