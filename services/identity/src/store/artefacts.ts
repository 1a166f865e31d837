import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { Pool } from 'pg';

interface ArtefactRow {
  payload: AdapterPayload;
  consumed: number | null;
}

/** Sessions, codes, grants, tokens: whatever the issuer must find again, kept until it expires. */
export class Artefacts implements Adapter {
  constructor(
    private readonly pool: Pool,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.pool.query(
      `insert into identity.artefact (model, id, payload, grant_id, uid, user_code, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
       on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, user_code = excluded.user_code, expires_at = excluded.expires_at`,
      [this.model, id, payload, payload.grantId ?? null, payload.uid ?? null, payload.userCode ?? null, expiresIn || null],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.one('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.one('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.one('user_code', userCode);
  }

  /** Marks a code or refresh token as used. Of two uses at once the second throws, so that one code never gives two tokens. */
  async consume(id: string): Promise<void> {
    const marked = await this.pool.query(
      `update identity.artefact set consumed_at = now() where model = $1 and id = $2 and consumed_at is null`,
      [this.model, id],
    );
    if (!marked.rowCount) throw new errors.InvalidGrant(`${this.model} was used already`);
  }

  async destroy(id: string): Promise<void> {
    await this.pool.query('delete from identity.artefact where model = $1 and id = $2', [this.model, id]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.pool.query('delete from identity.artefact where grant_id = $1', [grantId]);
  }

  private async one(column: 'id' | 'uid' | 'user_code', value: string): Promise<AdapterPayload | undefined> {
    const found = await this.pool.query<ArtefactRow>(
      `select payload, extract(epoch from consumed_at)::integer as consumed from identity.artefact
        where model = $1 and ${column} = $2 and (expires_at is null or expires_at > now())`,
      [this.model, value],
    );
    const row = found.rows[0];
    if (!row) return undefined;
    return row.consumed === null ? row.payload : { ...row.payload, consumed: row.consumed };
  }
}

/** Throws away what nobody can use any more. */
export async function sweepArtefacts(pool: Pool): Promise<number> {
  const swept = await pool.query('delete from identity.artefact where expires_at < now()');
  await pool.query(`delete from identity.login_attempt where last_failure < now() - interval '1 day'`);
  return swept.rowCount ?? 0;
}
