import type { PlainDate, Reason, Texts } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsPlainDate } from './plain-date.js';

export class EvaluationIn {
  @ApiProperty({ maxLength: 100, description: 'One of GET /api/v1/regulation/questions', example: 'quorum' })
  @IsString()
  @MaxLength(100)
  question!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As the question’s schema asks', example: { members: 7, present: 4 } })
  @IsObject()
  facts!: Record<string, unknown>;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'By the rules of this day; default: today in Almaty' })
  @IsOptional()
  @IsPlainDate()
  on?: PlainDate;
}

export class TextsOut implements Texts {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;
}

export class ReasonOut implements Reason {
  @ApiProperty({ example: 'X-041' })
  rule!: string;

  @ApiProperty({ description: 'The official point first' })
  source!: string;

  @ApiProperty({ enum: ['exact', 'paraphrased', 'uncertain', 'default'] })
  confidence!: Reason['confidence'];

  @ApiProperty({ type: 'object', additionalProperties: true })
  values!: Reason['values'];

  @ApiProperty({ type: TextsOut })
  text!: TextsOut;
}

export class EvaluationOut {
  @ApiProperty()
  question!: string;

  @ApiProperty({ format: 'date' })
  on!: PlainDate;

  @ApiProperty({ description: 'The edition of the Rules that answered' })
  ruleSet!: string;

  @ApiProperty({ description: 'A code, a number, a date or, for a specification, an object', oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }, { type: 'array', items: {} }, { type: 'null' }] })
  outcome!: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What else the question tells: a total, a deadline, warnings' })
  details!: Record<string, unknown>;

  @ApiProperty({ type: [ReasonOut] })
  reasons!: ReasonOut[];
}

export class QuestionOut {
  @ApiProperty()
  question!: string;

  @ApiProperty()
  about!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema' })
  facts!: object;
}

export class QuestionListOut {
  @ApiProperty({ type: [QuestionOut] })
  items!: QuestionOut[];
}
