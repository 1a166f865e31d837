import { OBSERVER_KINDS, plainDateOf, type ObserverKind, type PersonId } from '@attestation/contracts';
import { SHEET_VARIANTS } from '@attestation/regulation';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import type { ObservationSheet, Observed } from '../domain/observation.js';
import type { Names } from '../store/names.reader.js';
import { SIDES, type Side } from '../store/observation.store.js';
import { PageQuery } from './inputs.js';

/** More than any variant of the sheet can have; how many it has is the law's. */
const MOST_INDICATORS = 100;

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
  @ApiProperty({ enum: SHEET_VARIANTS, description: 'Of the sheet, by her organisation and post (X-082)' }) variant!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'How many that variant has; null: not known, the total alone is entered' }) indicators!: number | null;
  @ApiProperty({ description: 'She teaches at a penal institution: who does not work there asks it before (R-065)' }) penalInstitution!: boolean;
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

  @ApiPropertyOptional({ type: [Number], maxItems: MOST_INDICATORS, description: 'Of a variant whose number of indicators is known, in the order of the sheet; their sum is the total (X-082)' })
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_INDICATORS) @IsInt({ each: true })
  indicators?: number[];

  @ApiProperty({ minimum: 0, maximum: 102 }) @IsInt() @Min(0) @Max(102) points!: number;
  @ApiProperty({ maxLength: 4000 }) @IsString() @Length(1, 4000) conclusions!: string;
  @ApiProperty({ maxLength: 4000 }) @IsString() @Length(1, 4000) recommendations!: string;

  @ApiPropertyOptional({ format: 'date', description: 'When a penal institution was asked: needed of whoever does not work there (R-065)' }) @IsOptional() @IsPlainDate()
  requestedOn?: string;

  @ApiPropertyOptional({ enum: OBSERVER_KINDS, description: 'As what, where the observer is several' }) @IsOptional() @IsIn(OBSERVER_KINDS) as?: ObserverKind;

  static toObserved({ lesson, subject, className, observedOn, objectives, topic, indicators, points, conclusions, recommendations, requestedOn }: ObservationIn): Observed {
    const given = { className: className ?? null, objectives: objectives ?? null, topic: topic ?? null, indicators: indicators ?? null, requestedOn: requestedOn ? plainDateOf(requestedOn) : null };
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
  @ApiProperty({ type: String, enum: [...SHEET_VARIANTS, null], nullable: true, description: 'By the teacher’s organisation and post (X-082); null: of before it was told apart' }) variant!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'When a penal institution was asked (R-065)' }) requestedOn!: string | null;
  @ApiProperty({ type: [Number], nullable: true }) indicators!: number[] | null;
  @ApiProperty() points!: number;
  @ApiProperty() conclusions!: string;
  @ApiProperty() recommendations!: string;
  @ApiProperty({ format: 'date-time' }) writtenAt!: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'When the teacher acknowledged it' }) acknowledgedAt!: string | null;
  @ApiProperty({ type: WithdrawnOut, nullable: true }) withdrawn!: WithdrawnOut | null;

  static from({ teacherId, organisationId: _where, ...sheet }: ObservationSheet, names: Names): ObservationOut {
    const { variant = null, requestedOn = null } = sheet;
    return { ...sheet, variant, requestedOn, personId: teacherId, teacher: names.get(teacherId) ?? null, observerName: names.get(sheet.observerId) ?? null };
  }
}
export class ObservationsOut {
  @ApiProperty({ type: [ObservationOut] }) items!: ObservationOut[];
  @ApiProperty({ description: 'How many the whole list holds' }) total!: number;
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
