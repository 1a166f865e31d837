import { CLAIMABLE, REGISTRIES, type AttestationId, type ClaimableCategory, type PersonId, type Registry, type WorkItemId } from '@attestation/contracts';
import { DOCUMENT_CODES, type DocumentCode } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';

/** What the doors of `portfolio` take. Unknown members are refused. */
export class CasePath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}
export class WorkItemPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() workItemId!: WorkItemId;
}
export class PersonPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: PersonId;
}

export class PageQuery {
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}
export class PortfolioQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Part of the teacher’s name; қ and к, ә and а … are found alike' }) @IsOptional() @IsString() @MaxLength(100) search?: string;
  @ApiPropertyOptional({ enum: CLAIMABLE, description: 'The claimed category' }) @IsOptional() @IsIn(CLAIMABLE) claimed?: ClaimableCategory;
}
const HOLDERS = ['MINE', 'FREE', 'OTHERS'] as const;

export class AssessmentsQuery extends PortfolioQuery {
  @ApiPropertyOptional({ enum: HOLDERS, description: 'Those the caller has in hand, those nobody has, or those of others' }) @IsOptional() @IsIn(HOLDERS) holder?: (typeof HOLDERS)[number];
}
export class RecordQuery extends PageQuery {
  @ApiPropertyOptional({ example: 2024, description: 'The calendar year in which the school year begins' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1990) @Max(2100)
  schoolYear?: number;
}

export class CompletionIn {
  @ApiPropertyOptional({ enum: DOCUMENT_CODES, isArray: true, description: 'Documents of the check-list marked TO_CONFIRM that she has seen' })
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(DOCUMENT_CODES, { each: true })
  confirmed?: DocumentCode[];

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

class GapIn {
  @ApiProperty({ example: 'COURSES', description: 'A row of the check-list' }) @IsString() @Length(1, 40) code!: string;
  @ApiPropertyOptional({ maxLength: 500, description: 'What is missing, in the organisation’s words' }) @IsOptional() @IsString() @MaxLength(500) note?: string;
}

export class ReturnIn {
  @ApiProperty({ type: [GapIn], minItems: 1, maxItems: 40, description: 'The very items that are missing' })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @ArrayUnique(({ code }: GapIn) => code) @ValidateNested({ each: true }) @Type(() => GapIn)
  gaps!: GapIn[];

  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class HandEntryIn {
  @ApiProperty({ enum: REGISTRIES }) @IsIn(REGISTRIES) registry!: Registry;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, minItems: 1, maxItems: 100, description: 'As the registry would have given them: see the forms of entries' })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsObject({ each: true })
  items!: Record<string, unknown>[];
}
