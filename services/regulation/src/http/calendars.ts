import { calendarOf, loadedYears, type CalendarYear, type WorkCalendar } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { CalendarStore } from '../store/calendar.store.js';

/** A change made elsewhere is seen after so long. */
const FRESH_MS = 5_000;

interface Known {
  calendar: WorkCalendar;
  years: readonly CalendarYear[];
}

/** The working calendar as last looked up: every answer counts by it, none waits for it. */
@Injectable()
export class Calendars {
  private known: Promise<Known> | undefined;
  private at = 0;

  constructor(
    private readonly store: CalendarStore,
    private readonly clock: Clock,
  ) {}

  current(): Promise<Known> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.at < FRESH_MS) return this.known;
    const asked = this.read();
    asked.catch(() => (this.known = undefined));
    this.at = now;
    return (this.known = asked);
  }

  /** After one's own change everything is looked up anew. */
  forget(): void {
    this.known = undefined;
  }

  private async read(): Promise<Known> {
    const changed = await this.store.changedYears();
    return { calendar: calendarOf(changed), years: loadedYears(changed) };
  }
}
