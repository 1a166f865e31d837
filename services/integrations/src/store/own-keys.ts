import { Clock, newId } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';

/** One key of each kind; the first is quicker to open by far, the second every library knows. */
const KINDS = [
  { kty: 'OKP', alg: 'ECDH-ES+A256KW', options: { crv: 'X25519' } },
  { kty: 'RSA', alg: 'RSA-OAEP-256', options: { modulusLength: 3072 } },
] as const;
const placeOf = ({ kty }: JWK): number => KINDS.findIndex((kind) => kind.kty === kty);

/** Our own key pairs. They are made at the first start. */
@Injectable()
export class OwnKeys {
  private kept?: JWK[];

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Private: to open what was sealed for us. The one to be preferred comes first, of each kind the newest. */
  async all(): Promise<JWK[]> {
    return (this.kept ??= await this.readOrMake());
  }

  /** The public parts, for registries to seal with. */
  async published(): Promise<JWK[]> {
    return (await this.all()).map((key) => {
      const { kty, n, e, crv, x, kid } = key;
      return { kty, ...(kty === 'RSA' ? { n, e } : { crv, x }), kid, use: 'enc', alg: KINDS[placeOf(key)]?.alg };
    });
  }

  private readOrMake(): Promise<JWK[]> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('integrations own key', 0))`); // of two starts one makes them
      const rows: { private_jwk: JWK }[] = await tx.query('select private_jwk from own_key order by created_at desc, kid');
      const keys = rows.map(({ private_jwk }) => private_jwk);
      for (const kind of KINDS) if (!keys.some(({ kty }) => kty === kind.kty)) keys.push(await this.make(tx, kind));
      return keys.sort((a, b) => placeOf(a) - placeOf(b));
    });
  }

  private async make(tx: EntityManager, { alg, options }: (typeof KINDS)[number]): Promise<JWK> {
    const { privateKey } = await generateKeyPair(alg, { extractable: true, ...options });
    const jwk: JWK = { ...(await exportJWK(privateKey)), kid: newId() };
    await tx.query('insert into own_key (kid, private_jwk, created_at) values ($1, $2, $3)', [jwk.kid, jwk, this.clock.now()]);
    return jwk;
  }
}
