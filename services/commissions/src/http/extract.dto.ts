import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { EXTRACTS_AT_ONCE } from '../domain/extract.js';
import type { LaidExtract } from '../store/papers/paper.store.js';
import { SignaturesIn } from './common.dto.js';

export class ExtractsQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: EXTRACTS_AT_ONCE, default: EXTRACTS_AT_ONCE })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(EXTRACTS_AT_ONCE)
  limit: number = EXTRACTS_AT_ONCE;
}

/** An extract as it is laid before the secretary: what he signs are exactly these bytes. */
export class ExtractOut {
  @ApiProperty({ format: 'uuid' }) documentId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'byte', description: 'The PDF in Kazakh, base64' }) kk!: string;
  @ApiProperty({ format: 'byte', description: 'The PDF in Russian, base64' }) ru!: string;

  static from({ documentId, attestationId, kk, ru }: LaidExtract): ExtractOut {
    return { documentId, attestationId, kk: kk.toString('base64'), ru: ru.toString('base64') };
  }
}
export class ExtractsOut {
  @ApiProperty({ type: [ExtractOut] }) items!: ExtractOut[];
  @ApiProperty({ description: 'How many wait for his signature, those shown among them' }) left!: number;
}

export class ExtractSignaturesIn extends SignaturesIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() documentId!: string;
}
export class ExtractsSignedIn {
  @ApiProperty({ type: [ExtractSignaturesIn], minItems: 1, maxItems: EXTRACTS_AT_ONCE })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(EXTRACTS_AT_ONCE) @ArrayUnique(({ documentId }: ExtractSignaturesIn) => documentId) @ValidateNested({ each: true })
  @Type(() => ExtractSignaturesIn)
  items!: ExtractSignaturesIn[];
}
export class ExtractsLeftOut {
  @ApiProperty({ description: 'How many still wait for his signature' }) left!: number;
}
