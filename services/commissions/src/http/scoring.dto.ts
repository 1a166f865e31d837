import type { AttestationId, PersonId } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { CRITERIA, type Criterion } from '@attestation/regulation';
import { type CaseFile, RECUSAL_GROUNDS, type RecusalGround } from '../domain/case-file.js';
import { differing } from '../domain/sheets-together.js';
import type { CaseInScoring } from '../store/queues.js';
import { ReasonOut } from './common.dto.js';

/** Why a scoring ends before all sheets are in. */
export class ClosingIn {
  @ApiProperty({ minLength: 3, maxLength: 500 })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

/** A member takes no part in a case. */
export class RecusalIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: PersonId;
  @ApiProperty({ enum: RECUSAL_GROUNDS }) @IsIn(RECUSAL_GROUNDS) ground!: RecusalGround;
  @ApiPropertyOptional({ maxLength: 500 }) @IsOptional() @IsString() @MaxLength(500) note?: string;
}

class SheetStateOut {
  @ApiProperty({ format: 'uuid' }) memberId!: string;
  @ApiProperty({ enum: ['OPEN', 'SUBMITTED', 'WITHDRAWN'] }) status!: string;
  @ApiProperty({ nullable: true, type: String }) submittedAt!: string | null;
}
class RecusalOut {
  @ApiProperty({ format: 'uuid' }) memberId!: string;
  @ApiProperty({ enum: RECUSAL_GROUNDS }) ground!: string;
  @ApiProperty({ nullable: true, type: String }) note!: string | null;
  @ApiProperty() at!: string;
}
class ScoreOut {
  @ApiProperty({ example: '72.14' }) total!: string;
  @ApiProperty() minimum!: number;
  @ApiProperty() meets!: boolean;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

/** How far the scoring of a case has come: whose sheets are in, never what stands on them. */
export class ScoringOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ description: 'Members of the commission' }) members!: number;
  @ApiProperty({ type: [SheetStateOut] }) sheets!: SheetStateOut[];
  @ApiProperty({ type: [RecusalOut] }) recusals!: RecusalOut[];
  @ApiProperty({ nullable: true, type: ScoreOut }) score!: ScoreOut | null;
  @ApiProperty({ enum: CRITERIA, isArray: true, description: 'Criteria in which the sheets differ where all must be alike (F-11): their members give them anew' }) differing!: Criterion[];

  static from(file: CaseFile): ScoringOut {
    const { attestationId, members, sheets, recusals, score } = file;
    const states = sheets.map(({ memberId, status, submittedAt }) => ({ memberId, status, submittedAt }));
    const shown = recusals.map(({ memberId, ground, note, at }) => ({ memberId, ground, note, at }));
    return Object.assign(new ScoringOut(), { attestationId, members, sheets: states, recusals: shown, score, differing: differing(file) });
  }
}

class CaseInScoringOut implements CaseInScoring {
  @ApiProperty({ format: 'uuid', type: String }) attestationId!: AttestationId;
  @ApiProperty() teacher!: string;
  @ApiProperty() post!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty() currentCategory!: string;
  @ApiProperty({ example: '2025-08-02T00:00:00+05:00' }) due!: string;
  @ApiProperty({ description: 'Sheets that are in' }) submitted!: number;
  @ApiProperty({ description: 'Sheets that are awaited' }) open!: number;
}
export class ScoringPage {
  @ApiProperty({ type: [CaseInScoringOut] }) items!: CaseInScoringOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
  @ApiProperty({ description: 'Of the whole list, on all its pages' }) total!: number;
}
