import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { KnownCalendar } from '@attestation/persistence';
import { calendarOf } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { onBooking } from '../domain/case.js';
import { recountAppeal } from '../domain/file-appeal.js';
import { CaseStore } from '../store/case.store.js';

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

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
    for (let page = await this.cases.openAppeals(FIRST, AT_ONCE); page.length > 0; page = await this.cases.openAppeals(page.at(-1)?.appealId ?? '', AT_ONCE)) {
      for (const { bookingId, attestationId: key } of page) {
        await this.cases.change({ id: key, key }, (known) => onBooking(known, bookingId, (booking, of) => recountAppeal(booking, of, given)));
      }
    }
  }
}
