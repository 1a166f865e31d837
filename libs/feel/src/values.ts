import { Decimal } from './decimal.js';
import { compareTemporal, DaysDuration, FeelDate, FeelDateTime, FeelTime, isTemporal, MonthsDuration, sameTemporal } from './temporal.js';
import type { FeelTemporal } from './temporal.js';
import { feelText, variableText } from './temporal-text.js';

/** What an expression can be while it is evaluated. */
export type FeelValue = null | boolean | string | Decimal | FeelTemporal | FeelValue[] | FeelContext | FeelFunction | FeelRange | FeelError;

/** A failure that travels outward until something turns it into null; what is left at the end fails the expression. */
export class FeelError {
  constructor(readonly message: string) {}
}

/** What fails the whole expression, wherever in it it happens. */
export class FeelFailure extends Error {}

/** A double that was computed, as a number. @throws {FeelFailure} of one that is none, or infinite */
export function computed(value: number): Decimal {
  if (!Number.isFinite(value)) throw new FeelFailure(`java.lang.NumberFormatException: Character ${String(value).replace('-', '').charAt(0)} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`);
  return Decimal.computed(value);
}

/** A context, or a process variable that is an object. Members are read from plain JSON when they are asked for. */
export class FeelContext {
  static readonly EMPTY = new FeelContext(new Map());

  /** @param stored true of process variables, false of what an expression built */
  constructor(
    private readonly members: ReadonlyMap<string, unknown>,
    readonly stored = false,
  ) {}

  static of(plain: object): FeelContext {
    return new FeelContext(new Map(Object.entries(plain)), true);
  }

  /** Data of which nothing is a process variable: decisions are handed copies. */
  static whole(plain: object): FeelContext {
    return new FeelContext(new Map(Object.entries(plain).map(([name, value]) => [name, wholly(value)])));
  }

  keys(): string[] {
    return [...this.members.keys()].filter((key) => !(this.members.get(key) instanceof FeelFunction));
  }

  /** A member's value; undefined if there is none. Functions are not values. */
  get(key: string): FeelValue | undefined {
    if (!this.members.has(key)) return undefined;
    const value = this.members.get(key);
    return value instanceof FeelFunction ? undefined : toFeel(value);
  }

  function(key: string): FeelFunction | undefined {
    const value = this.members.get(key);
    return value instanceof FeelFunction ? value : undefined;
  }

  with(key: string, value: FeelValue): FeelContext {
    return new FeelContext(new Map([...this.members, [key, value]]));
  }

  entries(): [string, FeelValue][] {
    return this.keys().map((key) => [key, this.get(key) ?? null]);
  }
}

/** A function: named parameters, of which the last may take all further arguments. */
export class FeelFunction {
  constructor(
    readonly params: readonly string[],
    readonly invoke: (args: FeelValue[], now: () => number) => FeelValue,
    readonly varArgs = false,
    /** steps that a call takes with these arguments */
    readonly cost: (args: readonly FeelValue[]) => number = () => 1,
  ) {}
}

export interface Boundary {
  readonly value: FeelValue;
  readonly closed: boolean;
}

/** A range as an argument of `before`, `includes` and the like. */
export class FeelRange {
  constructor(
    readonly start: Boundary,
    readonly end: Boundary,
  ) {}
}

/** Process variables and other JSON data as FEEL values. Values that are already FEEL's stay as they are. */
export function toFeel(value: unknown): FeelValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Decimal.of(value);
  if (typeof value === 'number') return Number.isFinite(value) ? Decimal.of(value) : null;
  if (Array.isArray(value)) return value.map(toFeel);
  if (typeof value !== 'object') return null;
  return isFeelObject(value) ? value : FeelContext.of(value);
}

/** The same of what is no process variable. */
function wholly(value: unknown): FeelValue {
  if (Array.isArray(value)) return value.map(wholly);
  const plain = typeof value === 'object' && value !== null && !isFeelObject(value);
  return plain ? FeelContext.whole(value) : toFeel(value);
}

const FEEL_OBJECTS = [Decimal, FeelContext, FeelFunction, FeelRange, FeelError];

const isFeelObject = (value: object): value is Exclude<FeelValue, null | boolean | string> => isTemporal(value) || FEEL_OBJECTS.some((kind) => value instanceof kind);

/** The kind of a value, as far as comparing goes: only equals of kind compare. */
export function kindOf(value: FeelValue): string {
  if (value === null) return 'null';
  if (value instanceof Decimal) return 'number';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelTime) return value.zone ? 'time' : 'local time';
  if (value instanceof FeelDateTime) return value.zone ? 'date time' : 'local date time';
  return typeof value === 'object' ? value.constructor.name : typeof value;
}

