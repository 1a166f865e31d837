import type { AttestationId, CommissionId, MeetingId, Reason } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBase64, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

/** A page of a list: at most 100 rows; `cursor` is the `next` of the page before. */
export class PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}

export class SearchQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Part of the teacher’s name; қ and к, ә and а … are found alike' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

/** The secretary's list may leave out what stands on an agenda already. */
export class FreeQuery extends SearchQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: only cases that no meeting, not closed yet, has on its agenda' })
  @IsOptional()
  @IsIn(['true', 'false'])
  free?: 'true' | 'false';
}

export class CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}
export class CommissionPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() commissionId!: CommissionId;
}
export class MeetingPath extends CommissionPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() meetingId!: MeetingId;
}

const MAX_CMS = 64_000;

/** Detached CMS signatures (DER, base64) of the caller over the bytes of a document, in both languages. */
export class SignaturesIn {
  @ApiProperty({ format: 'byte', maxLength: MAX_CMS, description: 'Over the bytes of the document in Kazakh' })
  @IsBase64()
  @Length(1, MAX_CMS)
  kk!: string;

  @ApiProperty({ format: 'byte', maxLength: MAX_CMS, description: 'Over the bytes of the document in Russian' })
  @IsBase64()
  @Length(1, MAX_CMS)
  ru!: string;
}

const NUMBER = /^[\p{L}\p{N} №./()-]+$/u;
/** The number of an order in its body's own register. */
export class NumberIn {
  @ApiProperty({ maxLength: 60, example: '45-НҚ' })
  @IsString()
  @Length(1, 60)
  @Matches(NUMBER, { message: 'letters, digits and № . / ( ) - only' })
  number!: string;
}

class TextsOut {
  @ApiProperty() kk!: string;
  @ApiProperty() ru!: string;
  @ApiProperty() en!: string;
}

/** Why something is so: the rule, where it stands, and a sentence in each language. */
export class ReasonOut {
  @ApiProperty({ example: 'X-041' }) rule!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ enum: ['exact', 'paraphrased', 'uncertain', 'default'] }) confidence!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) values!: Reason['values'];
  @ApiProperty({ type: TextsOut }) text!: TextsOut;
}
