import { jurisdictionSql } from '@attestation/access';
import type { Caller, CampaignId, PersonId, PlainDate, Subject, Texts } from '@attestation/contracts';
import { fromCursor, Store, toPage, type Page } from '@attestation/persistence';
import type { KeptChange, SettingHistory, Settings, SettingValue } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Row {
  key: keyof Settings;
  version: number;
  value: SettingValue;
  was: SettingValue;
  effective_from: PlainDate;
  reason: Texts;
  source: string;
  changed_by: PersonId;
  changed_on: PlainDate;
}

const SELECT = 'select key, version, value, was, effective_from::text, reason, source, changed_by, changed_on::text from setting_change';

/** A setting is known by its key, and so are its changes ordered. */
export const settingSubject = (key: string): Subject => ({ id: key, key: key as CampaignId });

/** Every change of a setting that was ever made. */
@Injectable()
export class SettingStore extends Store<SettingHistory> {
  /** All of them, as the laid-over table wants them: they are few. */
  async all(): Promise<KeptChange[]> {
    return ((await this.db.query(`${SELECT} order by key, version`)) as Row[]).map(toChange);
  }

  /** Of one setting, the newest first. */
  async history(key: string, cursor: string | undefined, limit: number): Promise<Page<KeptChange>> {
    const before = fromCursor(cursor, ['INTEGER'])?.[0] ?? null;
    const rows: Row[] = await this.db.query(`${SELECT} where key = $1 and ($2::int is null or version < $2) order by version desc limit $3`, [key, before, limit + 1]);
    return toPage(rows.map(toChange), limit, ({ version }) => [version]);
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<SettingHistory> {
    const rows: Row[] = await tx.query(`${SELECT} where key = $1 order by version`, [id]);
    return { changes: rows.map(toChange) };
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { added }: SettingHistory): Promise<void> {
    if (!added) return;
    const { key, version, value, from, effectiveFrom, reason, source, by, changedOn } = added;
    await tx.query(
      'insert into setting_change (key, version, value, was, effective_from, reason, source, changed_by, changed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [key, version, JSON.stringify(value), JSON.stringify(from), effectiveFrom, JSON.stringify(reason), source, by, changedOn],
    );
  }
}

const toChange = ({ effective_from: effectiveFrom, was: from, changed_by: by, changed_on: changedOn, ...row }: Row): KeptChange => ({ ...row, effectiveFrom, from, by, changedOn });
