import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { KnownCalendar, throughAll } from '@attestation/persistence';
import { calendarOf } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { onBooking } from '../domain/case.js';
import { recountAppeal } from '../domain/file-appeal.js';
import { CaseStore } from '../store/case.store.js';

/** The working calendar as the authorised body changes it. */
@Controller()
export class CalendarEvents {
  constructor(
    private readonly calendar: KnownCalendar,
    private readonly cases: CaseStore,
    private readonly clock: Clock,
  ) {}

  /** Every appeal that is not decided is counted anew. Begun again after a stop, or told twice, it moves nothing twice. */
  @EventPattern(FactType.CalendarChanged)
  async onCalendarChanged(@Payload() { data }: CloudEvent<FactOf<typeof FactType.CalendarChanged>>): Promise<void> {
    await this.calendar.keep(data);
    const given = { calendar: calendarOf(await this.calendar.years()), now: this.clock.now().toISOString() };
    const open = throughAll((after, limit) => this.cases.openAppeals(after, limit), ({ appealId }) => appealId);
    for await (const { bookingId, attestationId: key } of open) {
      await this.cases.change({ id: key, key }, (known) => onBooking(known, bookingId, (booking, of) => recountAppeal(booking, of, given)));
    }
  }
}
