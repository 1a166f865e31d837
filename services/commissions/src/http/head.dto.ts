import type { AttestationId, WorkItemId } from '@attestation/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import type { Certificate } from '../domain/certificate.js';
import type { Order } from '../domain/order.js';

export class WorkItemPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
  @ApiProperty({ format: 'uuid' }) @IsUUID() workItemId!: WorkItemId;
}

/** The order's number in the attesting body's own register. */
export class OrderIn {
  @ApiProperty({ maxLength: 60, example: '45-НҚ' })
  @IsString()
  @Length(1, 60)
  @Matches(/^[\p{L}\p{N} №./()-]+$/u, { message: 'letters, digits and № . / ( ) - only' })
  number!: string;
}

export class OrderOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) organisationId!: string;
  @ApiProperty({ enum: ['OPEN', 'ISSUED'] }) status!: string;
  @ApiProperty({ nullable: true, type: String }) number!: string | null;
  @ApiProperty({ nullable: true, type: String }) issuedOn!: string | null;

  static from({ id, organisationId, status, number, issuedOn, file }: Order): OrderOut {
    return Object.assign(new OrderOut(), { workItemId: id, attestationId: file.attestationId, organisationId, status, number, issuedOn });
  }
}

export class CertificateOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ enum: ['OPEN', 'ISSUED'] }) status!: string;
  @ApiProperty({ nullable: true, type: String, example: '10-ORG-2025-000001' }) number!: string | null;
  @ApiProperty({ nullable: true, type: String }) publicId!: string | null;
  @ApiProperty() category!: string;
  @ApiProperty({ nullable: true, type: String }) issuedOn!: string | null;
  @ApiProperty({ nullable: true, type: String }) validUntil!: string | null;

  static from({ id, status, number, publicId, category, issuedOn, validUntil, file }: Certificate): CertificateOut {
    return Object.assign(new CertificateOut(), { workItemId: id, attestationId: file.attestationId, status, number, publicId, category, issuedOn, validUntil });
  }
}

class OpenItemOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) organisationId!: string;
}
export class OpenItemPage {
  @ApiProperty({ type: [OpenItemOut] }) items!: OpenItemOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}
