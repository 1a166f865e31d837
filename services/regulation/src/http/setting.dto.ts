import type { PersonId, PlainDate } from '@attestation/contracts';
import { FIXED_SETTINGS, SETTING_CHOICE_NAMES, SETTING_CHOICES, SETTING_LIMITS, SETTING_NAMES, type KeptChange, type Row, type SettingEntry, type SettingValue } from '@attestation/regulation';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsNotEmpty, IsString, MaxLength, Min, ValidateBy, ValidateNested } from 'class-validator';
import { WordingIn } from './draft.dto.js';
import { TextsOut } from './evaluation.dto.js';
import { QuestionHeadOut } from './question.dto.js';

const VALUE = { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] };
const IsValue = (): PropertyDecorator =>
  ValidateBy({ name: 'isValue', validator: { validate: (value) => ['string', 'number', 'boolean'].includes(typeof value), defaultMessage: () => 'no value' } });

export class SettingPath {
  @ApiProperty({ example: 'majorityBase' })
  @IsString()
  @MaxLength(60)
  setting!: string;
}

export class LimitsOut {
  @ApiProperty()
  from!: number;

  @ApiProperty()
  to!: number;
}

export class SettingOut {
  @ApiProperty({ example: 'majorityBase' })
  key!: string;

  @ApiProperty({ type: TextsOut })
  name!: TextsOut;

  @ApiProperty({ example: 'F-09', description: 'The contradiction or open question it answers' })
  rule!: string;

  @ApiProperty(VALUE)
  value!: SettingValue;

  @ApiProperty({ type: 'array', items: {}, description: 'What it may be; empty: any number within the limits, text, or yes and no' })
  choices!: SettingValue[];

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(TextsOut) }, description: 'What each choice is called' })
  choiceNames!: Readonly<Record<string, TextsOut>>;

  @ApiProperty({ type: LimitsOut, nullable: true, description: 'Between which whole numbers it may be' })
  limits!: LimitsOut | null;

  @ApiProperty({ enum: ['AUTHORISED_BODY', 'PLATFORM'], description: 'Whose choice it is: one of the law, or of how the platform works' })
  owner!: string;

  @ApiProperty({ type: TextsOut })
  reason!: TextsOut;

  @ApiProperty({ format: 'date' })
  validFrom!: PlainDate;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: PlainDate | null;

  @ApiProperty({ description: 'Where the value stands: the rules, or the order that changed it' })
  source!: string;

  @ApiProperty({ description: 'How often it has been changed; a change names the version it was decided on' })
  version!: number;

  @ApiProperty({ type: TextsOut, nullable: true, description: 'Why it cannot be changed at run time; null: it can' })
  fixed!: TextsOut | null;

  static from({ key, rule, value, owner, reason, validFrom, validTo, source }: Row<SettingEntry>, version: number): SettingOut {
    const choices = [...(SETTING_CHOICES[key] ?? [])];
    return { key, name: SETTING_NAMES[key], rule, value, choices, choiceNames: SETTING_CHOICE_NAMES[key] ?? {}, limits: SETTING_LIMITS[key] ?? null, owner, reason, validFrom, validTo, source, version, fixed: FIXED_SETTINGS[key] ?? null };
  }
}

export class SettingListOut {
  @ApiProperty({ type: [SettingOut] })
  items!: SettingOut[];
}

export class SettingPreviewIn {
  @ApiProperty({ ...VALUE, description: 'One of the choices, or of the kind that the value has' })
  @IsValue()
  value!: SettingValue;

  @ApiProperty({ format: 'date', description: 'The first day of the cases it holds for: tomorrow at the earliest' })
  @IsPlainDate()
  effectiveFrom!: PlainDate;
}

export class SettingIn extends SettingPreviewIn {
  @ApiProperty({ minimum: 0, description: 'The version that was read: 409 where another change came meanwhile' })
  @IsInt()
  @Min(0)
  version!: number;

  @ApiProperty({ type: WordingIn })
  @IsDefined()
  @ValidateNested()
  @Type(() => WordingIn)
  reason!: WordingIn;

  @ApiProperty({ maxLength: 500, example: 'Приказ № 118-НҚ от 02.04.2025', description: 'The order or act' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  source!: string;
}

export class SettingChangeOut {
  @ApiProperty({ example: 'majorityBase' })
  key!: string;

  @ApiProperty({ minimum: 1 })
  version!: number;

  @ApiProperty({ ...VALUE, description: 'What would have held on the first day' })
  from!: SettingValue;

  @ApiProperty(VALUE)
  value!: SettingValue;

  @ApiProperty({ format: 'date' })
  effectiveFrom!: PlainDate;

  @ApiProperty({ type: TextsOut })
  reason!: TextsOut;

  @ApiProperty()
  source!: string;

  @ApiProperty({ format: 'uuid' })
  by!: PersonId;

  @ApiProperty({ format: 'date' })
  changedOn!: PlainDate;

  static of({ key, version, from, value, effectiveFrom, reason, source, by, changedOn }: KeptChange): SettingChangeOut {
    return { key, version, from, value, effectiveFrom, reason, source, by, changedOn };
  }
}

export class SettingChangePage {
  @ApiProperty({ type: [SettingChangeOut] })
  items!: SettingChangeOut[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null at the end' })
  next!: string | null;
}

export class PreviewedOut extends QuestionHeadOut {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The ordinary case that was asked' })
  facts!: object;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }, { type: 'array', items: {} }, { type: 'null' }] })
  before!: unknown;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }, { type: 'array', items: {} }, { type: 'null' }] })
  after!: unknown;

  @ApiProperty({ description: 'The outcome, its details or its sentences differ' })
  differs!: boolean;

  @ApiProperty({ type: [TextsOut], description: 'The sentences of the reasons that would not be said any more' })
  saidBefore!: TextsOut[];

  @ApiProperty({ type: [TextsOut], description: 'Those that would be said instead' })
  saidAfter!: TextsOut[];
}

export class SettingPreviewOut {
  @ApiProperty(VALUE)
  from!: SettingValue;

  @ApiProperty(VALUE)
  to!: SettingValue;

  @ApiProperty({ format: 'date', description: 'Cases opened before this day keep the earlier value' })
  effectiveFrom!: PlainDate;

  @ApiProperty({ type: [PreviewedOut], description: 'The questions whose answer to an ordinary case looks at the setting' })
  questions!: PreviewedOut[];

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(TextsOut) }, description: 'The names of members and codes of the outcomes, as of an evaluation' })
  terms!: Record<string, TextsOut>;
}
