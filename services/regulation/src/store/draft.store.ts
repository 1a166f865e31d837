import { jurisdictionSql } from '@attestation/access';
import type { Caller, CampaignId, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DraftFile } from '../domain/draft.js';

interface Row extends Pick<DraftFile, 'id' | 'title' | 'base' | 'changes' | 'settings'> {
  prepared_by: DraftFile['preparedBy'];
}

const SELECT = 'select id, title, base, changes, settings, prepared_by from draft';

/** A draft is known by its name, and so are its changes ordered. */
export const draftSubject = (id: string): Subject => ({ id, key: id as CampaignId });

@Injectable()
export class DraftStore extends Store<DraftFile> {
  async list(): Promise<DraftFile[]> {
    return ((await this.db.query(`${SELECT} order by id`)) as Row[]).map(toFile);
  }

  async find(id: string): Promise<DraftFile | undefined> {
    return this.load(this.db.manager, draftSubject(id));
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<DraftFile | undefined> {
    const [row]: Row[] = await tx.query(`${SELECT} where id = $1`, [id]);
    return row && toFile(row);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, next: DraftFile): Promise<void> {
    await tx.query(
      `insert into draft (id, title, base, changes, settings, prepared_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set title = excluded.title, base = excluded.base, changes = excluded.changes, settings = excluded.settings, prepared_by = excluded.prepared_by`,
      [next.id, JSON.stringify(next.title), next.base, JSON.stringify(next.changes), JSON.stringify(next.settings), next.preparedBy],
    );
  }
}

const toFile = ({ prepared_by: preparedBy, ...row }: Row): DraftFile => ({ ...row, preparedBy });
