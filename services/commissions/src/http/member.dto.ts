import type { AttestationId, WorkItemId } from '@attestation/contracts';
import { CRITERIA, type Criterion, type Points } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { ScoreSheet } from '../domain/score-sheet.js';

export class SheetPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
  @ApiProperty({ format: 'uuid' }) @IsUUID() workItemId!: WorkItemId;
}

class CriterionPointsIn {
  @ApiProperty({ enum: CRITERIA })
  @IsIn(CRITERIA)
  criterion!: Criterion;

  @ApiProperty({ minimum: 0, maximum: 200, description: 'At most two decimals (1.2 is a mean of observations)' })
  @IsNumber({ maxDecimalPlaces: 2, allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(200)
  points!: number;
}

/** A member's points, a line for each criterion; one left out counts as 0. */
export class PointsIn {
  @ApiProperty({ type: [CriterionPointsIn] })
  @IsArray()
  @ArrayMaxSize(CRITERIA.length)
  @ArrayUnique(({ criterion }: CriterionPointsIn) => criterion)
  @ValidateNested({ each: true })
  @Type(() => CriterionPointsIn)
  points!: CriterionPointsIn[];
}

export const toPoints = ({ points }: PointsIn): Points => Object.fromEntries(points.map(({ criterion, points: given }) => [criterion, given]));

export class SheetOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) commissionId!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty({ enum: ['OPEN', 'SUBMITTED'] }) status!: string;
  @ApiProperty({ example: '2025-08-02T00:00:00+05:00' }) due!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) points!: Points;
  @ApiProperty({ nullable: true, type: String, example: '68.5' }) total!: string | null;

  static from({ id, attestationId, commissionId, claimedCategory, status, due, points, total }: ScoreSheet): SheetOut {
    return Object.assign(new SheetOut(), { workItemId: id, attestationId, commissionId, claimedCategory, status, due, points, total });
  }
}

export class SheetPage {
  @ApiProperty({ type: [SheetOut] }) items!: SheetOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}

/** A page of a queue: at most 100 rows; `cursor` is the `next` of the page before. */
export class PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
