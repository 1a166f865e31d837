import type { Caller, Decide, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { book, type Booking } from '../domain/booking.js';
import { BookingStore } from '../store/booking.store.js';
import { SessionStore } from '../store/session.store.js';
import { BookingIn, BookingOut, BookingPage, BookingPath, PageQuery } from './testing.dto.js';

/** The teacher's own bookings of the test. */
@ApiTags('testing')
@Controller('api/v1/testing/bookings')
export class BookingController {
  constructor(
    private readonly bookings: BookingStore,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** The caller's bookings with their results, the newest first. */
  @Get()
  @Allow('testing.booking.make')
  @ApiOkResponse({ type: BookingPage })
  async list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<BookingPage> {
    const { items, next } = await this.bookings.ofPerson(caller.personId, cursor, limit);
    return { items: items.map((booking) => BookingOut.from(booking)), next };
  }

  /** Books language, date, time and place. 409 `booking-closed`; 422 `outside-test-window`, `no-such-session`. */
  @Post(':workItemId')
  @Allow('testing.booking.make')
  @ApiCreatedResponse({ type: BookingOut })
  async book(@CurrentCaller() caller: Caller, @Param() { workItemId }: BookingPath, @Body() body: BookingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<BookingOut> {
    const [known, session] = await Promise.all([this.bookings.find(workItemId), this.sessions.find(body.sessionId)]);
    if (!known) return orProblem(NOT_FOUND);
    const choice = { session, language: body.language, now: this.clock.now().toISOString(), sessionDay: session?.day };
    const decide: Decide<Booking, Booking> = (booking) => book(booking, choice);
    return BookingOut.from(orProblem(await this.bookings.change({ id: workItemId, key: known.attestationId }, decide, { caller, idempotencyKey, body })));
  }
}
