import { CATEGORIES, type AttestationId, type Language, type WorkItemId } from '@attestation/contracts';
import { NOT_FOUND } from '@attestation/persistence';
import { termOf } from '@attestation/regulation';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID, Matches } from 'class-validator';
import type { CertificateAnswer } from '../domain/certificate-desk.js';
import type { Certificate, CertificateState } from '../domain/certificate-state.js';
import type { CheckedCertificate, ListedCertificate } from '../store/registers.js';
import { refusalOut } from './meeting.dto.js';
import { ReasonOut } from './common.dto.js';

const STATES = ['VALID', 'EXPIRED', 'ANNULLED'] as const;

export class PublicPath {
  @ApiProperty({ minLength: 8, maxLength: 64, description: 'As printed in the QR code' })
  @Matches(/^[0-9A-Za-z-]{8,64}$/)
  publicId!: string;
}

/** The certificates to be issued, by what waits for them. */
export class CertificatesIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  workItemIds!: WorkItemId[];
}

class CertificateOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ example: '10-ORG-2025-000001' }) number!: string;
  @ApiProperty() publicId!: string;
  @ApiProperty({ enum: CATEGORIES }) category!: string;
  @ApiProperty() issuedOn!: string;
  @ApiProperty() validUntil!: string;
  @ApiProperty({ format: 'uuid' }) documentId!: string;

  static from(attestationId: AttestationId, { number, publicId, category, issuedOn, validUntil, paperId }: Certificate): CertificateOut {
    return Object.assign(new CertificateOut(), { attestationId, number, publicId, category, issuedOn, validUntil, documentId: paperId });
  }
}

class RefusedOut {
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

export class IssuedOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ nullable: true, type: CertificateOut, description: 'null: refused' }) certificate!: CertificateOut | null;
  @ApiProperty({ nullable: true, type: RefusedOut, description: 'null: issued' }) refusal!: RefusedOut | null;

  /** @param answer absent: nobody of the caller's organisations waits for it */
  static from(workItemId: WorkItemId, answer: CertificateAnswer | undefined, language: Language): IssuedOut {
    if (answer && 'certificate' in answer) return Object.assign(new IssuedOut(), { workItemId, certificate: CertificateOut.from(answer.attestationId, answer.certificate), refusal: null });
    return Object.assign(new IssuedOut(), { workItemId, certificate: null, refusal: refusalOut({ ...NOT_FOUND, ...answer?.refusal }, language) });
  }
}
export class IssuedListOut {
  @ApiProperty({ type: [IssuedOut] }) items!: IssuedOut[];
}

export class ListedCertificateOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ description: 'By which anybody checks it' }) publicId!: string;
  @ApiProperty() teacher!: string;
  @ApiProperty({ enum: CATEGORIES }) category!: string;
  @ApiProperty() issuedOn!: string;
  @ApiProperty() validUntil!: string;
  @ApiProperty({ enum: STATES }) state!: string;
  @ApiProperty({ format: 'uuid' }) documentId!: string;

  static from({ paperId, annulledOn: _, ...shown }: ListedCertificate, state: CertificateState): ListedCertificateOut {
    const { attestationId, number, publicId, teacher, category, issuedOn, validUntil } = shown;
    return Object.assign(new ListedCertificateOut(), { attestationId, number, publicId, teacher, category, issuedOn, validUntil, state, documentId: paperId });
  }
}
export class CertificatePage {
  @ApiProperty({ type: [ListedCertificateOut] }) items!: ListedCertificateOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}

/** What is printed on a certificate, and whether it is good today; nothing besides. Texts in the reader's language. */
export class CheckedCertificateOut {
  @ApiProperty({ enum: STATES }) state!: string;
  @ApiProperty() number!: string;
  @ApiProperty() name!: string;
  @ApiProperty() category!: string;
  @ApiProperty() post!: string;
  @ApiProperty() organisation!: string;
  @ApiProperty({ description: 'Whose order awarded or confirmed the category' }) issuer!: string;
  @ApiProperty() orderNumber!: string;
  @ApiProperty() orderDate!: string;
  @ApiProperty() decidedOn!: string;
  @ApiProperty() issuedOn!: string;
  @ApiProperty() validUntil!: string;

  static from({ name, post, organisation, order, decidedOn, number, category, issuedOn, validUntil }: CheckedCertificate, state: CertificateState, language: Language): CheckedCertificateOut {
    const texts = { category: termOf(category, language), organisation: organisation[language], issuer: order.issuer[language] };
    return Object.assign(new CheckedCertificateOut(), { state, number, name, post, ...texts, orderNumber: order.number, orderDate: order.date, decidedOn, issuedOn, validUntil });
  }
}
