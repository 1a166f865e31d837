import { ATTESTATION_STATES, CLAIMABLE, type AttestationId, type AttestationState, type ClaimableCategory, type WorkItemId } from '@attestation/contracts';
import { DOCUMENT_CODES, type DocumentCode } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Ground } from '../domain/case-file.js';

/** What the doors of `applications` take. Unknown members are refused. */
export class CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}

export class WorkItemPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() workItemId!: WorkItemId;
}

export class PageQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ATTESTATION_STATES }) @IsOptional() @IsIn(ATTESTATION_STATES) state?: AttestationState;
}

export class DraftIn {
  @ApiProperty({ enum: CLAIMABLE }) @IsIn(CLAIMABLE) claimedCategory!: ClaimableCategory;
  @ApiPropertyOptional({ format: 'uuid', description: 'The post, for whoever holds several' }) @IsOptional() @IsUUID() employmentId?: string;
}

export class SubmissionIn {
  @ApiProperty({ description: 'Consent to the use of restricted personal data; without it the application can only be refused' })
  @IsBoolean()
  consent!: boolean;
}

export class AnswerIn {
  @ApiProperty({ enum: ['ACCEPTED', 'REFUSED'] }) @IsIn(['ACCEPTED', 'REFUSED']) answer!: 'ACCEPTED' | 'REFUSED';

  @ApiPropertyOptional({ enum: ['1', '2', '3'], isArray: true, description: 'Grounds of a refusal (X-029)' })
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(['1', '2', '3'], { each: true })
  grounds?: Ground[];

  @ApiPropertyOptional({ enum: DOCUMENT_CODES, isArray: true, description: 'Documents that are missing or do not match, at most three (X-027)' })
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(DOCUMENT_CODES, { each: true })
  mismatches?: DocumentCode[];

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}
