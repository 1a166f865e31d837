import type { Language } from '@attestation/contracts';
import { Clock, currentContext } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { timeLine } from '../domain/time-line.js';
import { currentOf } from '../domain/current.js';
import { CaseReader, type CaseReading, type QueueItem } from '../store/case.reader.js';
import type { CaseOut, QueueItemOut, TimeLineOut } from './shapes.js';
import { organisationsOf, personsOf, showCase, showCurrent, showEntry, showQueueItem, type Showing } from './show.js';

/** Shows readings: names looked up, texts in the caller's language. */
@Injectable()
export class Shower {
  constructor(private readonly reader: CaseReader, private readonly clock: Clock) {}

  get language(): Language {
    return currentContext().language ?? 'kk';
  }

  async case(reading: CaseReading): Promise<CaseOut> {
    const [shown] = await this.cases([reading]);
    if (!shown) throw new Error('one case was given, none came back');
    return shown;
  }

  async cases(readings: CaseReading[]): Promise<CaseOut[]> {
    const showing = await this.showing(readings);
    return readings.map((reading) => showCase(reading, showing));
  }

  async timeLine(reading: CaseReading): Promise<TimeLineOut> {
    const { id } = reading.file;
    const lines = timeLine(await this.reader.entries(id), this.language);
    const who = lines.map((line) => line.who);
    const showing = await this.showing([reading], who.map((each) => each?.personId), who.map((each) => each?.organisationId));
    const current = currentOf(reading.file, reading.steps, showing.now);
    return { attestationId: id, current: showCurrent(current, showing), entries: lines.map((line) => showEntry(line, showing)) };
  }

  async queue(items: QueueItem[]): Promise<QueueItemOut[]> {
    const showing = await this.showing(items.map(({ file }) => ({ file, steps: [] })));
    return items.map((item) => showQueueItem(item, showing));
  }

  private async showing(readings: CaseReading[], persons: Persons = [], organisations: Organisations = []): Promise<Showing> {
    const names = await this.reader.names(
      [...readings.flatMap(personsOf), ...persons],
      [...readings.flatMap(organisationsOf), ...organisations],
    );
    return { language: this.language, names, now: this.clock.now().toISOString() };
  }
}

type Persons = Parameters<CaseReader['names']>[0];
type Organisations = Parameters<CaseReader['names']>[1];
