import type { PersonId, RuleSetId } from '@attestation/contracts';
import type { DraftChange } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsNotEmpty, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { DRAFT_ID, type DraftFile } from '../domain/draft.js';
import { TextsOut } from './evaluation.dto.js';

export class DraftPath {
  @ApiProperty({ example: 'draft-2026', pattern: DRAFT_ID.source })
  @Matches(DRAFT_ID)
  draft!: string;
}

/** What a person reads, in each language. */
export class WordingIn {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  kk!: string;

  @ApiProperty({ maxLength: 500 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  ru!: string;

  @ApiProperty({ maxLength: 500 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  en!: string;
}

export class DraftChangeIn implements DraftChange {
  @ApiProperty({ maxLength: 100, example: 'thresholds', description: 'A table of the edition' })
  @IsString()
  @MaxLength(100)
  table!: string;

  @ApiProperty({ maxLength: 200, example: 'MASTER', description: 'The row, as a diff names it; the table’s name where it has one row only' })
  @IsString()
  @MaxLength(200)
  key!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { percent: 85 }, description: 'The values that change; the rest of the row stays' })
  @IsOptional()
  @IsObject()
  set?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Instead: a row more, with all its values' })
  @IsOptional()
  @IsObject()
  add?: Record<string, unknown>;

  @ApiPropertyOptional({ enum: [true], description: 'Instead: the row is left out' })
  @IsOptional()
  @IsIn([true])
  remove?: true;
}

const MOST_CHANGES = 1_000;

export class DraftIn {
  @ApiProperty({ type: WordingIn })
  @IsDefined()
  @ValidateNested()
  @Type(() => WordingIn)
  title!: WordingIn;

  @ApiProperty({ maxLength: 20, example: '2025-03-10', description: 'The edition the draft departs from' })
  @IsString()
  @MaxLength(20)
  base!: string;

  @ApiProperty({ type: [DraftChangeIn], maxItems: MOST_CHANGES })
  @IsArray()
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => DraftChangeIn)
  changes!: DraftChangeIn[];

  @ApiProperty({ type: 'object', additionalProperties: true, example: { channelSource: 'order' }, description: 'Settings that the draft would have otherwise' })
  @IsObject()
  settings!: Record<string, unknown>;
}

export class DraftOut {
  @ApiProperty({ example: 'draft-2026' })
  id!: string;

  @ApiProperty({ type: TextsOut })
  title!: TextsOut;

  @ApiProperty({ example: '2025-03-10' })
  base!: RuleSetId;

  @ApiProperty({ type: [DraftChangeIn] })
  changes!: DraftChangeIn[];

  @ApiProperty({ type: 'object', additionalProperties: true })
  settings!: Record<string, unknown>;

  static from({ id, title, base, changes, settings }: DraftFile): DraftOut {
    return { id, title, base, changes: changes.map((change) => ({ ...change })), settings };
  }
}

export class DraftListOut {
  @ApiProperty({ type: [DraftOut] })
  items!: DraftOut[];
}

/** What a caller sends, as a draft of his. */
export const toDraft = (id: string, { title, base, changes, settings }: DraftIn, preparedBy: PersonId): DraftFile => ({
  id,
  title: { ...title },
  base: base as RuleSetId,
  changes: changes.map(({ table, key, set, add, remove }) => ({ table, key, ...(set && { set }), ...(add && { add }), ...(remove && { remove }) })),
  settings,
  preparedBy,
});
