import { Transform } from 'class-transformer';

/** In a query a list of one is a plain text. */
export const AsList = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

const TRUTH: Readonly<Record<string, boolean>> = { true: true, false: false };

/** In a query `true` and `false` are texts; anything else stays what it is, to be refused. */
export const AsBoolean = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (TRUTH[value] ?? value) : value));
