import { FactType, type AttestationId, type CloudEvent, type FactOf } from '@attestation/contracts';
import { KnownCalendar, throughAll } from '@attestation/persistence';
import { calendarOf } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { recount } from '../domain/recounting.js';
import { CaseStore } from '../store/case.store.js';

/** The working calendar as the authorised body changes it. */
@Controller()
export class CalendarEvents {
  constructor(
    private readonly calendar: KnownCalendar,
    private readonly cases: CaseStore,
    private readonly clock: Clock,
  ) {}

  /** Every case that waits for a working day is counted anew. Begun again after a stop, or told twice, it moves nothing twice. */
  @EventPattern(FactType.CalendarChanged)
  async onCalendarChanged(@Payload() { data }: CloudEvent<FactOf<typeof FactType.CalendarChanged>>): Promise<void> {
    await this.calendar.keep(data);
    const given = { calendar: calendarOf(await this.calendar.years()), now: this.clock.now().toISOString() };
    const waiting = throughAll<AttestationId>((after, limit) => this.cases.counted(after, limit), (id) => id);
    for await (const id of waiting) await this.cases.change({ id, key: id }, (file) => recount(file, given));
  }
}
