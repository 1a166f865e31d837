import { REGISTRIES, type Language, type PersonId, type Registry, type Texts } from '@attestation/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsUUID, ValidateNested } from 'class-validator';
import type { EntryFault } from '../domain/hand-entry.js';

/** How many items one call enters, each teacher's copy counted. */
export const ENTRIES_AT_ONCE = 200;

export class EntryIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: ENTRIES_AT_ONCE, description: 'One event copied to each of these teachers of the organisation' })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(ENTRIES_AT_ONCE) @ArrayUnique() @IsUUID(undefined, { each: true })
  personIds!: PersonId[];

  @ApiProperty({ enum: REGISTRIES }) @IsIn(REGISTRIES) registry!: Registry;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As the registry would have given it: see the forms' }) @IsObject() item!: Record<string, unknown>;
}
export class EntriesIn {
  @ApiProperty({ type: [EntryIn], minItems: 1, maxItems: ENTRIES_AT_ONCE })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(ENTRIES_AT_ONCE) @ValidateNested({ each: true }) @Type(() => EntryIn)
  rows!: EntryIn[];
}

export class EntryFormOut {
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty({ description: 'What people call it' }) text!: string;
  @ApiProperty({ type: Object, description: 'JSON Schema of an item' }) schema!: object;
}
export class EntryFormsOut {
  @ApiProperty({ type: [EntryFormOut] }) items!: EntryFormOut[];
}

export class EntryFaultOut {
  @ApiProperty({ example: 'hours', description: 'The member; empty: the item itself' }) member!: string;
  @ApiProperty({ enum: ['MISFIT', 'IN_FUTURE', 'OTHER_SCHOOL_YEAR'] }) fault!: string;
  @ApiProperty() text!: string;

  static from({ member, fault }: EntryFault, language: Language): EntryFaultOut {
    return { member, fault, text: FAULT_TEXTS[fault][language] };
  }
}
export class EntryOut {
  @ApiProperty({ minimum: 1, description: 'From 1' }) row!: number;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ enum: ['ENTERED', 'FAULTY', 'NOT_FOUND'] }) outcome!: string;
  @ApiProperty({ type: [EntryFaultOut] }) faults!: EntryFaultOut[];
}
export class EntriesOut {
  @ApiProperty() entered!: number;
  @ApiProperty({ type: [EntryOut] }) rows!: EntryOut[];
}

export const FAULT_TEXTS: Readonly<Record<EntryFault['fault'], Texts>> = {
  MISFIT: { kk: 'Мәні тізілімнің үлгісіне сай емес.', ru: 'Значение не соответствует форме реестра.', en: 'The value does not fit the registry’s form.' },
  IN_FUTURE: { kk: 'Күні болашақта.', ru: 'Дата в будущем.', en: 'The date lies in the future.' },
  OTHER_SCHOOL_YEAR: { kk: 'Оқу жылы күнге сай емес.', ru: 'Учебный год не соответствует дате.', en: 'The school year is not that of the day.' },
};
