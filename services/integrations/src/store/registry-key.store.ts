import type { Caller, Registry, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RegistryKey } from '../domain/registry-key.js';

interface KeyRow {
  registry: Registry;
  jwk: RegistryKey['jwk'];
  set_at: Date;
}

@Injectable()
export class RegistryKeyStore extends Store<RegistryKey> {
  async all(): Promise<RegistryKey[]> {
    const rows: KeyRow[] = await this.db.query('select registry, jwk, set_at from registry_key order by registry');
    return rows.map(toKey);
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<RegistryKey | undefined> {
    const [row]: KeyRow[] = await tx.query('select registry, jwk, set_at from registry_key where registry = $1', [id]);
    return row && toKey(row);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { registry, jwk, setAt }: RegistryKey): Promise<void> {
    await tx.query(
      `insert into registry_key (registry, jwk, set_at) values ($1, $2, $3)
       on conflict (registry) do update set jwk = excluded.jwk, set_at = excluded.set_at`,
      [registry, jwk, setAt],
    );
    // what had to wait for this key need not wait longer
    await tx.query(`update question set next_attempt_at = null where registry = $1 and published_at is null and cancelled_at is null`, [registry]);
  }
}

const toKey = ({ registry, jwk, set_at }: KeyRow): RegistryKey => ({ registry, jwk, setAt: set_at.toISOString() });
