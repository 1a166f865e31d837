import { DOCUMENT_LANGUAGES, type DocumentId, type DocumentLanguage } from '@attestation/documents';
import { ATTESTATION_STATES, CLAIMABLE, type AttestationId, type AttestationState, type ClaimableCategory, type PersonId, type PlaceCode, type PlainDate, type WorkItemId } from '@attestation/contracts';
import { CERTIFICATE_KINDS, DOCUMENT_CODES, FOREIGN_LANGUAGES, type CertificateKind, type DocumentCode, type ForeignLanguage } from '@attestation/regulation';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBase64, IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { Ground } from '../domain/case-file.js';
import { AsBoolean, AsList } from './validators.js';

/** What `q` of a list is. */
export const SEARCH = 'Beginnings of the words of the teacher’s name, or the whole registration number';

/** KATO. */
export const PLACE = /^[0-9]{2,9}$/;

/** What the doors of `applications` take. Unknown members are refused. */
export class CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}

/** Seconds; browsers and the entry wait longer for an answer. */
const LONGEST_WAIT = 25;

export class ChangeQuery {
  @ApiProperty({ type: 'integer', minimum: 0, description: '`version` of the case as the caller knows it' }) @Type(() => Number) @IsInt() @Min(0) @Max(2 ** 31 - 1) after!: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: LONGEST_WAIT, default: 0, description: 'Seconds for which the answer waits for a change' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(LONGEST_WAIT) wait: number = 0;
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

const HOLDERS = ['MINE', 'FREE'] as const;

export class QueueFilterQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Part of the teacher’s name, or the registration number' }) @IsOptional() @IsString() @Length(1, 100) q?: string;
  @ApiPropertyOptional({ enum: HOLDERS, description: 'Those the caller works on, or those nobody works on' }) @IsOptional() @IsIn(HOLDERS) holder?: (typeof HOLDERS)[number];
}

export class QueueQuery extends QueueFilterQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export class TakingIn {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The colleague it is given to; absent: the caller takes it' }) @IsOptional() @IsUUID() personId?: PersonId;
}

/** Which cases: of those within one's jurisdiction. */
export class CaseFilterQuery {
  @ApiPropertyOptional({ enum: ATTESTATION_STATES }) @IsOptional() @IsIn(ATTESTATION_STATES) state?: AttestationState;
  @ApiPropertyOptional({ enum: CLAIMABLE, description: 'The claimed category' }) @IsOptional() @IsIn(CLAIMABLE) category?: ClaimableCategory;
  @ApiPropertyOptional({ example: 2025 }) @IsOptional() @Type(() => Number) @IsInt() @Min(2000) @Max(2100) year?: number;
  @ApiPropertyOptional({ description: 'Past the due instant of the step they are at, or not' }) @IsOptional() @AsBoolean() @IsBoolean() late?: boolean;
  @ApiPropertyOptional({ type: String, example: '1930', description: 'A region or a district' }) @IsOptional() @Matches(PLACE) placeCode?: PlaceCode;
  @ApiPropertyOptional({ maxLength: 100, description: SEARCH }) @IsOptional() @IsString() @Length(1, 100) q?: string;
}

const ORDERS = ['NEWEST', 'DUE'] as const;

export class CasesQuery extends CaseFilterQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
  @ApiPropertyOptional({ enum: ORDERS, default: 'NEWEST', description: 'The newest first, or the most urgent' }) @IsOptional() @IsIn(ORDERS) order: (typeof ORDERS)[number] = 'NEWEST';
}

/** Letters of the Latin alphabet before the sign: what every mail server takes. */
const AsEmail = () => IsEmail({ allow_utf8_local_part: false });
const EMAIL = { format: 'email', maxLength: 254, example: 'gulzhahan@example.kz' } as const;

export class DraftIn {
  @ApiProperty({ enum: CLAIMABLE }) @IsIn(CLAIMABLE) claimedCategory!: ClaimableCategory;
  @ApiPropertyOptional({ format: 'uuid', description: 'The post, for whoever holds several' }) @IsOptional() @IsUUID() employmentId?: string;
  @ApiPropertyOptional({ ...EMAIL, description: 'Where notices go (X-032); absent: that of her last application' }) @IsOptional() @AsEmail() email?: string;
}

export class EmailIn {
  @ApiProperty({ ...EMAIL, description: 'Where notices of this case go' }) @AsEmail() email!: string;
}

/** Whose addresses `integrations` asks for, to write to them. */
export class AddressesIn {
  @IsArray() @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) attestationIds!: AttestationId[];
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
  @IsOptional() @AsBoolean() @IsBoolean()
  consent: boolean = true;
}

export class SubmissionIn extends SignedIn {
  @ApiProperty({ description: 'Consent to the use of restricted personal data; without it the application can only be refused' })
  @IsBoolean()
  consent!: boolean;
}

/** A certificate of a foreign language, shown instead of the test. */
export class LanguageCertificateIn {
  @ApiProperty({ enum: FOREIGN_LANGUAGES }) @IsIn(FOREIGN_LANGUAGES) language!: ForeignLanguage;
  @ApiProperty({ enum: CERTIFICATE_KINDS }) @IsIn(CERTIFICATE_KINDS) kind!: CertificateKind;
  @ApiProperty({ example: '6.5', description: 'As printed: `6.5` of IELTS, `94` of TOEFL, `B2` of the others', maxLength: 10 }) @IsString() @Length(1, 10) result!: string;
  @ApiProperty({ maxLength: 100 }) @IsString() @Length(1, 100) number!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null where none is printed on it' })
  @ValidateIf(({ validUntil }: LanguageCertificateIn) => validUntil !== null) @IsPlainDate()
  validUntil!: PlainDate | null;
}

export class WithdrawalIn {
  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

const ANSWERS = ['ACCEPTED', 'REFUSED'] as const;
const GROUNDS = ['1', '2', '3'] as const;

/** What the provider answers, before it is signed. */
export class AnswerQuery extends LanguageQuery {
  @ApiProperty({ enum: ANSWERS }) @IsIn(ANSWERS) answer!: (typeof ANSWERS)[number];

  @ApiPropertyOptional({ enum: GROUNDS, isArray: true, description: 'Grounds of a refusal (X-029)' })
  @IsOptional() @AsList() @IsArray() @ArrayUnique() @IsIn(GROUNDS, { each: true })
  grounds: Ground[] = [];

  @ApiPropertyOptional({ enum: DOCUMENT_CODES, isArray: true, description: 'Documents that are missing or do not match, at most three (X-027)' })
  @IsOptional() @AsList() @IsArray() @ArrayUnique() @IsIn(DOCUMENT_CODES, { each: true })
  mismatches: DocumentCode[] = [];

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class AnswerIn extends AnswerQuery {
  @ApiProperty({ description: SIGNATURE, maxLength: 40_000 }) @IsString() @IsBase64() @MaxLength(40_000) signature!: string;
}
