import type { Language, PersonId } from '@attestation/contracts';
import { Clock, currentContext } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { timeLine } from '../domain/time-line.js';
import { currentOf } from '../domain/current.js';
import type { LeftCase } from '../store/left.reader.js';
import { NamesReader, type Named } from '../store/names.reader.js';
import type { QueueItem } from '../store/queue.reader.js';
import type { CaseFile, Entry } from '../domain/case-file.js';
import type { CaseOut, QueueItemOut, TimeLineOut } from './shapes.js';
import { namedIn, showCase, showCurrent, showEntry, showQueueItem, type Showing } from './show.js';

/** Shows readings: names looked up, texts in the caller's language. */
@Injectable()
export class Shower {
  constructor(private readonly reader: NamesReader, private readonly clock: Clock) {}

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

  /** A case that moved away, as it was left. */
  async leftCase({ file, leftAt }: LeftCase): Promise<CaseOut> {
    return { ...(await this.case(file)), leftAt };
  }

  leftCases(cases: LeftCase[]): Promise<CaseOut[]> {
    return Promise.all(cases.map((each) => this.leftCase(each)));
  }

  async timeLine(file: CaseFile, entries: readonly Entry[]): Promise<TimeLineOut> {
    const lines = timeLine(entries, this.language);
    const who = lines.map((line) => line.who);
    const showing = await this.showing([file], { persons: who.map((each) => each?.personId), organisations: who.map((each) => each?.organisationId) });
    return { attestationId: file.id, current: showCurrent(currentOf(file, showing.now), showing), entries: lines.map((line) => showEntry(file.id, line, showing)) };
  }

  /** @param me whoever looks */
  async queue(items: QueueItem[], me: PersonId): Promise<QueueItemOut[]> {
    const showing = await this.showing(items.map(({ file }) => file), { persons: items.map(({ taken }) => taken?.by) });
    return items.map((item) => showQueueItem(item, showing, me));
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
