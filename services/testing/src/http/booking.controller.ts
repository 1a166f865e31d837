import type { Caller, IdempotencyKey, Outcome } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { KnownCalendar, NOT_FOUND } from '@attestation/persistence';
import { calendarOf } from '@attestation/regulation';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { book } from '../domain/book.js';
import type { Booking } from '../domain/booking.js';
import { onBooking } from '../domain/case.js';
import { declineRetake } from '../domain/decline.js';
import { fileAppeal } from '../domain/file-appeal.js';
import { CaseReader } from '../store/case.reader.js';
import { CaseStore } from '../store/case.store.js';
import { SessionReader } from '../store/session.reader.js';
import { AppealIn, BookingIn, BookingPath, PageQuery } from './inputs.js';
import { BookingOut, BookingPage } from './shapes.js';

type Decide = Parameters<typeof onBooking<Booking>>[2];
interface Asking {
  caller: Caller;
  idempotencyKey: IdempotencyKey;
  body?: unknown;
}

/** The teacher's own attempts at the test. */
@ApiTags('testing')
@Controller('api/v1/testing/bookings')
export class BookingController {
  constructor(
    private readonly cases: CaseStore,
    private readonly reader: CaseReader,
    private readonly sessions: SessionReader,
    private readonly calendar: KnownCalendar,
    private readonly clock: Clock,
  ) {}

  /** The caller's bookings with their results and appeals, the newest first. */
  @Get()
  @Allow('testing.booking.make')
  @ApiOkResponse({ type: BookingPage })
  async list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<BookingPage> {
    const { items, next } = await this.reader.bookingsOf(caller.personId, { cursor, limit });
    return { items: items.map((booking) => BookingOut.from(booking)), next };
  }

  /**
   * Books language, date, time and place. 409 `booking-closed`, `no-attempt-left`; 422 `outside-test-window`, `no-such-session`,
   * `language-not-offered`, `payment-missing` (a second attempt in the year is paid).
   */
  @Post(':workItemId')
  @Allow('testing.booking.make')
  @ApiCreatedResponse({ type: BookingOut })
  async book(@CurrentCaller() caller: Caller, @Param() { workItemId }: BookingPath, @Body() body: BookingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<BookingOut> {
    const session = await this.sessions.find(body.sessionId);
    const choice = { session, language: body.language, paymentReference: body.paymentReference, now: this.now(), sessionDay: session?.day };
    return this.change(workItemId, (booking, { ruleSet }) => book(booking, choice, ruleSet), { caller, idempotencyKey, body });
  }

  /** Goes on with the result that is there, without another attempt. 409 `no-result-yet`, `booking-closed`. */
  @Post(':workItemId/declination')
  @Allow('testing.booking.make')
  @ApiCreatedResponse({ type: BookingOut })
  async decline(@CurrentCaller() caller: Caller, @Param() { workItemId }: BookingPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<BookingOut> {
    const now = this.now();
    return this.change(workItemId, (booking, known) => declineRetake(booking, known, now), { caller, idempotencyKey });
  }

  /** Appeals from the room, within the law's minutes. 409 `appeal-late`, `already-appealed`, `no-result-yet`; 422 `appeal-outside-room`, `appeal-unreasoned`. */
  @Post(':workItemId/appeal')
  @Allow('testing.appeal.file')
  @ApiCreatedResponse({ type: BookingOut })
  async appeal(@CurrentCaller() caller: Caller, @Param() { workItemId }: BookingPath, @Body() body: AppealIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<BookingOut> {
    const filing = { id: newId(), ...body, filedAt: this.now(), calendar: calendarOf(await this.calendar.years()) };
    return this.change(workItemId, (booking, known) => fileAppeal(booking, known, filing), { caller, idempotencyKey, body });
  }

  private now = (): string => this.clock.now().toISOString();

  private async change(bookingId: string, decide: Decide, asking: Asking): Promise<BookingOut> {
    const attestationId = await this.cases.caseOfBooking(bookingId);
    if (!attestationId) return orProblem(NOT_FOUND);
    const changed: Outcome<Booking> = await this.cases.change({ id: attestationId, key: attestationId }, (known) => onBooking(known, bookingId, decide), asking);
    return BookingOut.from(orProblem(changed));
  }
}