/** The name of a value's type as `instance of` knows it. */
export function typeNameOf(value: FeelValue): string {
  const names: Record<string, string> = {
    'local time': 'time',
    'local date time': 'date time',
    FeelDate: 'date',
    DaysDuration: 'days and time duration',
    MonthsDuration: 'years and months duration',
    FeelContext: 'context',
    FeelFunction: 'function',
    FeelRange: 'range',
  };
  const kind = kindOf(value);
  return names[kind] ?? kind;
}

/** Can this be ordered at all? A list can if its items can and are of one kind. */
export function isComparable(value: FeelValue): boolean {
  if (Array.isArray(value)) {
    const [first] = value;
    return first !== undefined && isComparable(first) && value.every((item) => kindOf(item) === kindOf(first));
  }
  return typeof value === 'string' || value instanceof Decimal || isTemporal(value);
}

/**
 * Orders two comparable values of one kind; text by UTF-16 units.
 * @throws {FeelFailure} of two lists
 */
export function compare(left: FeelValue, right: FeelValue): -1 | 0 | 1 {
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (isTemporal(left) && isTemporal(right)) return compareTemporal(left, right);
  throw new FeelFailure(`java.lang.IllegalArgumentException: ${display(left)} can not be compared to ${display(right)}`);
}

/** Equal in kind and value: what `list contains`, `distinct values` and the like mean by it. A context equals itself alone. */
export function same(left: FeelValue, right: FeelValue): boolean {
  if (left === right) return true;
  if (left instanceof Decimal && right instanceof Decimal) return left.equals(right);
  if (isTemporal(left) && isTemporal(right)) return sameTemporal(left, right);
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item, index) => same(item, right[index] ?? null));
  return false;
}

/** A value as warnings show it: text in quotes, contexts as `{a:1}`. */
export function display(value: FeelValue): string {
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(display).join(', ')}]`;
  if (value instanceof FeelContext) return `{${value.entries().map(([key, member]) => `${key}:${display(member)}`).join(', ')}}`;
  if (value instanceof FeelFunction) return `function(${value.params.join(', ')})`;
  if (value instanceof FeelError) return `error("${value.message}")`;
  if (value instanceof FeelRange) return `${value.start.closed ? '[' : '('}${display(value.start.value)}..${display(value.end.value)}${value.end.closed ? ']' : ')'}`;
  return isTemporal(value) ? feelText(value) : String(value);
}

const LONG_BITS = 64;

/** A whole number as the 64 bits hold it in which Zeebe stores it; any other as the nearest double. */
export const storedNumber = (value: Decimal): bigint | number => (value.isWhole() ? BigInt.asIntN(LONG_BITS, value.toBigInt()) : value.toNumber());

/**
 * A value as plain JSON data, as it becomes a process variable. Temporal values become text, functions and ranges null.
 * Whole numbers above 2^53 are rounded here, as in any JSON number of JavaScript; `toJsonText` keeps them.
 */
export function toJson(value: FeelValue): unknown {
  if (value instanceof Decimal) return Number(storedNumber(value));
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof FeelContext) return Object.fromEntries(value.entries().map(([key, member]) => [key, toJson(member)]));
  if (isTemporal(value)) return variableText(value);
  return typeof value === 'object' ? null : value;
}

/** So deep may what is kept be nested: readers of JSON, the database's among them, go down no further than a few thousand. */
const DEEPEST = 1_000;

/** The same as JSON text, with all digits. @throws {FeelFailure} of what is nested too deep */
export function toJsonText(value: FeelValue, depth = 0): string {
  if (depth > DEEPEST) throw new FeelFailure(`the result is nested more than ${DEEPEST} deep`);
  if (value instanceof Decimal) return String(storedNumber(value));
  if (Array.isArray(value)) return `[${value.map((item) => toJsonText(item, depth + 1)).join(',')}]`;
  if (value instanceof FeelContext) return `{${value.entries().map(([key, member]) => `${JSON.stringify(key)}:${toJsonText(member, depth + 1)}`).join(',')}}`;
  return JSON.stringify(toJson(value));
}

export type FeelType = 'NULL' | 'BOOLEAN' | 'NUMBER' | 'STRING' | 'DURATION' | 'PERIOD' | 'DATE' | 'DATE_TIME' | 'ARRAY' | 'OBJECT' | 'UNKNOWN';

/** The type of a result in the words of Zeebe's incidents. */
export function feelTypeOf(value: FeelValue): FeelType {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'string') return 'STRING';
  if (value instanceof Decimal) return 'NUMBER';
  if (value instanceof DaysDuration) return 'DURATION';
  if (value instanceof MonthsDuration) return 'PERIOD';
  if (value instanceof FeelDate) return 'DATE';
  if (value instanceof FeelDateTime) return 'DATE_TIME';
  if (Array.isArray(value)) return 'ARRAY';
  return value instanceof FeelContext ? 'OBJECT' : 'UNKNOWN';
}
