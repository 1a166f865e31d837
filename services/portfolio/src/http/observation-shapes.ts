import { OBSERVER_KINDS, plainDateOf, type ObserverKind, type PersonId } from '@attestation/contracts';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import type { ObservationSheet, Observed } from '../domain/observation.js';
import type { Names } from '../store/names.reader.js';
import { SIDES, type Side } from '../store/observation.store.js';
import { PageQuery } from './inputs.js';

/** Variant (a) of the sheet has so many indicators of 0 to 3. */
const INDICATORS = 34;

export class ObservationPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() observationId!: string;
}

export class ObservationsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SIDES, description: 'Those she wrote, or those about her; absent: both' }) @IsOptional() @IsIn(SIDES) side?: Side;

  @ApiPropertyOptional({ type: Boolean, description: 'Those the teacher has still to acknowledge' })
  @IsOptional() @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)) @IsBoolean()
  open?: boolean;
}
export class TeachersQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Part of the name; қ and к, ә and а … are found alike' }) @IsOptional() @IsString() @MaxLength(100) search?: string;
}

/** Somebody whose lesson may be observed, with the post she has. */
export class ObservableOut {
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() post!: string;
  @ApiProperty({ example: 'MATHEMATICS' }) subject!: string;
  @ApiProperty({ description: 'In the language of Accept-Language' }) organisation!: string;
}
export class ObservablesOut {
  @ApiProperty({ type: [ObservableOut] }) items!: ObservableOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ObservationIn {
  @ApiProperty({ format: 'uuid', description: 'A UUIDv7 made where the sheet is written: sent twice it is one sheet' }) @IsUUID(7) observationId!: string;
  @ApiProperty({ format: 'uuid', description: 'The teacher' }) @IsUUID() personId!: PersonId;
  @ApiProperty({ maxLength: 300, description: 'The same for all who saw it: their sheets are averaged (R-059)' }) @IsString() @Length(1, 300) lesson!: string;
  @ApiProperty({ maxLength: 100 }) @IsString() @Length(1, 100) subject!: string;
  @ApiPropertyOptional({ maxLength: 20, example: '8 А' }) @IsOptional() @IsString() @MaxLength(20) className?: string;

  @ApiProperty({ format: 'date', description: 'In the present school year, not in the future' }) @IsPlainDate()
  observedOn!: string;

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) objectives?: string;
  @ApiPropertyOptional({ maxLength: 500 }) @IsOptional() @IsString() @MaxLength(500) topic?: string;

  @ApiPropertyOptional({ type: [Number], minItems: INDICATORS, maxItems: INDICATORS, description: 'Variant (a): 0 to 3 each; their sum is the total' })
  @IsOptional() @IsArray() @ArrayMinSize(INDICATORS) @ArrayMaxSize(INDICATORS) @IsInt({ each: true }) @Min(0, { each: true }) @Max(3, { each: true })
  indicators?: number[];

  @ApiProperty({ minimum: 0, maximum: 102 }) @IsInt() @Min(0) @Max(102) points!: number;
  @ApiProperty({ maxLength: 4000 }) @IsString() @Length(1, 4000) conclusions!: string;
  @ApiProperty({ maxLength: 4000 }) @IsString() @Length(1, 4000) recommendations!: string;

  @ApiPropertyOptional({ enum: OBSERVER_KINDS, description: 'As what, where the observer is several' }) @IsOptional() @IsIn(OBSERVER_KINDS) as?: ObserverKind;

  static toObserved({ lesson, subject, className, observedOn, objectives, topic, indicators, points, conclusions, recommendations }: ObservationIn): Observed {
    const given = { className: className ?? null, objectives: objectives ?? null, topic: topic ?? null, indicators: indicators ?? null };
    return { lesson: lesson.trim(), subject, observedOn: plainDateOf(observedOn), points, conclusions, recommendations, ...given };
  }
}

export class WithdrawalIn {
  @ApiProperty({ maxLength: 1000 }) @IsString() @Length(1, 1000) reason!: string;
}

export class WithdrawnOut {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() reason!: string;
}

export class ObservationOut {
  @ApiProperty({ format: 'uuid' }) observationId!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The teacher’s name; null: not known yet' }) teacher!: string | null;
  @ApiProperty({ format: 'uuid' }) observerId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The observer’s name' }) observerName!: string | null;
  @ApiProperty({ enum: OBSERVER_KINDS, description: 'As what it counts; the last two come from outside' }) observer!: string;
  @ApiProperty({ example: 2024 }) schoolYear!: number;
  @ApiProperty() lesson!: string;
  @ApiProperty() subject!: string;
  @ApiProperty({ type: String, nullable: true }) className!: string | null;
  @ApiProperty({ format: 'date' }) observedOn!: string;
  @ApiProperty({ type: String, nullable: true }) objectives!: string | null;
  @ApiProperty({ type: String, nullable: true }) topic!: string | null;
  @ApiProperty({ type: [Number], nullable: true }) indicators!: number[] | null;
  @ApiProperty() points!: number;
  @ApiProperty() conclusions!: string;
  @ApiProperty() recommendations!: string;
  @ApiProperty({ format: 'date-time' }) writtenAt!: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'When the teacher acknowledged it' }) acknowledgedAt!: string | null;
  @ApiProperty({ type: WithdrawnOut, nullable: true }) withdrawn!: WithdrawnOut | null;

  static from({ teacherId, organisationId: _where, ...sheet }: ObservationSheet, names: Names): ObservationOut {
    return { ...sheet, personId: teacherId, teacher: names.get(teacherId) ?? null, observerName: names.get(sheet.observerId) ?? null };
  }
}
export class ObservationsOut {
  @ApiProperty({ type: [ObservationOut] }) items!: ObservationOut[];
  @ApiProperty({ description: 'How many the whole list holds' }) total!: number;
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
