import type { PersonId, PlainDate, Reason, Texts } from '@attestation/contracts';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

export class EvaluationIn {
  @ApiProperty({ maxLength: 100, description: 'One of GET /api/v1/regulation/questions', example: 'quorum' })
  @IsString()
  @MaxLength(100)
  question!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As the question’s schema asks', example: { members: 7, present: 4 } })
  @IsObject()
  facts!: Record<string, unknown>;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'The day of the question, by whose rules it is answered; default: today in Almaty' })
  @IsOptional()
  @IsPlainDate()
  date?: PlainDate;

  @ApiPropertyOptional({ maxLength: 100, description: 'One of GET /api/v1/regulation/rule-sets; default: the edition in force on the day', example: '2025-03-10' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  ruleSet?: string;
}

export class TextsOut implements Texts {
  @ApiProperty()
  kk!: string;

  @ApiProperty()
  ru!: string;

  @ApiProperty()
  en!: string;
}

export class SignOffOut {
  @ApiProperty({ format: 'uuid', description: 'Who read the rule in the official text' })
  by!: PersonId;

  @ApiProperty({ format: 'date' })
  on!: PlainDate;

  @ApiProperty({ description: 'Where it was read' })
  readIn!: string;
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

  @ApiProperty({ type: SignOffOut, nullable: true, description: 'null: nobody has confirmed the rule against the official text yet' })
  signOff!: SignOffOut | null;
}

export class SettingUsedOut {
  @ApiProperty({ example: 'majorityBase' })
  key!: string;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] })
  value!: string | number | boolean;

  @ApiProperty({ example: 'F-09', description: 'The contradiction or open question it answers' })
  rule!: string;

  @ApiProperty({ enum: ['AUTHORISED_BODY', 'PLATFORM'] })
  owner!: string;

  @ApiProperty({ type: TextsOut })
  reason!: TextsOut;

  @ApiProperty({ format: 'date' })
  validFrom!: PlainDate;
}

export class EvaluationOut {
  @ApiProperty()
  question!: string;

  @ApiProperty({ format: 'date' })
  date!: PlainDate;

  @ApiProperty({ description: 'The edition of the Rules that answered' })
  ruleSet!: string;

  @ApiProperty({ description: 'A code, a number, a date or, for a specification, an object', oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }, { type: 'array', items: {} }, { type: 'null' }] })
  outcome!: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What else the question tells: a total, a deadline, warnings' })
  details!: Record<string, unknown>;

  @ApiProperty({ type: [ReasonOut] })
  reasons!: ReasonOut[];

  @ApiProperty({ description: 'A rule behind the answer was read in a secondary text or is uncertain: a person looks at it before anything hangs on it' })
  askPerson!: boolean;

  @ApiProperty({ type: [SettingUsedOut], description: 'The choices of the platform that the answer looked at' })
  settingsUsed!: SettingUsedOut[];

  @ApiPropertyOptional({
    type: 'object', additionalProperties: { type: 'object' },
    description: 'The names of the members and codes of the answer in three languages: `member`, `CODE`, and `member.CODE` where a code means something else there; not in a batch',
  })
  terms?: Record<string, TextsOut>;
}
