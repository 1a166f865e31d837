import { REGISTRIES, type AttestationId, type CommissionId, type Instant } from '@attestation/contracts';
import { CRITERIA, type Criterion, type Points } from '@attestation/regulation';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { type Correction, proposalOf } from '../domain/evidence.js';
import type { ScoreSheet } from '../domain/score-sheet.js';
import type { OpenSheet } from '../store/queues.js';
import type { OwnSheet } from '../store/sheet.reader.js';
import { ReasonOut } from './common.dto.js';

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

const STATUSES = ['OPEN', 'SUBMITTED', 'WITHDRAWN'] as const;

export class SheetOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ enum: STATUSES }) status!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) points!: Points;
  @ApiProperty({ nullable: true, type: String, example: '68.5' }) total!: string | null;
  @ApiProperty({ nullable: true, type: String }) submittedAt!: Instant | null;

  static from(attestationId: AttestationId, { status, points, total, submittedAt }: ScoreSheet): SheetOut {
    return Object.assign(new SheetOut(), { attestationId, status, points, total, submittedAt });
  }
}

/** A registry corrected, after the submission, what the criterion rests on; the snapshot stays as it was. */
class CorrectionOut implements Correction {
  @ApiProperty({ enum: REGISTRIES }) registry!: Correction['registry'];
  @ApiProperty() source!: string;
  @ApiProperty() correctedAt!: string;
}

/** What the rules propose for one criterion, and why. */
class ProposedCriterionOut {
  @ApiProperty({ enum: CRITERIA }) criterion!: string;
  @ApiProperty() required!: boolean;
  @ApiProperty({ description: 'The evidence meets the claimed category; where it does not, only 0 may be given, but for `COMMISSION`' }) met!: boolean;
  @ApiProperty({ example: '65.25' }) points!: string;
  @ApiProperty({ enum: ['EVIDENCE', 'COMMISSION'], required: false, description: '`COMMISSION`: no register holds this evidence, the member judges by the documents' }) basis?: string;
  @ApiProperty({ description: 'How many pieces of evidence were counted' }) counted!: number;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
  @ApiProperty({ type: [CorrectionOut] }) corrections!: CorrectionOut[];
}

class ProposalOut {
  @ApiProperty({ description: 'Of the snapshot' }) version!: number;
  @ApiProperty({ description: 'SHA-256 of the snapshot' }) hash!: string;
  @ApiProperty({ type: [ProposedCriterionOut] }) criteria!: ProposedCriterionOut[];
  @ApiProperty() total!: string;
  @ApiProperty() minimum!: number;
  @ApiProperty() meets!: boolean;
}

/** A member's own sheet of a case with what the rules propose; without an evaluation there is no proposal. */
export class OwnSheetOut extends SheetOut {
  @ApiProperty({ description: 'Whose case it is' }) teacher!: string;
  @ApiProperty({ format: 'uuid' }) commissionId!: string;
  @ApiProperty() post!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty() currentCategory!: string;
  @ApiProperty({ nullable: true, type: String, example: '2025-08-02T00:00:00+05:00' }) due!: string | null;
  @ApiProperty({ nullable: true, type: ProposalOut }) proposal!: ProposalOut | null;
  @ApiProperty({ type: [CorrectionOut] }) corrections!: CorrectionOut[];
  @ApiProperty({ enum: CRITERIA, isArray: true, description: 'Criteria in which the members’ sheets differ where all must be alike (F-11): this one may be given anew' }) differing!: Criterion[];

  static of({ attestationId, sheet, evaluation, corrections, ...shown }: OwnSheet): OwnSheetOut {
    const proposal = evaluation ? { ...evaluation, criteria: proposalOf(evaluation, corrections) } : null;
    return Object.assign(new OwnSheetOut(), { ...SheetOut.from(attestationId, sheet), ...shown, proposal, corrections });
  }
}

class OpenSheetOut implements OpenSheet {
  @ApiProperty({ format: 'uuid', type: String }) attestationId!: AttestationId;
  @ApiProperty({ format: 'uuid', type: String }) commissionId!: CommissionId;
  @ApiProperty() teacher!: string;
  @ApiProperty() post!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty() currentCategory!: string;
  @ApiProperty({ example: '2025-08-02T00:00:00+05:00' }) due!: string;
}

export class SheetPage {
  @ApiProperty({ type: [OpenSheetOut] }) items!: OpenSheetOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
  @ApiProperty() total!: number;
}
