import type { FactOf, FactType, PlainDate } from '@attestation/contracts';
import { settingsWith, type ChangedValues, type Settings } from '@attestation/regulation';
import type { DataSource, EntityManager } from 'typeorm';
import { migration } from './migration.js';

type Db = Pick<DataSource | EntityManager, 'query'>;

/** What a service that decides cases keeps of the ministry's settings; applied in its own schema. */
export const SETTING_MIGRATIONS = [
  migration(
    '000-settings',
    `create table known_setting (
      key text not null,
      effective_from date not null,
      version int not null,
      value jsonb not null,
      primary key (key, effective_from)
    );
    comment on table known_setting is 'Settings that the ministry has changed, a copy of regulation''s; a case opened before effective_from keeps the earlier value';`,
  ),
];

/** Told twice, or in another order, it ends in the same: of two for one day the higher version holds. */
export async function keepSetting(db: Db, { setting, value, effectiveFrom, version }: FactOf<typeof FactType.SettingChanged>): Promise<void> {
  await db.query(
    `insert into known_setting as known (key, effective_from, version, value) values ($1, $2, $3, $4)
     on conflict (key, effective_from) do update set version = excluded.version, value = excluded.value where known.version < excluded.version`,
    [setting, effectiveFrom, version, JSON.stringify(value)],
  );
}

/**
 * What had been changed by a day, as an expression of a query: `settingsWith` makes settings of it.
 * @param on the day: a column or a parameter of that query
 */
export const CHANGED_SETTINGS = (on: string): string =>
  `(select json_object_agg(key, value) from (select distinct on (key) key, value from known_setting where effective_from <= ${on} order by key, effective_from desc) as latest)`;

/** The settings of a day: of a case, the day on which it was opened. */
export async function settingsOn(db: Db, on: PlainDate): Promise<Settings> {
  const [row]: { changed: ChangedValues }[] = await db.query(`select ${CHANGED_SETTINGS('$1::date')} as changed`, [on]);
  return settingsWith(on, row?.changed ?? null);
}
