import { COMMISSION_LEVELS, type CommissionLevel, type OrganisationId, type PersonId, type PlainDate } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Commission } from '../domain/commission.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A commission as its attesting body approves it. */
export class CommissionIn {
  @ApiProperty({ enum: ['ORG'], description: 'Levels above the organisation are not approved here yet' })
  @IsIn(['ORG'])
  level!: CommissionLevel;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organisationId!: OrganisationId;

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 99 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds!: PersonId[];

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  secretaryId!: PersonId;

  @ApiProperty({ description: 'Number of the order that approves the composition', maxLength: 60 })
  @IsString()
  @Length(1, 60)
  orderNumber!: string;

  @ApiProperty({ format: 'date', description: 'First day of its year', example: '2025-03-17' })
  @Matches(DATE)
  from!: PlainDate;
}

class BallotIn {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId!: PersonId;

  @ApiProperty({ minimum: 0, maximum: 99 })
  @IsInt()
  @Min(0)
  @Max(99)
  votes!: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 9, description: 'How many terms in a row this person has just been chair' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9)
  termsInRow?: number;
}

/** The result of the secret ballot at the first meeting. */
export class ChairIn {
  @ApiProperty({ minimum: 1, maximum: 99, description: 'Members who voted' })
  @IsInt()
  @Min(1)
  @Max(99)
  present!: number;

  @ApiProperty({ type: [BallotIn] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ValidateNested({ each: true })
  @Type(() => BallotIn)
  ballots!: BallotIn[];
}

export class CommissionOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: COMMISSION_LEVELS }) level!: CommissionLevel;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) organisationId!: string | null;
  @ApiProperty({ type: [String], format: 'uuid' }) memberIds!: string[];
  @ApiProperty({ format: 'uuid' }) secretaryId!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) chairId!: string | null;
  @ApiProperty({ enum: ['APPROVED', 'ACTIVE'] }) status!: string;
  @ApiProperty() orderNumber!: string;
  @ApiProperty({ example: '2025-03-17' }) from!: string;
  @ApiProperty({ example: '2026-03-16' }) to!: string;

  static from({ placeCode: _, ...shown }: Commission): CommissionOut {
    return Object.assign(new CommissionOut(), shown);
  }
}
