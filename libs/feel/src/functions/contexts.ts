import { FeelContext, FeelError } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';

const isTexts = (keys: FeelValue | undefined): keys is string[] => Array.isArray(keys) && keys.every((key) => typeof key === 'string');

function valueAt(context: FeelContext, [key, ...rest]: string[]): FeelValue {
  const value = key === undefined ? undefined : context.get(key);
  if (value === undefined || rest.length === 0) return value ?? null;
  return value instanceof FeelContext ? valueAt(value, rest) : null;
}

const getValue: Body = ([context, key]) => {
  if (!(context instanceof FeelContext)) return undefined;
  if (typeof key === 'string') return context.get(key) ?? null;
  return Array.isArray(key) ? valueAt(context, isTexts(key) ? key : []) : undefined;
};

function putAt(context: FeelContext, [key = '', ...rest]: string[], value: FeelValue): FeelContext {
  if (rest.length === 0) return context.with(key, value);
  const inner = context.get(key);
  const kept = inner instanceof FeelContext && !inner.stored ? inner : FeelContext.EMPTY; // inside a process variable the old value is lost
  return context.with(key, putAt(kept, rest, value));
}

const put: Body = ([context, key, value = null]) => {
  if (!(context instanceof FeelContext)) return undefined;
  if (value instanceof FeelError && (typeof key === 'string' || Array.isArray(key))) return null;
  if (typeof key === 'string') return context.with(key, value);
  if (Array.isArray(key) && key.length === 0) return null;
  return isTexts(key) ? putAt(context, key, value) : undefined;
};

const merge: Body = ([contexts]) => {
  if (!Array.isArray(contexts) || !contexts.every((item) => item instanceof FeelContext)) return null;
  return contexts.flatMap((item) => item.entries()).reduce((all, [key, value]) => all.with(key, value), FeelContext.EMPTY);
};

const isEntry = (item: FeelValue): item is FeelContext => item instanceof FeelContext && typeof item.get('key') === 'string' && item.get('value') !== undefined;

const fromEntries: Body = ([entries]) => {
  if (!Array.isArray(entries) || !entries.every(isEntry)) return null;
  return entries.reduce<FeelContext>((all, entry) => all.with(String(entry.get('key')), entry.get('value') ?? null), FeelContext.EMPTY);
};

const entriesOf: Body = ([context]) =>
  context instanceof FeelContext ? context.entries().map(([key, value]) => new FeelContext(new Map<string, FeelValue>([['key', key], ['value', value]]))) : undefined;

const putFunction = define(['context', 'key', 'value'], put);
const mergeFunction = define(['contexts'], merge, { varArgs: true });

export const CONTEXT_FUNCTIONS: Functions = {
  'get entries': [define(['context'], entriesOf), define(['m'], entriesOf)],
  'get value': [define(['m', 'key'], getValue), define(['context', 'key'], getValue), define(['context', 'keys'], getValue)],
  'context put': [putFunction, define(['context', 'keys', 'value'], put)],
  put: [putFunction],
  'context merge': [mergeFunction],
  'put all': [mergeFunction],
  context: [define(['entries'], fromEntries)],
};
