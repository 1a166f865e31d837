import { laidOver, SETTINGS, settingsAt, type SettingEntry, type Settings, type Table } from '@attestation/regulation';
import type { PlainDate } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { SettingStore } from '../store/setting.store.js';
import { LastRead } from './last-read.js';

/** The settings with the ministry's changes, as dated rows: what every evaluation is answered by. A change holds from another day at the earliest. */
@Injectable()
export class ChangedSettings extends LastRead<Table<SettingEntry>> {
  constructor(private readonly store: SettingStore, clock: Clock) {
    super(clock);
  }

  protected override async read(): Promise<Table<SettingEntry>> {
    const changes = await this.store.all();
    return changes.length > 0 ? laidOver(changes) : SETTINGS;
  }

  /** The settings of a day. */
  async on(day: PlainDate): Promise<Settings> {
    return settingsAt(day, await this.current());
  }
}
