import { ApiProperty } from '@nestjs/swagger';
import type { WaitingCase } from '../store/queues.js';

/** A case that waits for a meeting, an order or a certificate. */
export class WaitingOut implements Record<keyof WaitingCase, unknown> {
  @ApiProperty({ format: 'uuid', type: String }) workItemId!: WaitingCase['workItemId'];
  @ApiProperty({ format: 'uuid', type: String }) attestationId!: WaitingCase['attestationId'];
  @ApiProperty({ format: 'uuid', type: String }) commissionId!: WaitingCase['commissionId'];
  @ApiProperty({ format: 'uuid', type: String }) organisationId!: WaitingCase['organisationId'];
  @ApiProperty() teacher!: string;
  @ApiProperty() post!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty() currentCategory!: string;
  @ApiProperty({ nullable: true, type: String, description: 'Of the sheets together' }) score!: string | null;
  @ApiProperty({ nullable: true, type: Boolean, description: 'The portfolio meets the claimed category' }) meets!: boolean | null;
  @ApiProperty({ nullable: true, type: String, description: 'Once decided' }) awardedCategory!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) meetingId!: WaitingCase['meetingId'];
  @ApiProperty({ nullable: true, type: String }) protocolNumber!: string | null;
  @ApiProperty({ description: 'The protocol is signed: an order may rest on it' }) protocolSigned!: boolean;
  @ApiProperty() openedAt!: string;
  @ApiProperty({ nullable: true, type: String }) due!: string | null;
  @ApiProperty({ description: 'Last day on which a decision is in time', type: String }) decisionsBy!: WaitingCase['decisionsBy'];
}

export class WaitingPage {
  @ApiProperty({ type: [WaitingOut] }) items!: WaitingOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
  @ApiProperty({ description: 'Of the whole list, on all its pages' }) total!: number;
}
