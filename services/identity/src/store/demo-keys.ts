import { createHmac, createPrivateKey } from 'node:crypto';
import { fingerprintOf, issueDemoCertificate, type KeyAndCertificate } from '@attestation/documents/signature';
import type { PersonId } from '@attestation/contracts';
import type { Pool } from 'pg';

interface KeyRow {
  certificate_pem: string;
  private_key_pem: string;
}

/** Each person's demo key, made when she first signs. Sealed with the authority's key, which is not in the database. */
export class DemoKeys {
  private readonly authorityId: string;
  private readonly passphrase: string;

  constructor(
    private readonly pool: Pool,
    private readonly authority: KeyAndCertificate,
  ) {
    this.authorityId = fingerprintOf(authority.certificatePem);
    this.passphrase = createHmac('sha256', authority.privateKeyPem).update('identity.demo_key').digest('base64url');
  }

  /** The key of this person under this authority. Of two first signatures at once both get the same one. */
  async of(personId: PersonId, name: string): Promise<KeyAndCertificate> {
    const known = await this.row(personId);
    if (known) return this.opened(known);
    const made = await issueDemoCertificate(this.authority, { personId, name });
    await this.pool.query(
      `insert into identity.demo_key (authority, person_id, certificate_pem, private_key_pem) values ($1, $2, $3, $4) on conflict do nothing`,
      [this.authorityId, personId, made.certificatePem, this.sealed(made.privateKeyPem)],
    );
    const kept = await this.row(personId);
    return kept ? this.opened(kept) : made;
  }

  private async row(personId: PersonId): Promise<KeyRow | undefined> {
    const found = await this.pool.query<KeyRow>(`select certificate_pem, private_key_pem from identity.demo_key where authority = $1 and person_id = $2`, [this.authorityId, personId]);
    return found.rows[0];
  }

  private sealed(privateKeyPem: string): string {
    return createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: this.passphrase }).toString();
  }

  private opened({ certificate_pem: certificatePem, private_key_pem }: KeyRow): KeyAndCertificate {
    const key = createPrivateKey({ key: private_key_pem, passphrase: this.passphrase });
    return { certificatePem, privateKeyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  }
}
