import { DOCUMENT_KINDS, DOCUMENT_LANGUAGES, DOCUMENT_NAMES, type DocumentLanguage } from '@attestation/documents';
import type { Language } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { PaperSignature } from '../domain/signature.js';
import type { Paper } from '../store/papers/paper-rows.js';

export class DocumentPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() documentId!: string;
}

export class LanguageQuery {
  @ApiPropertyOptional({ enum: DOCUMENT_LANGUAGES, description: 'Default: the caller’s, Kazakh where that is neither' })
  @IsOptional()
  @IsIn(DOCUMENT_LANGUAGES)
  language?: DocumentLanguage;
}

export class DocumentOut {
  @ApiProperty({ format: 'uuid' }) documentId!: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind!: string;
  @ApiProperty({ description: 'How the document is called, in the reader’s language' }) name!: string;
  @ApiProperty() number!: string;
  @ApiProperty() date!: string;
  @ApiProperty() madeAt!: string;
  @ApiProperty({ description: 'It bears electronic signatures' }) signed!: boolean;

  static from({ id, kind, number, data, madeAt, signers }: Paper, language: Language): DocumentOut {
    return Object.assign(new DocumentOut(), { documentId: id, kind, name: DOCUMENT_NAMES[kind][language], number, date: data.date, madeAt, signed: signers.length > 0 });
  }
}
export class DocumentsOut {
  @ApiProperty({ type: [DocumentOut] }) items!: DocumentOut[];
}

export class SignatureOut {
  @ApiProperty({ enum: DOCUMENT_LANGUAGES }) language!: string;
  @ApiProperty({ description: 'As the signer’s certificate names him' }) subject!: string;
  @ApiProperty() signedAt!: string;
  @ApiProperty({ description: 'SHA-256 of the signer’s certificate' }) fingerprint!: string;
  @ApiProperty({ description: 'SHA-256 of the bytes signed' }) sha256!: string;
  @ApiProperty({ format: 'byte', description: 'Detached CMS, base64' }) cms!: string;

  static from({ language, subject, signedAt, fingerprint, sha256, cms }: PaperSignature): SignatureOut {
    return Object.assign(new SignatureOut(), { language, subject, signedAt, fingerprint, sha256, cms });
  }
}
export class SignaturesOut {
  @ApiProperty({ type: [SignatureOut] }) items!: SignatureOut[];
}
