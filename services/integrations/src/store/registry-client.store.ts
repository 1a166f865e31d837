import { jurisdictionSql } from '@attestation/access';
import type { Caller, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RegistryClient } from '../domain/registry-client.js';

interface Row {
  client: string;
  sources: string[];
  set_at: Date;
}

/** Which machine account may publish in whose name. Who is not here may not publish at all. */
@Injectable()
export class RegistryClientStore extends Store<RegistryClient> {
  async all(): Promise<RegistryClient[]> {
    const rows: Row[] = await this.db.query('select client, sources, set_at from registry_client order by client');
    return rows.map(toClient);
  }

  async mayPublish(client: string, source: string): Promise<boolean> {
    const found: unknown[] = await this.db.query('select 1 from registry_client where client = $1 and $2 = any(sources)', [client, source]);
    return found.length > 0;
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<RegistryClient | undefined> {
    const [row]: Row[] = await tx.query('select client, sources, set_at from registry_client where client = $1', [id]);
    return row && toClient(row);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { client, sources, setAt }: RegistryClient): Promise<void> {
    await tx.query(
      `insert into registry_client (client, sources, set_at) values ($1, $2, $3)
       on conflict (client) do update set sources = excluded.sources, set_at = excluded.set_at`,
      [client, sources, setAt],
    );
  }
}

const toClient = ({ client, sources, set_at }: Row): RegistryClient => ({ client, sources, setAt: set_at.toISOString() });
