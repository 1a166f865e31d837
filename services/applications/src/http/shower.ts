import type { Language } from '@attestation/contracts';
import { Clock, currentContext } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { timeLine } from '../domain/time-line.js';
import { currentOf } from '../domain/current.js';
import { CaseReader, type Named, type QueueItem } from '../store/case.reader.js';
import type { CaseFile } from '../domain/case-file.js';
import type { CaseOut, QueueItemOut, TimeLineOut } from './shapes.js';
import { namedIn, showCase, showCurrent, showEntry, showQueueItem, type Showing } from './show.js';

/** Shows readings: names looked up, texts in the caller's language. */
@Injectable()
export class Shower {
  constructor(private readonly reader: CaseReader, private readonly clock: Clock) {}

  get language(): Language {
    return currentContext().language ?? 'kk';
  }

  async case(file: CaseFile): Promise<CaseOut> {
    const [shown] = await this.cases([file]);
    if (!shown) throw new Error('one case was given, none came back');
    return shown;
  }

  async cases(files: CaseFile[]): Promise<CaseOut[]> {
    const showing = await this.showing(files);
    return files.map((file) => showCase(file, showing));
  }

  async timeLine(file: CaseFile): Promise<TimeLineOut> {
    const lines = timeLine(await this.reader.entries(file.id), this.language);
    const who = lines.map((line) => line.who);
    const showing = await this.showing([file], { persons: who.map((each) => each?.personId), organisations: who.map((each) => each?.organisationId) });
    return { attestationId: file.id, current: showCurrent(currentOf(file, showing.now), showing), entries: lines.map((line) => showEntry(file.id, line, showing)) };
  }

  async queue(items: QueueItem[]): Promise<QueueItemOut[]> {
    const showing = await this.showing(items.map(({ file }) => file));
    return items.map((item) => showQueueItem(item, showing));
  }

  private async showing(files: CaseFile[], { persons = [], organisations = [] }: Named = {}): Promise<Showing> {
    const named = files.map(namedIn);
    const names = await this.reader.names({
      persons: [...named.flatMap((each) => each.persons), ...persons],
      organisations: [...named.flatMap((each) => each.organisations), ...organisations],
      places: named.flatMap((each) => each.places),
    });
    return { language: this.language, names, now: this.clock.now().toISOString() };
  }
}
