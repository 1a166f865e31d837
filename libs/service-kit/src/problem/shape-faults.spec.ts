import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type as Nested } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ProblemException } from './problem.js';
import { validationPipe } from './validation.js';

class Texts {
  @IsString() kk!: string;
}
class Row {
  @ValidateNested() @Nested(() => Texts) name!: Texts;
}
class Table {
  @IsArray() @ValidateNested({ each: true }) @Nested(() => Row) rows!: Row[];
  @IsOptional() @ValidateNested() @Nested(() => Texts) title?: Texts;
}
const faults = async (given: unknown) => {
  const refused = await validationPipe().transform(given, { type: 'body', metatype: Table }).catch((problem: unknown) => problem);
  return refused instanceof ProblemException ? refused.content.errors?.map(({ field, code }) => `${field} ${code}`) : 'OK';
};
const row = { name: { kk: 'ә' } };

describe('An object', () => {
  it.each([
    [{ rows: [[]] }, ['rows.0 is-object']],
    [{ rows: [row, [row], row] }, ['rows.1 is-object']],
    [{ rows: [row], title: [] }, ['title is-object']],
    [{ rows: [row], title: [{ kk: 'ә' }] }, ['title is-object']],
    [{ rows: [{ name: [] }, row] }, ['rows.0.name is-object']],
    [{ rows: [], title: [[]] }, ['title is-object']],
  ])('is no list: %j', async (given, expected) => expect(await faults(given)).toEqual(expected));

  it.each([{ rows: [] }, { rows: [row, row] }, { rows: [row], title: { kk: 'ә' } }, { rows: [row], title: null }])('is read as declared: %j', async (given) => {
    expect(await faults(given)).toBe('OK');
  });
});
