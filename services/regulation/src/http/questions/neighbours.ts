import { plainDateOf, type PlainDate } from '@attestation/contracts';
import { addYears } from '@attestation/regulation/dates';
import type { TSchema } from '@sinclair/typebox';
import { EXAMPLES_ON } from './examples.js';
import type { Question } from './question.js';

/** A case that differs from a question's ordinary one in one fact. */
export interface Neighbour {
  /** which fact, `portfolio.points`, and what it is instead */
  change: string;
  facts: Readonly<Record<string, unknown>>;
}
/** One that differs in two. */
export interface TwoAway {
  changes: readonly [string, string];
  facts: Neighbour['facts'];
}
type Change = readonly [path: string, facts: unknown];

/**
 * Every case one fact away from the ordinary one: each code and each answer of yes or no, numbers at their bounds and one beside, dates one and six
 * years before and after and on the day of another date of the case, what may be absent left out, lists emptied; also within the first of a list. Read from the schema: nothing is drawn by chance.
 */
export function neighbours({ schema, example }: Question): Neighbour[] {
  return changesOf(schema, example, datesIn(example)).map(([change, facts]) => ({ change, facts: facts as Neighbour['facts'] }));
}

/** Of a question with few such cases, also those two facts away; of many they would be too many to read. */
export function twoFactsAway({ schema, example }: Question): TwoAway[] {
  const dates = datesIn(example);
  const single = changesOf(schema, example, dates);
  if (single.length > MOST_PAIRED) return [];
  return single.flatMap(([one, facts], at) => {
    const touched = memberIn(one);
    const later = changesOf(schema, facts, dates).filter(([two]) => memberIn(two) !== touched && single.findIndex(([known]) => known === two) > at);
    return later.map(([two, both]) => ({ changes: [one, two], facts: both as Neighbour['facts'] }));
  });
}

const MOST_PAIRED = 32;
const memberIn = (change: string): string => change.split(/[ .[]/, 1)[0] ?? change;

function changesOf(schema: TSchema, value: unknown, dates: readonly PlainDate[]): Change[] {
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as TSchema[]).filter((each) => isOfKind(each, value)).flatMap((each) => changesOf(each, value, dates));
  if (schema.type === 'object') return changesOfMembers(schema, isObject(value) ? value : {}, dates);
  if (schema.type === 'array') return changesOfItems(schema, Array.isArray(value) ? value : [], dates);
  return valuesOf(schema, value, dates).filter((other) => other !== value).map((other) => [` = ${JSON.stringify(other)}`, other]);
}

function changesOfMembers(schema: TSchema, value: Record<string, unknown>, dates: readonly PlainDate[]): Change[] {
  const members = Object.entries((schema.properties ?? {}) as Record<string, TSchema>);
  return members.flatMap(([name, of]) => [
    ...changesOf(of, value[name], dates).map(([change, other]): Change => [join(name, change), { ...value, [name]: other }]),
    ...(mayBeAbsent(schema, name) && value[name] !== undefined ? [[`${name} is absent`, without(value, name)] as const] : []),
  ]);
}

/** The first of each kind: one more of the same says nothing new. */
function changesOfItems({ items }: TSchema, value: unknown[], dates: readonly PlainDate[]): Change[] {
  const [first, ...rest] = value;
  if (first === undefined) return [];
  const kinds = value.map(kindOf);
  const changed = value.flatMap((item, at) => (kinds.indexOf(kinds[at] ?? '') === at ? changesOf(items as TSchema, item, dates).map(([change, other]): Change => [join(`[${at}]`, change), value.with(at, other)]) : []));
  return [[' = []', []], [' without the first', rest], ...changed];
}

/** What an item of a list is by its own codes: of which registry, of which form. */
const kindOf = (item: unknown): string => (isObject(item) ? ['registry', 'form', 'achiever'].map((name) => String(item[name] ?? '')).concat(isObject(item.item) ? kindOf(item.item) : '').join(' ') : '');

/** Of several shapes, those whose fixed members a value has. */
const isOfKind = ({ properties = {} }: TSchema, value: unknown): boolean =>
  !isObject(value) || Object.entries(properties as Record<string, TSchema>).every(([name, of]) => !('const' in of) || of.const === value[name]);

/** A category is held for five years: six are beyond it. */
const YEARS_AWAY = [-6, -1, 1, 6];

function valuesOf(schema: TSchema, value: unknown, dates: readonly PlainDate[]): unknown[] {
  if (Array.isArray(schema.enum)) return schema.enum as unknown[];
  if ('const' in schema) return [schema.const];
  if (schema.type === 'boolean') return [true, false];
  if (schema.type === 'null') return [null];
  if (schema.type === 'integer' || schema.type === 'number') return numbersBy(schema, value);
  if (schema.format !== 'date') return [];
  return typeof value === 'string' ? [...new Set([...YEARS_AWAY.map((years) => addYears(plainDateOf(value), years)), ...dates])] : dates.slice(0, 1);
}

function numbersBy({ minimum, maximum }: TSchema, value: unknown): unknown[] {
  const beside = typeof value === 'number' ? [value - 1, value + 1] : [];
  const within = (each: number): boolean => each >= (Number(minimum ?? each)) && each <= Number(maximum ?? each);
  return [...new Set([minimum as unknown, maximum as unknown, ...beside.filter(within)])].filter((each) => each !== undefined);
}

const join = (name: string, change: string): string => (change.startsWith(' ') || change.startsWith('[') ? `${name}${change}` : `${name}.${change}`);
const mayBeAbsent = ({ required = [] }: TSchema, name: string): boolean => !(required as string[]).includes(name);
const without = (value: Record<string, unknown>, name: string): Record<string, unknown> => Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
/** The dates of a case, the day on which it is asked among them. */
const datesIn = (example: Question['example']): PlainDate[] => [...new Set([EXAMPLES_ON, ...(JSON.stringify(example).match(/(?<=")\d{4}-\d{2}-\d{2}(?=")/g) ?? []).map(plainDateOf)])];
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
