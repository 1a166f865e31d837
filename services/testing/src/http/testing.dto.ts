import type { PlaceCode, WorkItemId } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import type { Booking, TestLanguage } from '../domain/booking.js';
import type { Session } from '../domain/session.js';

const KATO = /^\d{2,9}$/;
/** Of ISO 8601 what `Date` reads too: a calendar date, hours and minutes, an offset. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** Printed in the notice: one line, no control characters. */
const ONE_LINE = /^\P{Cc}*$/u;

/** A sitting of the test as the authorised body opens it. */
export class SessionIn {
  @ApiProperty({ format: 'date-time', example: '2025-04-10T10:00:00+05:00' })
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(INSTANT, { message: 'with a time and an offset' })
  startsAt!: string;

  @ApiProperty({ type: String, description: 'KATO code of the place', example: '10' })
  @Matches(KATO)
  placeCode!: PlaceCode;

  @ApiProperty({ description: 'Address as printed in the notice', maxLength: 200 })
  @IsString()
  @Length(3, 200)
  @Matches(ONE_LINE)
  place!: string;

  @ApiProperty({ minimum: 1, maximum: 2000 })
  @IsInt()
  @Min(1)
  @Max(2000)
  seats!: number;
}

export class SessionOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time' }) startsAt!: string;
  @ApiProperty() placeCode!: string;
  @ApiProperty() place!: string;
  @ApiProperty() seats!: number;
  @ApiProperty({ description: 'Seats still free' }) free!: number;

  static from({ taken, ...session }: Session): SessionOut {
    return Object.assign(new SessionOut(), { ...session, free: session.seats - taken });
  }
}
export class SessionPage {
  @ApiProperty({ type: [SessionOut] }) items!: SessionOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}

export class PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
export class SessionQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'KATO code: this place and all below it' }) @IsOptional() @Matches(KATO) placeCode?: PlaceCode;
}

export class BookingPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() workItemId!: WorkItemId;
}

/** What the teacher chooses: the sitting (date, time, place) and the language. */
export class BookingIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() sessionId!: string;
  @ApiProperty({ enum: ['kk', 'ru'] }) @IsIn(['kk', 'ru']) language!: TestLanguage;
}

export class BookingOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ enum: ['OPEN', 'BOOKED', 'NOTIFIED', 'DONE', 'UNTAKEN'] }) status!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'tasks, minutes, threshold' }) test!: Booking['test'];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'the days of the campaign on which the test is sat' }) window!: Booking['window'];
  @ApiProperty({ format: 'date-time' }) due!: string;
  @ApiPropertyOptional({ enum: ['kk', 'ru'] }) language?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) session?: Booking['session'];
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'points, percent, threshold, certificate and reasons' }) result?: Booking['result'];

  static from({ id, attestationId, status, claimedCategory, test, window, due, language, session, result }: Booking): BookingOut {
    return Object.assign(new BookingOut(), {
      workItemId: id, attestationId, status, claimedCategory, test, window, due, language: language ?? undefined, session: session ?? undefined, result: result ?? undefined,
    });
  }
}
export class BookingPage {
  @ApiProperty({ type: [BookingOut] }) items!: BookingOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}
