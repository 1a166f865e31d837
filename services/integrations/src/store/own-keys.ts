import { Clock, newId } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { DataSource } from 'typeorm';

/** Our own key pairs, the newest first. The first is made at the first start. */
@Injectable()
export class OwnKeys {
  private kept?: JWK[];

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Private: to open what was sealed for us. */
  async all(): Promise<JWK[]> {
    return (this.kept ??= await this.readOrMake());
  }

  /** The public parts, for registries to seal with. */
  async published(): Promise<JWK[]> {
    return (await this.all()).map(({ kty, n, e, kid }) => ({ kty, n, e, kid, use: 'enc', alg: 'RSA-OAEP-256' }));
  }

  private readOrMake(): Promise<JWK[]> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('integrations own key', 0))`); // of two starts one makes it
      const rows: { private_jwk: JWK }[] = await tx.query('select private_jwk from own_key order by created_at desc');
      if (rows.length > 0) return rows.map(({ private_jwk }) => private_jwk);
      const { privateKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true, modulusLength: 3072 });
      const jwk: JWK = { ...(await exportJWK(privateKey)), kid: newId() };
      await tx.query('insert into own_key (kid, private_jwk, created_at) values ($1, $2, $3)', [jwk.kid, jwk, this.clock.now()]);
      return [jwk];
    });
  }
}
