import { DOCUMENT_LANGUAGES, type DocumentId, type DocumentLanguage } from '@attestation/documents';
import { ATTESTATION_STATES, CLAIMABLE, type AttestationId, type AttestationState, type ClaimableCategory, type WorkItemId } from '@attestation/contracts';
import { DOCUMENT_CODES, type DocumentCode } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsBase64, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Ground } from '../domain/case-file.js';

/** What the doors of `applications` take. Unknown members are refused. */
export class CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}

export class DocumentPath extends CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() documentId!: DocumentId;
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

/** In which language a document is laid before its signer: his signature is over these bytes. */
export class LanguageQuery {
  @ApiPropertyOptional({ enum: DOCUMENT_LANGUAGES, default: 'kk' }) @IsOptional() @IsIn(DOCUMENT_LANGUAGES) language: DocumentLanguage = 'kk';
}

const SIGNATURE = 'Detached CMS (RSA, SHA-256) in base64 over exactly the bytes of the draft';

export class SignedIn extends LanguageQuery {
  @ApiProperty({ description: SIGNATURE, maxLength: 40_000 }) @IsString() @IsBase64() @MaxLength(40_000) signature!: string;
}

export class SubmissionDraftQuery extends LanguageQuery {
  @ApiPropertyOptional({ default: true, description: 'As it will be submitted' })
  @IsOptional() @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown))) @IsBoolean()
  consent: boolean = true;
}

export class SubmissionIn extends SignedIn {
  @ApiProperty({ description: 'Consent to the use of restricted personal data; without it the application can only be refused' })
  @IsBoolean()
  consent!: boolean;
}

export class WithdrawalIn {
  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

const ANSWERS = ['ACCEPTED', 'REFUSED'] as const;
const GROUNDS = ['1', '2', '3'] as const;
/** In a query a list of one is a plain text. */
const asList = ({ value }: { value: unknown }): unknown => (value === undefined || Array.isArray(value) ? value : [value]);

/** What the provider answers, before it is signed. */
export class AnswerQuery extends LanguageQuery {
  @ApiProperty({ enum: ANSWERS }) @IsIn(ANSWERS) answer!: (typeof ANSWERS)[number];

  @ApiPropertyOptional({ enum: GROUNDS, isArray: true, description: 'Grounds of a refusal (X-029)' })
  @IsOptional() @Transform(asList) @IsArray() @ArrayUnique() @IsIn(GROUNDS, { each: true })
  grounds: Ground[] = [];

  @ApiPropertyOptional({ enum: DOCUMENT_CODES, isArray: true, description: 'Documents that are missing or do not match, at most three (X-027)' })
  @IsOptional() @Transform(asList) @IsArray() @ArrayUnique() @IsIn(DOCUMENT_CODES, { each: true })
  mismatches: DocumentCode[] = [];

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class AnswerIn extends AnswerQuery {
  @ApiProperty({ description: SIGNATURE, maxLength: 40_000 }) @IsString() @IsBase64() @MaxLength(40_000) signature!: string;
}
