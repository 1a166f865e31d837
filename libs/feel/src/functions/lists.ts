import { Decimal } from '../decimal.js';
import { compare, display, FeelError, FeelFailure, FeelFunction, isComparable, same } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';

type OfList = (list: FeelValue[]) => FeelValue;

const ofList = (body: OfList): Body => ([list]) => (Array.isArray(list) ? body(list) : undefined);

/** From 1 on, or from the end with -1. */
const indexIn = (list: FeelValue[], position: Decimal): number => (position.toInt() > 0 ? position.toInt() - 1 : list.length + position.toInt());

const distinct = (list: FeelValue[]): FeelValue[] => list.filter((item, index) => list.findIndex((other) => same(other, item)) === index);
const joined = (lists: FeelValue[]): FeelValue[] => lists.flatMap((item) => item);
const flatten = (list: FeelValue[]): FeelValue[] => list.flatMap((item) => (Array.isArray(item) ? flatten(item) : [item]));

const extreme = (wanted: -1 | 1): Body =>
  ofList((list) => {
    if (list.length === 0) return null;
    if (!isComparable(list)) return new FeelError(`${display(list)} is not comparable`);
    return list.reduce((best, item) => (compare(best, item) === -wanted ? item : best));
  });

/** A truth table over a list: what is no boolean makes the answer null, unless a decisive value stands before or behind it. */
const joining = (decisive: boolean): Body =>
  ofList((list) => {
    let answer: FeelValue = !decisive;
    for (const item of list) {
      if (answer === decisive) return decisive;
      if (answer === null) answer = item === decisive ? decisive : null;
      else answer = typeof item === 'boolean' ? item : null;
    }
    return answer;
  });

const contains: Body = ([list, element = null]) => (Array.isArray(list) ? list.some((item) => same(item, element)) : undefined);

const sublist: Body = ([list, start, length]) => {
  if (!Array.isArray(list) || !(start instanceof Decimal) || !(length === undefined || length instanceof Decimal)) return undefined;
  const from = indexIn(list, start);
  return list.slice(Math.max(from, 0), length ? Math.max(from + length.toInt(), 0) : undefined);
};

const insertBefore: Body = ([list, position, item = null]) => {
  if (!Array.isArray(list) || !(position instanceof Decimal)) return undefined;
  const at = Math.max(indexIn(list, position), 0);
  return [...list.slice(0, at), item, ...list.slice(at)];
};

const remove: Body = ([list, position]) => {
  if (!Array.isArray(list) || !(position instanceof Decimal)) return undefined;
  const next = indexIn(list, Decimal.of(position.toInt() + 1));
  return [...list.slice(0, Math.max(indexIn(list, position), 0)), ...list.slice(Math.max(next, 0))];
};

const indexOf: Body = ([list, match = null]) =>
  Array.isArray(list) ? list.flatMap((item, index) => (same(item, match) ? [Decimal.of(index + 1)] : [])) : undefined;

const append: Body = ([list, items]) => (Array.isArray(list) && Array.isArray(items) ? [...list, ...items] : undefined);

/** Sorts by a function that says whether the first of two comes before the second. */
const sort: Body = ([list, precedes], now) => {
  if (!Array.isArray(list) || !(precedes instanceof FeelFunction)) return undefined;
  if (precedes.params.length !== 2) return new FeelError(`expect boolean function with 2 arguments, but found '${precedes.params.length}'`);
  let odd: FeelValue | undefined;
  const before = (x: FeelValue, y: FeelValue): boolean => {
    if (odd !== undefined) return false;
    const met = precedes.invoke([x, y], now);
    if (typeof met !== 'boolean') odd = met;
    return met === true;
  };
  const failed = (reason: string) => new FeelError(`fail to sort list by given precedes function: ${reason}`);
  try {
    const sorted = [...list].sort((x, y) => (before(x, y) ? -1 : before(y, x) ? 1 : 0));
    return odd === undefined ? sorted : failed(`expected boolean but found '${display(odd)}'`);
  } catch (error) {
    if (error instanceof FeelFailure) return failed(error.message.replace(/^[\w.]+: /, ''));
    throw error;
  }
};

/** A prefix and a suffix are both given or both null. */
const join: Body = ([list, delimiter = null, prefix = null, suffix = null]) => {
  if ((prefix === null) !== (suffix === null)) return undefined;
  const [between, head, tail] = [delimiter ?? '', prefix ?? '', suffix ?? ''];
  if (!Array.isArray(list) || typeof between !== 'string' || typeof head !== 'string' || typeof tail !== 'string') return undefined;
  if (list.some((item) => item !== null && typeof item !== 'string')) return new FeelError(`expected a list of strings but found '${display(list).replace(/^\[/, 'List(').replace(/\]$/, ')')}'`);
  return head + list.filter((item) => item !== null).join(between) + tail;
};

const several = { varArgs: true };

/** Each item is compared with each other; a comparison takes a small part of a step. */
const pairs = { cost: ([list]: readonly FeelValue[]): number => (Array.isArray(list) ? joined(list).length ** 2 / 100 : 1) };

export const LIST_FUNCTIONS: Functions = {
  'list contains': [define(['list', 'element'], contains)],
  count: [define(['list'], ofList((list) => Decimal.of(list.length)))],
  min: [define(['list'], extreme(-1), several)],
  max: [define(['list'], extreme(1), several)],
  all: [define(['list'], joining(false), several)],
  any: [define(['list'], joining(true), several)],
  and: [define(['list'], joining(false), several)],
  or: [define(['list'], joining(true), several)],
  sublist: [define(['list', 'start'], sublist), define(['list', 'start', 'length'], sublist)],
  append: [define(['list', 'items'], append, several)],
  concatenate: [define(['lists'], ofList(joined), several)],
  'insert before': [define(['list', 'position', 'newItem'], insertBefore)],
  remove: [define(['list', 'position'], remove)],
  reverse: [define(['list'], ofList((list) => [...list].reverse()))],
  'index of': [define(['list', 'match'], indexOf)],
  union: [define(['lists'], ofList((lists) => distinct(joined(lists))), { ...several, ...pairs })],
  'distinct values': [define(['list'], ofList(distinct), pairs)],
  'duplicate values': [define(['list'], ofList((list) => distinct(list).filter((item) => list.filter((other) => same(other, item)).length > 1)), pairs)],
  flatten: [define(['list'], ofList(flatten))],
  sort: [define(['list', 'precedes'], sort)],
  'string join': [define(['list'], join), define(['list', 'delimiter'], join), define(['list', 'delimiter', 'prefix', 'suffix'], join)],
};
