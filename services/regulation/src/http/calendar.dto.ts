import { DAY_KINDS, type AttestationId, type PlainDate, type Texts } from '@attestation/contracts';
import type { CalendarYear } from '@attestation/regulation';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { CalendarChange, CalendarEntry } from '../domain/calendar.js';
import { COUNTED, type Move } from '../domain/open-deadline.js';
import { TextsOut } from './evaluation.dto.js';

const END_OF_DAY = 1440;
const DAYS = 366;

export class TextsIn implements Texts {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(200) kk!: string;
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(200) ru!: string;
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(200) en!: string;
}

/** What a day is from now on, by which act. */
export class SpecialDayIn {
  @ApiProperty({ enum: DAY_KINDS }) @IsIn(DAY_KINDS) kind!: (typeof DAY_KINDS)[number];
  @ApiProperty({ type: TextsIn }) @ValidateNested() @Type(() => TextsIn) name!: TextsIn;
  @ApiProperty({ description: 'Number and date of the act' }) @IsString() @IsNotEmpty() @MaxLength(1000) act!: string;
  @ApiProperty({ description: 'false: the act or its application to this day was not read' }) @IsBoolean() confirmed!: boolean;
}

@ApiExtraModels(SpecialDayIn)
export class DayChangeIn {
  @ApiProperty({ format: 'date' }) @IsPlainDate() date!: PlainDate;

  @ApiProperty({ nullable: true, allOf: [{ $ref: getSchemaPath(SpecialDayIn) }], description: 'null: an ordinary day of the week again' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SpecialDayIn)
  day!: SpecialDayIn | null;
}

/** In minutes of the local day. */
export class OfficeHoursIn {
  @ApiProperty({ minimum: 0, maximum: END_OF_DAY, example: 540 }) @IsInt() @Min(0) @Max(END_OF_DAY) opens!: number;
  @ApiProperty({ minimum: 0, maximum: END_OF_DAY, example: 1110 }) @IsInt() @Min(0) @Max(END_OF_DAY) closes!: number;
  @ApiProperty({ minimum: 0, maximum: END_OF_DAY, example: 780 }) @IsInt() @Min(0) @Max(END_OF_DAY) lunchFrom!: number;
  @ApiProperty({ minimum: 0, maximum: END_OF_DAY, example: 870 }) @IsInt() @Min(0) @Max(END_OF_DAY) lunchTo!: number;
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(1000) act!: string;
  @ApiProperty() @IsBoolean() confirmed!: boolean;
}

export class CalendarChangeIn {
  @ApiProperty({ description: 'Of the year as you have seen it: GET /calendar/{year}; 0 for a year that is not loaded' }) @IsInt() @Min(0) version!: number;
  @ApiProperty({ type: [DayChangeIn], maxItems: DAYS }) @IsArray() @ArrayMaxSize(DAYS) @ValidateNested({ each: true }) @Type(() => DayChangeIn) days!: DayChangeIn[];
  @ApiPropertyOptional({ type: OfficeHoursIn, description: 'Where they change too' }) @IsOptional() @ValidateNested() @Type(() => OfficeHoursIn) hours?: OfficeHoursIn;
  @ApiProperty({ description: 'Why, for whoever reads the log' }) @IsString() @IsNotEmpty() @MaxLength(1000) reason!: string;

  static toChange({ version, days, hours = undefined, reason }: CalendarChangeIn): CalendarChange {
    return { version, days, hours: hours ?? null, reason };
  }
}

export class PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}

export class CalendarDayOut {
  @ApiProperty({ format: 'date' }) date!: PlainDate;
  @ApiProperty({ enum: DAY_KINDS }) kind!: (typeof DAY_KINDS)[number];
  @ApiProperty({ type: TextsOut }) name!: TextsOut;
  @ApiProperty() act!: string;
  @ApiProperty({ description: 'false: the act or its application to this day was not read' }) confirmed!: boolean;
}

export class CalendarOut implements CalendarYear {
  @ApiProperty() year!: number;
  @ApiProperty({ description: '0: as released' }) version!: number;
  @ApiProperty({ type: [CalendarDayOut] }) days!: CalendarDayOut[];
  @ApiProperty({ type: OfficeHoursIn }) hours!: OfficeHoursIn;
}

const due = { oneOf: [{ type: 'string', format: 'date-time' }, { type: 'object', required: ['yearMissing'], properties: { yearMissing: { type: 'integer' } } }], description: 'Or the year not loaded that it reaches' };

export class MoveOut implements Move {
  @ApiProperty({ format: 'uuid', description: 'The case; of an appeal the appeal' }) id!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: AttestationId;
  @ApiProperty({ enum: COUNTED }) kind!: Move['kind'];
  @ApiProperty(due) from!: Move['from'];
  @ApiProperty(due) to!: Move['to'];
}

export class CalendarPreviewOut {
  @ApiProperty({ type: CalendarOut, description: 'The year as it would be' }) calendar!: CalendarOut;
  @ApiProperty({ description: 'Open deadlines that would move' }) moved!: number;
  @ApiProperty({ description: 'Open deadlines that were looked at' }) open!: number;
  @ApiProperty({ type: [MoveOut] }) items!: MoveOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class CalendarEntryOut extends CalendarChangeIn {
  @ApiProperty() year!: number;
  @ApiProperty({ format: 'uuid' }) changedBy!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;

  static of({ hours, ...entry }: CalendarEntry): CalendarEntryOut {
    return { ...entry, days: [...entry.days], ...(hours && { hours }) };
  }
}

export class CalendarEntryPage {
  @ApiProperty({ type: [CalendarEntryOut] }) items!: CalendarEntryOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
