import { APPEAL_GROUNDS, minutesAfter } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Booking, BOOKING_STATUSES } from '../domain/booking.js';
import type { TestCase } from '../domain/case.js';
import { type Session, SESSION_STATUSES, TEST_LANGUAGES } from '../domain/session.js';

/** How many a list holds. */
export class CountOut {
  @ApiProperty({ example: 3 }) count!: number;
}

/** What the doors of `testing` show. */
export class SessionOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty() placeCode!: string;
  @ApiProperty() place!: string;
  @ApiProperty({ enum: TEST_LANGUAGES, isArray: true }) languages!: readonly string[];
  @ApiProperty() seats!: number;
  @ApiProperty({ description: 'Seats still free' }) free!: number;
  @ApiProperty({ enum: SESSION_STATUSES, description: 'CLOSED: no more bookings; CANCELLED: it does not take place' }) status!: string;

  static from({ id, startsAt, placeCode, place, languages, seats, taken, status }: Session): SessionOut {
    return { id, startsAt, placeCode, place, languages, seats, free: seats - taken, status };
  }
}
export class SessionListOut {
  @ApiProperty({ type: [SessionOut], description: 'In the order of the list' }) items!: SessionOut[];
}
export class SessionPage {
  @ApiProperty({ type: [SessionOut] }) items!: SessionOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}

export class AppealedTaskOut {
  @ApiProperty() number!: number;
  @ApiProperty({ enum: APPEAL_GROUNDS }) ground!: string;
  @ApiProperty() explanation!: string;
}
/** An appeal against a result, and what became of it. */
export class AppealOut {
  @ApiProperty({ format: 'uuid' }) appealId!: string;
  @ApiProperty({ enum: ['FILED', 'UPHELD', 'REJECTED', 'CANCELLED'] }) status!: string;
  @ApiProperty({ type: [AppealedTaskOut] }) tasks!: readonly AppealedTaskOut[];
  @ApiProperty({ format: 'date-time' }) filedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'By when the appeal commission decides' }) due!: string;
  @ApiProperty({ type: [Object] }) reasons!: object[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'protocolNumber, decidedAt, by, before, and of each task whether it was granted and why' }) decision!: object | null;

  static from({ id, status, tasks, filedAt, due, reasons, decision }: NonNullable<Booking['appeal']>): AppealOut {
    return { appealId: id, status, tasks, filedAt, due, reasons, decision };
  }
}

/** One attempt at the test. */
export class BookingOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ enum: BOOKING_STATUSES }) status!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'tasks, minutes, threshold' }) test!: Booking['test'];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'the days of the campaign on which the test is sat' }) window!: Booking['window'];
  @ApiProperty({ format: 'date-time' }) due!: string;
  @ApiProperty({ description: 'Of the calendar year, from 1' }) attempt!: number;
  @ApiProperty({ description: 'It needs the reference of its payment' }) paid!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'In tenge, of a paid attempt; null: not known' }) fee!: number | null;
  @ApiPropertyOptional() paymentReference?: string;
  @ApiPropertyOptional({ enum: TEST_LANGUAGES }) language?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'id, startsAt, endsAt (without briefing), placeCode, place' }) session?: object;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'points, percent, threshold, certificate and reasons' }) result?: Booking['result'];
  @ApiPropertyOptional({ type: AppealOut }) appeal?: AppealOut;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'The act by which the result was annulled' }) violation?: Booking['violation'];

  static from({ id, attestationId, status, claimedCategory, test, window, due, attempt, paid, fee, paymentReference, language, session, result, appeal, violation }: Booking): BookingOut {
    return {
      workItemId: id, attestationId, status, claimedCategory, test, window, due, attempt, paid, fee,
      ...(paymentReference && { paymentReference }),
      ...(language && { language }),
      ...(session && { session: { ...session, endsAt: minutesAfter(session.startsAt, test.minutes) } }),
      ...(result && { result }),
      ...(appeal && { appeal: AppealOut.from(appeal) }),
      ...(violation && { violation }),
    };
  }
}
export class BookingPage {
  @ApiProperty({ type: [BookingOut] }) items!: BookingOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}

/** Stage 2 of a case: its attempts, or why it needs none. */
export class TestCaseOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ format: 'uuid' }) organisationId!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: [BookingOut], description: 'In the order in which they were opened' }) bookings!: BookingOut[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'ground, rule, confirmations in a row before it, language certificate, reasons' }) exemption!: object | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Withdrawn, annulled or closed' }) stoppedAt!: string | null;

  static from({ attestationId, personId, organisationId, claimedCategory, openedAt, bookings, exemption, stoppedAt }: TestCase): TestCaseOut {
    return { attestationId, personId, organisationId, claimedCategory, openedAt, bookings: bookings.map((booking) => BookingOut.from(booking)), exemption, stoppedAt };
  }
}
export class TestCasePage {
  @ApiProperty({ type: [TestCaseOut] }) items!: TestCaseOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}

/** An appeal as the appeal commission's secretary sees it. */
export class AppealItemOut extends AppealOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ type: BookingOut, description: 'The attempt it is about' }) booking!: BookingOut;

  static of(booking: Booking, appeal: NonNullable<Booking['appeal']>): AppealItemOut {
    return { ...AppealOut.from(appeal), attestationId: booking.attestationId, personId: booking.personId, booking: BookingOut.from(booking) };
  }
}
export class AppealPage {
  @ApiProperty({ type: [AppealItemOut] }) items!: AppealItemOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}
