import { DOCUMENT_KINDS, DOCUMENT_LANGUAGES } from '@attestation/documents';
import { ApiProperty } from '@nestjs/swagger';

export class SignatureOut {
  @ApiProperty({ format: 'uuid' }) by!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was accepted' }) at!: string;
  @ApiProperty({ format: 'date-time', description: 'As the signature itself says' }) signedAt!: string;
  @ApiProperty({ description: 'SHA-256 of the signer’s certificate, hex' }) fingerprint!: string;
  @ApiProperty({ example: 'CN=Сериков Арман' }) subject!: string;
}

export class DocumentOut {
  @ApiProperty({ format: 'uuid' }) documentId!: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: DOCUMENT_LANGUAGES }) language!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'null: a translation nobody has asked for yet' }) madeAt!: string | null;
  @ApiProperty({ nullable: true, type: String }) sha256!: string | null;
  @ApiProperty({ type: SignatureOut, nullable: true, description: 'null: a translation; what binds is the signed one' }) signature!: SignatureOut | null;
  @ApiProperty({ format: 'uri-reference' }) href!: string;
}

export class DocumentsOut {
  @ApiProperty({ type: [DocumentOut] }) items!: DocumentOut[];
}
