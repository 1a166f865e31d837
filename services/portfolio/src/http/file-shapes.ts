import { FILE_TYPES, type AttestationId, type EvidenceFile, type FileId, type FileUpload, type UploadId } from '@attestation/contracts';
import { CRITERIA, DOCUMENT_CODES } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import type { ListedFile } from '../store/evidence-file.reader.js';
import { PageQuery } from './inputs.js';

/** What a scan proves: a document of the service, or a criterion of the check-list. */
const CODES: readonly string[] = [...DOCUMENT_CODES, ...CRITERIA];

export class FilePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() fileId!: FileId;
}
export class UploadPath {
  @ApiProperty({ type: String, example: 'K7M2XQ9RTB4WFHC3NZ8PD6YV4GT' }) @Matches(/^[0-9A-Z]{27}$/) uploadId!: UploadId;
}
export class OwnUploadsQuery {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}
export class FilesQuery extends PageQuery {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
  @ApiPropertyOptional({ enum: CODES }) @IsOptional() @IsIn(CODES) code?: string;
}

export class UploadIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;

  @ApiProperty({ enum: CODES, description: 'A document of the service, or a criterion of the check-list' }) @IsIn(CODES) code!: string;

  @ApiProperty({ maxLength: 255, example: 'диплом.pdf', description: 'For people; what the file is, its content decides' }) @IsString() @Length(1, 255) name!: string;

  @ApiProperty({ minimum: 1, description: 'Bytes' }) @IsInt() @Min(1) size!: number;

  @ApiPropertyOptional({ description: 'SHA-256 of the file in lower-case hex: what arrives otherwise has been damaged and is refused' })
  @IsOptional() @Matches(/^[0-9a-f]{64}$/)
  sha256?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The version this one takes the place of; it stays readable' }) @IsOptional() @IsUUID() replaces?: FileId;
}

export class UploadOut {
  @ApiProperty() uploadId!: string;
  @ApiProperty({ description: 'Where the bytes go by the protocol tus 1.0.0: HEAD, PATCH, DELETE' }) url!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Bytes' }) size!: number;
  @ApiProperty({ description: 'Bytes that have come' }) received!: number;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) replaces!: string | null;
  @ApiProperty({ format: 'date-time', description: 'When it is thrown away unless it is whole by then' }) expiresAt!: string;

  static from({ uploadId, attestationId, code, name, size, replaces, expiresAt }: FileUpload, received: number): UploadOut {
    return { uploadId, url: urlOf(uploadId), attestationId, code, name, size, received, replaces, expiresAt };
  }
}
export class UploadsOut {
  @ApiProperty({ type: [UploadOut] }) items!: UploadOut[];
  @ApiProperty({ description: 'The largest scan that is taken, bytes' }) maxBytes!: number;
}

export class FileOut {
  @ApiProperty({ format: 'uuid' }) fileId!: string;
  @ApiProperty({ format: 'uuid', description: 'The same for all versions of a document' }) documentId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ enum: CODES }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: FILE_TYPES }) type!: string;
  @ApiProperty({ description: 'Bytes' }) size!: number;
  @ApiProperty({ description: 'SHA-256, lower-case hex' }) sha256!: string;
  @ApiProperty({ minimum: 1 }) version!: number;
  @ApiProperty({ enum: ['CURRENT', 'REPLACED'] }) state!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) replaces!: string | null;
  @ApiProperty({ format: 'uuid' }) uploadedBy!: string;
  @ApiProperty({ format: 'date-time' }) uploadedAt!: string;
  @ApiProperty({ nullable: true, type: String, description: 'Of the appointing order, where the responsible person sent it' }) orderNumber!: string | null;
  @ApiProperty({ description: 'Where its content is' }) url!: string;

  static from({ current, personId: _person, uploadId: _upload, ...file }: ListedFile): FileOut {
    return { ...file, state: current ? 'CURRENT' : 'REPLACED', url: contentPathOf(file) };
  }
}
export class FilesOut {
  @ApiProperty({ type: [FileOut] }) items!: FileOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export const FILES = 'api/v1/portfolio/files';
const urlOf = (uploadId: UploadId): string => `/${FILES}/uploads/${uploadId}`;
export const contentPathOf = ({ fileId }: Pick<EvidenceFile, 'fileId'>): string => `/${FILES}/${fileId}/content`;
