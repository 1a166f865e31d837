import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type as Nested } from 'class-transformer';
import { ArrayUnique, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import type { ProblemException } from './problem.js';
import { validationPipe } from './validation.js';

const ID = '01950000-0000-7000-8000-00000000abcd';
const TYPED = ID.toUpperCase();

class Seat {
  @IsUUID() personId!: string;
  @IsString() note!: string;
}
class Composition {
  @IsUUID() secretaryId!: string;
  @IsOptional() @IsUUID(undefined, { each: true }) @ArrayUnique() memberIds?: string[];
  @IsOptional() @ValidateNested({ each: true }) @Nested(() => Seat) seats?: Seat[];
  @IsOptional() @IsString() orderNumber?: string;
}
const given = (value: object, type: ArgumentMetadata['type'] = 'body') => validationPipe().transform(value, { type, metatype: Composition });

describe('An id', () => {
  it('is the same id in whatever case it was typed: alone, in a list, in what lies within', async () => {
    const read = await given({ secretaryId: TYPED, memberIds: [TYPED], seats: [{ personId: TYPED, note: TYPED }], orderNumber: TYPED });
    expect(read).toEqual({ secretaryId: ID, memberIds: [ID], seats: [{ personId: ID, note: TYPED }], orderNumber: TYPED });
    expect(await given({ secretaryId: TYPED }, 'param')).toEqual({ secretaryId: ID });
  });

  it('is not two ids because it was typed twice', async () => {
    const refused = (await given({ secretaryId: ID, memberIds: [ID, TYPED] }).catch((problem: unknown) => problem)) as ProblemException;
    expect(refused.content.errors).toMatchObject([{ field: 'memberIds', code: 'array-unique' }]);
  });

  it.each([null, 5, {}, [], [[TYPED]], 'no id', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', { constructor: 'x' }].map((value: unknown) => ({ value })))('that is none is named as before: $value', async ({ value }) => {
    const refused = (await given({ secretaryId: value }).catch((problem: unknown) => problem)) as ProblemException;
    expect(refused.content.errors).toMatchObject([{ field: 'secretaryId', code: 'is-uuid' }]);
  });
});

class Row {
  @ApiProperty({ nullable: true, type: String }) @IsOptional() @IsString() until!: string | null;
  @ApiPropertyOptional() @IsOptional() @IsString() note?: string;
}
class Table {
  @ApiPropertyOptional({ type: [Row] }) @IsOptional() @ValidateNested({ each: true }) @Nested(() => Row) rows?: Row[];
  @ApiPropertyOptional({ type: [String] }) @IsOptional() @IsString({ each: true }) grounds: string[] = ['none'];
  @ApiProperty() @IsString() name!: string;
}
const readTable = (value: object) => validationPipe().transform(value, { type: 'body', metatype: Table });

describe('null', () => {
  it('is nothing where something may be left out, and means itself where it is declared', async () => {
    expect(await readTable({ name: 'x', rows: null, grounds: null })).toEqual({ name: 'x', rows: undefined, grounds: ['none'] });
    expect(await readTable({ name: 'x', rows: [{ until: null, note: null }] })).toEqual({ name: 'x', rows: [{ until: null, note: undefined }], grounds: ['none'] });
  });

  it('is no value of what is needed', async () => {
    const refused = (await readTable({ name: null }).catch((problem: unknown) => problem)) as ProblemException;
    expect(refused.content.errors).toMatchObject([{ field: 'name', code: 'is-string' }]);
  });
});
