import { CLAIMABLE, type AttestationId, type ClaimableCategory, type PlaceCode } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { PageQuery, PLACE, SEARCH } from './inputs.js';
import { PartyOut, ReasonOut } from './shapes.js';

export class ListPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() listId!: string;
}

export class ListsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 2025 }) @IsOptional() @Type(() => Number) @IsInt() @Min(2000) @Max(2100) year?: number;
}

export class AttesteesQuery extends ListsQuery {
  @ApiPropertyOptional({ type: String, example: '1930', description: 'A district of the region' }) @IsOptional() @Matches(PLACE) placeCode?: PlaceCode;
  @ApiPropertyOptional({ enum: CLAIMABLE }) @IsOptional() @IsIn(CLAIMABLE) category?: ClaimableCategory;
  @ApiPropertyOptional({ maxLength: 100, description: SEARCH }) @IsOptional() @IsString() @Length(1, 100) q?: string;
}

export class ListIn {
  @ApiPropertyOptional({ example: 2025, description: 'Of the campaign; absent: this year’s' }) @IsOptional() @IsInt() @Min(2000) @Max(2100) year?: number;
  @ApiProperty({ example: '12-Т', description: 'The region’s own number of the list' }) @IsString() @Length(1, 50) number!: string;
  @ApiPropertyOptional({ type: String, example: '19', description: 'The region, for whoever answers for several' }) @IsOptional() @Matches(PLACE) placeCode?: PlaceCode;
  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Whom it names; absent: all of the year who are on no list yet', maxItems: 20_000 })
  @IsOptional() @IsArray() @ArrayNotEmpty() @ArrayMaxSize(20_000) @ArrayUnique() @IsUUID(undefined, { each: true })
  attestationIds?: AttestationId[];
  @ApiPropertyOptional({ type: String, example: '1930', description: 'Of all: those of this district' }) @IsOptional() @Matches(PLACE) districtCode?: PlaceCode;
  @ApiPropertyOptional({ enum: CLAIMABLE, description: 'Of all: those who claim this category' }) @IsOptional() @IsIn(CLAIMABLE) category?: ClaimableCategory;
  @ApiPropertyOptional({ description: 'Of all: how many they were when they were seen; another number is refused' }) @IsOptional() @IsInt() @Min(0) expected?: number;
}

export class AttesteeFilterQuery {
  @ApiPropertyOptional({ example: 2025 }) @IsOptional() @Type(() => Number) @IsInt() @Min(2000) @Max(2100) year?: number;
  @ApiPropertyOptional({ type: String, example: '1930', description: 'A district of the region' }) @IsOptional() @Matches(PLACE) placeCode?: PlaceCode;
  @ApiPropertyOptional({ enum: CLAIMABLE }) @IsOptional() @IsIn(CLAIMABLE) category?: ClaimableCategory;
  @ApiPropertyOptional({ maxLength: 100, description: SEARCH }) @IsOptional() @IsString() @Length(1, 100) q?: string;
}

export class NamedFilterQuery {
  @ApiPropertyOptional({ enum: CLAIMABLE }) @IsOptional() @IsIn(CLAIMABLE) category?: ClaimableCategory;
  @ApiPropertyOptional({ maxLength: 100, description: SEARCH }) @IsOptional() @IsString() @Length(1, 100) q?: string;
}

export class NamedQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CLAIMABLE }) @IsOptional() @IsIn(CLAIMABLE) category?: ClaimableCategory;
  @ApiPropertyOptional({ maxLength: 100, description: SEARCH }) @IsOptional() @IsString() @Length(1, 100) q?: string;
}

export class ListsFilterQuery {
  @ApiPropertyOptional({ example: 2025 }) @IsOptional() @Type(() => Number) @IsInt() @Min(2000) @Max(2100) year?: number;
}

export class GroupOut {
  @ApiProperty({ description: 'Of a place or a category' }) code!: string;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty() count!: number;
}

/** How many candidates the same filter gives. */
export class AttesteeCountsOut {
  @ApiProperty() count!: number;
  @ApiProperty({ type: [GroupOut] }) byPlace!: GroupOut[];
  @ApiProperty({ type: [GroupOut] }) byCategory!: GroupOut[];
}

export class AttesteeOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ type: PartyOut }) teacher!: PartyOut;
  @ApiProperty({ type: PartyOut }) organisation!: PartyOut;
  @ApiProperty({ example: '1930' }) placeCode!: string;
  @ApiProperty({ type: String, nullable: true }) placeName!: string | null;
  @ApiProperty({ enum: CLAIMABLE }) claimed!: ClaimableCategory;
  @ApiProperty({ example: '19-2025-000123' }) registrationNumber!: string;
}

export class AttesteePageOut {
  @ApiProperty({ type: [AttesteeOut] }) items!: AttesteeOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** A region's list of attestees. */
export class ListOut {
  @ApiProperty({ format: 'uuid' }) listId!: string;
  @ApiProperty({ example: '19' }) placeCode!: string;
  @ApiProperty({ type: String, nullable: true }) placeName!: string | null;
  @ApiProperty() year!: number;
  @ApiProperty() number!: string;
  @ApiProperty({ description: 'How many it names' }) count!: number;
  @ApiProperty({ format: 'date-time' }) approvedAt!: string;
  @ApiProperty({ type: PartyOut }) approvedBy!: PartyOut;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'When it went to the authorised body' }) sentAt!: string | null;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

export class ListPageOut {
  @ApiProperty({ type: [ListOut] }) items!: ListOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
