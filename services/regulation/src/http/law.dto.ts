import type { Confidence, PlainDate } from '@attestation/contracts';
import { rowKeys, type RuleSet } from '@attestation/regulation';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { SignOffOut, TextsOut } from './evaluation.dto.js';
import { QuestionHeadOut } from './question.dto.js';

export class RulePath {
  @ApiProperty({ example: 'X-041' })
  @IsString()
  @MaxLength(20)
  rule!: string;
}

export class RuleSetPath {
  @ApiProperty({ example: '2025-03-10' })
  @IsString()
  @MaxLength(20)
  ruleSet!: string;
}

export class CalendarPath {
  @ApiProperty({ example: 2025 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;
}

export class DayQuery {
  @ApiPropertyOptional({ type: String, format: 'date' })
  @IsOptional()
  @IsPlainDate()
  on?: PlainDate;
}

export class RulesQuery {
  @ApiPropertyOptional({ description: '`next` of the page before', maxLength: 20 })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiPropertyOptional({ maxLength: 40, description: 'One of `chapters`', example: 'commission' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  chapter?: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'Beginnings of words, in any of the three languages; қ and к, ә and а … are found alike' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

export class ChapterOut {
  @ApiProperty({ example: 'commission' })
  chapter!: string;

  @ApiProperty({ type: TextsOut })
  name!: TextsOut;
}

export class SentenceOut {
  @ApiProperty({ type: String, nullable: true })
  variant!: string | null;

  @ApiProperty({ description: 'Where this sentence stands: a choice of the platform beside the official point is named' })
  source!: string;

  @ApiProperty({ enum: ['exact', 'paraphrased', 'uncertain', 'default'] })
  confidence!: Confidence;

  @ApiProperty({ type: TextsOut, description: 'Values in braces; parts in square brackets only where their values are given' })
  text!: TextsOut;

  @ApiProperty({ type: TextsOut, description: 'To be read: an ellipsis where a value stands' })
  plain!: TextsOut;
}

export class RuleOut {
  @ApiProperty({ example: 'X-041' })
  rule!: string;

  @ApiProperty()
  chapter!: string;

  @ApiProperty({ description: 'The official point first' })
  source!: string;

  @ApiProperty({ enum: ['exact', 'paraphrased', 'uncertain', 'default'] })
  confidence!: Confidence;

  @ApiProperty({ type: [SentenceOut] })
  sentences!: SentenceOut[];

  @ApiProperty({ type: [String], example: ['composition', 'settings'], description: 'Where it is applied: files of the library of the law, and decision files (*.dmn)' })
  appliedIn!: string[];

  @ApiProperty({ type: [QuestionHeadOut], description: 'The questions whose answers name it' })
  askedIn!: QuestionHeadOut[];

  @ApiProperty({ type: SignOffOut, nullable: true, description: 'null: nobody has confirmed the rule against the official text yet' })
  signOff!: SignOffOut | null;
}

export class SignOffIn {
  @ApiProperty({ description: 'false takes an earlier confirmation back' })
  @IsBoolean()
  confirmed!: boolean;

  @ApiProperty({ maxLength: 500, example: 'adilet.zan.kz, V1600013317, п. 22', description: 'Where the official text was read; of a withdrawal, why' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  readIn!: string;
}

export class RuleListOut {
  @ApiProperty({ type: [RuleOut] })
  items!: RuleOut[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page; null: this is the last' })
  next!: string | null;

  @ApiProperty({ description: 'How many there are in all' })
  total!: number;

  @ApiProperty({ type: [ChapterOut], description: 'The chapters of the book, in its order' })
  chapters!: ChapterOut[];
}

export class RuleSetOut {
  @ApiProperty({ example: '2025-03-10' })
  id!: string;

  @ApiProperty({ type: TextsOut })
  title!: TextsOut;

  @ApiProperty({ format: 'date' })
  validFrom!: PlainDate;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: PlainDate | null;

  @ApiProperty()
  source!: string;

  @ApiProperty({ type: [String], description: 'The tables the sources give for this edition' })
  given!: string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Every row with its validity and source; of one edition only' })
  tables?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } }, description: 'Of each table the keys of its rows, in their order: what a draft names a row by' })
  keys?: Record<string, string[]>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'object' }, description: 'The names of tables, columns and codes in three languages, as of an evaluation' })
  terms?: Record<string, TextsOut>;

  static from(rules: RuleSet): RuleSetOut {
    const { id, title, validFrom, validTo, source, given } = RuleSetOut.whole(rules);
    return { id, title, validFrom, validTo, source, given };
  }

  static whole(rules: RuleSet): RuleSetOut {
    const { id, title, validFrom, validTo, source, settings: _settings, ...tables } = rules;
    const given = Object.keys(tables);
    return { id, title, validFrom, validTo, source, given, tables, keys: Object.fromEntries(given.map((table) => [table, rowKeys(rules, table)])) };
  }
}

export class RuleSetListOut {
  @ApiProperty({ type: [RuleSetOut] })
  items!: RuleSetOut[];
}

export class RuleSetDiffPath {
  @ApiProperty({ example: '2024-04-08' })
  @IsString()
  @MaxLength(100)
  first!: string;

  @ApiProperty({ example: '2025-03-10', description: 'An edition or a draft' })
  @IsString()
  @MaxLength(100)
  second!: string;
}

export class ChangedRowOut {
  @ApiProperty({ example: 'MASTER' })
  key!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  from!: object;

  @ApiProperty({ type: 'object', additionalProperties: true })
  to!: object;
}

export class TableDiffOut {
  @ApiProperty({ example: 'thresholds' })
  table!: string;

  @ApiProperty({ enum: ['BOTH', 'ONLY_FIRST', 'ONLY_SECOND'], description: 'Whether the sources give the table for both' })
  given!: 'BOTH' | 'ONLY_FIRST' | 'ONLY_SECOND';

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  added!: object[];

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  removed!: object[];

  @ApiProperty({ type: [ChangedRowOut] })
  changed!: ChangedRowOut[];
}

export class RuleSetDiffOut {
  @ApiProperty({ example: '2024-04-08' })
  first!: string;

  @ApiProperty({ example: '2025-03-10' })
  second!: string;

  @ApiProperty({ type: [TableDiffOut] })
  tables!: TableDiffOut[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'object' }, description: 'The names of tables, columns and codes in three languages, as of an evaluation' })
  terms!: Record<string, TextsOut>;
}

export class ClockOut {
  @ApiProperty({ format: 'date-time' })
  now!: string;

  @ApiProperty({ format: 'date', description: 'The calendar date of law, Asia/Almaty' })
  today!: PlainDate;

  @ApiProperty({ description: 'Ahead of real time, in milliseconds; negative: behind' })
  offsetMs!: number;

  @ApiProperty({ description: 'true: somebody moved the clock, as for a demonstration' })
  moved!: boolean;
}
