import type { AttestationId, MeetingId } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import type { Order } from '../domain/order.js';
import type { OrderedCase } from '../store/agenda.reader.js';
import type { ListedOrder } from '../store/registers.js';
import { NumberIn, PageQuery } from './common.dto.js';

export class OrderPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() orderId!: string;
}

/** An order over cases of one protocol: all of a meeting that wait for one, or those named. */
export class OrderIn extends NumberIn {
  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf(({ attestationIds, meetingId }: OrderIn) => attestationIds === undefined || meetingId !== undefined)
  @IsUUID()
  meetingId?: MeetingId;

  @ApiPropertyOptional({ type: [String], format: 'uuid', minItems: 1, maxItems: 200 })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  attestationIds?: AttestationId[];
}

export class OrderOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) commissionId!: string;
  @ApiProperty({ format: 'uuid' }) meetingId!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ example: '2025-05-21' }) dated!: string;
  @ApiProperty({ enum: ['DRAFT', 'ISSUED'] }) status!: string;
  @ApiProperty({ type: [String], format: 'uuid' }) attestationIds!: string[];
  @ApiProperty({ format: 'uuid', description: 'Of the document, whose bytes in both languages are to be signed' }) documentId!: string;

  static from({ id, commissionId, meetingId, number, dated, status, attestationIds, paperId }: Order): OrderOut {
    return Object.assign(new OrderOut(), { id, commissionId, meetingId, number, dated, status, attestationIds, documentId: paperId });
  }
}

class OrderedCaseOut implements Record<keyof OrderedCase, unknown> {
  @ApiProperty({ format: 'uuid', type: String }) attestationId!: AttestationId;
  @ApiProperty() teacher!: string;
  @ApiProperty() post!: string;
  @ApiProperty({ nullable: true, type: String }) awardedCategory!: string | null;
}

/** An order with the cases it is about. */
export class WholeOrderOut extends OrderOut {
  @ApiProperty({ type: [OrderedCaseOut] }) cases!: OrderedCaseOut[];

  static with(order: Order, cases: OrderedCase[]): WholeOrderOut {
    return Object.assign(new WholeOrderOut(), { ...OrderOut.from(order), cases });
  }
}

export class OrdersQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 60, description: 'Part of the order’s number' }) @IsOptional() @IsString() @MaxLength(60) search?: string;
}

export class ListedOrderOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) commissionId!: string;
  @ApiProperty() number!: string;
  @ApiProperty() dated!: string;
  @ApiProperty({ enum: ['DRAFT', 'ISSUED'] }) status!: string;
  @ApiProperty() cases!: number;
  @ApiProperty({ format: 'uuid' }) documentId!: string;

  static from({ paperId, ...shown }: ListedOrder): ListedOrderOut {
    return Object.assign(new ListedOrderOut(), { ...shown, documentId: paperId });
  }
}
export class OrderPage {
  @ApiProperty({ type: [ListedOrderOut] }) items!: ListedOrderOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
  @ApiProperty({ description: 'Of the whole list, on all its pages' }) total!: number;
}
