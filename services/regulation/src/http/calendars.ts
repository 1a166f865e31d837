import { calendarOf, loadedYears, type CalendarYear, type WorkCalendar } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { CalendarStore } from '../store/calendar.store.js';
import { LastRead } from './last-read.js';

interface Known {
  calendar: WorkCalendar;
  years: readonly CalendarYear[];
}

/** The working calendar: every answer counts by it. */
@Injectable()
export class Calendars extends LastRead<Known> {
  constructor(private readonly store: CalendarStore, clock: Clock) {
    super(clock);
  }

  protected override async read(): Promise<Known> {
    const changed = await this.store.changedYears();
    return { calendar: calendarOf(changed), years: loadedYears(changed) };
  }
}
