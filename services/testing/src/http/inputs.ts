import type { AttestationId, PlaceCode, PlainDate, WorkItemId } from '@attestation/contracts';
import { APPEAL_GROUNDS, type AppealedTask } from '@attestation/regulation';
import { IsInstant, IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { BOOKING_STATUSES, type BookingStatus } from '../domain/booking.js';
import { TEST_LANGUAGES, type TestLanguage } from '../domain/session.js';
import { SITTINGS } from '../store/session.reader.js';

const KATO = /^\d{2,9}$/;
/** Printed on paper or in a notice: one line, no control characters. */
const ONE_LINE = /^\P{Cc}*$/u;

/** A sitting of the test as the authorised body opens it. */
export class SessionIn {
  @ApiProperty({ format: 'date-time', example: '2025-04-10T10:00:00+05:00' })
  @IsInstant()
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

  @ApiPropertyOptional({ enum: TEST_LANGUAGES, isArray: true, description: 'In which languages the test is given there; both where nothing is said' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(TEST_LANGUAGES, { each: true })
  languages?: TestLanguage[];
}
export class SessionListIn {
  @ApiProperty({ type: [SessionIn], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => SessionIn)
  sessions!: SessionIn[];
}
export class SessionPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() sessionId!: string;
}

export class PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
export class SessionFilterQuery {
  @ApiPropertyOptional({ enum: SITTINGS, default: 'FREE', description: 'FREE: may still be booked; ALL: also full, closed and cancelled ones' }) @IsOptional() @IsIn(SITTINGS) which?: (typeof SITTINGS)[number];
  @ApiPropertyOptional({ type: String, description: 'KATO code: this place and all below it' }) @IsOptional() @Matches(KATO) placeCode?: PlaceCode;
  @ApiPropertyOptional({ format: 'date', description: 'From this day on, Asia/Almaty' }) @IsOptional() @IsPlainDate() from?: PlainDate;
  @ApiPropertyOptional({ format: 'date', description: 'Up to and with this day' }) @IsOptional() @IsPlainDate() to?: PlainDate;
  @ApiPropertyOptional({ enum: TEST_LANGUAGES }) @IsOptional() @IsIn(TEST_LANGUAGES) language?: TestLanguage;
}
export class SessionQuery extends SessionFilterQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
export class CaseQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BOOKING_STATUSES, description: 'How the last attempt stands' }) @IsOptional() @IsIn(BOOKING_STATUSES) status?: BookingStatus;
}

export class BookingPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() workItemId!: WorkItemId;
}
export class CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}
export class AppealPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() appealId!: string;
}

/** What the teacher chooses: the sitting (date, time, place) and the language. */
export class BookingIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() sessionId!: string;
  @ApiProperty({ enum: TEST_LANGUAGES }) @IsIn(TEST_LANGUAGES) language!: TestLanguage;
  @ApiPropertyOptional({ maxLength: 100, description: 'Number of the payment, for an attempt that is paid' }) @IsOptional() @IsString() @Length(1, 100) @Matches(ONE_LINE) paymentReference?: string;
}

/** A task that is disputed. */
export class AppealedTaskIn implements AppealedTask {
  @ApiProperty({ minimum: 1, description: 'Number of the task in the test' }) @IsInt() @Min(1) @Max(1000) number!: number;
  @ApiProperty({ enum: APPEAL_GROUNDS }) @IsIn(APPEAL_GROUNDS) ground!: AppealedTask['ground'];
  @ApiProperty({ maxLength: 4000, description: 'The reasons, step by step' }) @IsString() @Length(0, 4000) explanation!: string;
}
export class AppealIn {
  @ApiProperty({ type: [AppealedTaskIn], maxItems: 100 }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => AppealedTaskIn) tasks!: AppealedTaskIn[];
  @ApiProperty({ description: 'The room of the test has not been left' }) @IsBoolean() inRoom!: boolean;
}

/** What the appeal commission says about a task. */
export class DecidedTaskIn {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1) @Max(1000) number!: number;
  @ApiProperty() @IsBoolean() granted!: boolean;
  @ApiProperty({ maxLength: 4000 }) @IsString() @Length(0, 4000) reason!: string;
}
export class AppealDecisionIn {
  @ApiProperty({ enum: ['UPHELD', 'REJECTED'] }) @IsIn(['UPHELD', 'REJECTED']) result!: 'UPHELD' | 'REJECTED';
  @ApiPropertyOptional({ minimum: 0, description: 'As they stand after the decision; of an appeal that is upheld' }) @IsOptional() @IsInt() @Min(0) @Max(1000) points?: number;
  @ApiProperty({ maxLength: 50 }) @IsString() @Length(1, 50) @Matches(ONE_LINE) protocolNumber!: string;
  @ApiProperty({ type: [DecidedTaskIn], maxItems: 100, description: 'One for each disputed task' }) @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => DecidedTaskIn) tasks!: DecidedTaskIn[];
}

/** The act of violation (Ann. 10). */
export class ViolationIn {
  @ApiProperty({ maxLength: 50 }) @IsString() @Length(1, 50) @Matches(ONE_LINE) actNumber!: string;
  @ApiProperty({ type: String, format: 'date', description: 'Day on which the breach was found' }) @IsPlainDate() foundOn!: PlainDate;
  @ApiProperty({ maxLength: 4000 }) @IsString() @Length(3, 4000) facts!: string;
  @ApiProperty({ maxLength: 50 }) @IsString() @Length(1, 50) @Matches(ONE_LINE) room!: string;
  @ApiProperty({ maxLength: 50 }) @IsString() @Length(1, 50) @Matches(ONE_LINE) seat!: string;
}
