import { laidOver, SETTINGS, settingsAt, type SettingEntry, type Settings, type Table } from '@attestation/regulation';
import type { PlainDate } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { SettingStore } from '../store/setting.store.js';

/** A change made elsewhere is seen after so long; it holds from another day at the earliest. */
const FRESH_MS = 5_000;

/** The settings with the ministry's changes, as dated rows: what every evaluation is answered by. */
@Injectable()
export class ChangedSettings {
  private known: Promise<Table<SettingEntry>> | undefined;
  private at = 0;

  constructor(
    private readonly store: SettingStore,
    private readonly clock: Clock,
  ) {}

  table(): Promise<Table<SettingEntry>> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.at < FRESH_MS) return this.known;
    const asked = this.store.all().then((changes) => (changes.length > 0 ? laidOver(changes) : SETTINGS));
    asked.catch(() => (this.known = undefined));
    this.at = now;
    return (this.known = asked);
  }

  /** The settings of a day. */
  async on(day: PlainDate): Promise<Settings> {
    return settingsAt(day, await this.table());
  }

  /** After one's own change everything is looked up anew. */
  forget(): void {
    this.known = undefined;
  }
}
