import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { TextsOut } from './evaluation.dto.js';

export class QuestionPath {
  @ApiProperty({ example: 'quorum', maxLength: 100 })
  @IsString()
  @MaxLength(100)
  question!: string;
}

export class QuestionsQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: what can be asked alone, without facts, ordinary cases and their answers' })
  @IsOptional()
  @IsIn(['true', 'false'])
  brief?: 'true' | 'false';
}

export class AnswerOut {
  @ApiProperty({ description: 'As in an evaluation', oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }, { type: 'array', items: {} }, { type: 'null' }] })
  outcome!: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true })
  details!: Record<string, unknown>;
}

/** What can be asked. */
export class QuestionHeadOut {
  @ApiProperty({ example: 'quorum' })
  question!: string;

  @ApiProperty({ description: 'For integrators' })
  about!: string;

  @ApiProperty({ type: TextsOut, description: 'As a person would ask it' })
  title!: TextsOut;

  @ApiProperty({ example: 'before', description: 'The part of a case’s life in which it comes up; questions are listed in that order' })
  stage!: string;

  @ApiProperty({ type: TextsOut })
  stageTitle!: TextsOut;
}

export class QuestionOut extends QuestionHeadOut {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'JSON Schema; `x-title` names a fact, `x-choices` each code of a choice, in three languages; `x-shareable`: a text that names no person' })
  facts?: object;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Facts of an ordinary case' })
  example?: object;

  @ApiPropertyOptional({ type: AnswerOut, description: 'What is answered to the ordinary case, asked on 17 March 2025: the names of everything the question tells' })
  answer?: AnswerOut;
}

export class QuestionListOut {
  @ApiProperty({ type: [QuestionOut] })
  items!: QuestionOut[];
}
