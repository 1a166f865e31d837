/** Random expressions: every kind of value, operator and function, the types mostly right, now and then not. */
import fc from 'fast-check';

const names = (...given: string[]) => fc.constantFrom(...given);
const text = (strings: TemplateStringsArray, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((values) => strings.raw.map((each, place) => each + (values[place] ?? '')).join(''));

const LITERALS = {
  number: names('0', '1', '2', '3', '7', '10', '-1', '-7', '0.5', '1.5', '-2.5', '0.1', '1.125', '100', 'a', 'b', 'f', 'neg', 'whole', 'big', 'a1', 'm.k.v', 'os[1].p'),
  string: names('""', '"a"', '"x"', '"abc"', '"foobar"', '"a1b2"', '"Қазақ"', '"10"', '"a;b;;c"', 't', 'd', 'os[2].q'),
  boolean: names('true', 'false', 'flag'),
  list: names('[]', '[1]', '[1,2,3]', '[2,1,2]', '["a","b"]', '[1,"a",null]', '[[1,2],[3]]', '[{p:1},{p:2,q:"z"}]', 'xs', 'os', 'elist', 'nested', 'os.p', '[true,false]', '[null]'),
  context: names('{}', '{a:1}', '{a:1,b:"x"}', '{a:{b:2}}', 'm', 'empty', 'm.k', 'os[1]', '{d:date("2024-02-29")}'),
  date: names('date("2024-02-29")', 'date("2023-12-31")', 'date(2020,1,15)', '@"2025-03-17"', 'date(d)', 'today()'),
  dateTime: names('date and time("2024-02-29T10:00:00")', 'date and time("2024-02-29T10:00:00Z")', 'date and time("2024-01-31T23:59:59+05:00")', 'date and time("2024-03-31T01:30:00@Europe/Berlin")', '@"2025-03-17T08:30:00Z"', 'date and time(dt)', 'now()'),
  time: names('time("10:00:00")', 'time("23:30:15Z")', 'time("08:00:00+05:00")', '@"00:00:00"', 'time(10,30,0)'),
  days: names('duration("P1D")', 'duration("PT25H")', 'duration("-PT90M")', 'duration("PT1.5S")', 'duration("PT0S")', '@"PT1H"', 'duration("P60D")'),
  months: names('duration("P1Y")', 'duration("P14M")', 'duration("-P1M")', 'duration("P0M")', '@"P1Y2M"'),
  range: names('[1..5]', '(1..5)', '[3..7)', ']2..9]', '[5..10]', '[1..3]', '[date("2024-01-01")..date("2024-12-31")]', '["a".."c"]'),
  nothing: names('null', 'nul', 'zz', 'm.zz', 'zz.y'),
} as const;
/** Powers have whole exponents: others are computed with doubles, whose last digit is another in Java. */
const WHOLE = names('0', '1', '2', '3', '7', '-1', '-2', 'a', 'whole');
type Kind = keyof typeof LITERALS;
const KINDS = Object.keys(LITERALS) as Kind[];

/** What a function takes: a letter for each kind, `?` anything, `f` a function of two, `#` a small number and `*` a text as they stand. */
const LETTERS: Record<string, Kind> = { n: 'number', s: 'string', b: 'boolean', l: 'list', c: 'context', d: 'date', D: 'dateTime', t: 'time', u: 'days', y: 'months', r: 'range' };
const FUNCTIONS: Record<string, [gives: Kind, ...takes: string[]]> = {
  abs: ['number', 'n', 'u', 'y'], floor: ['number', 'n', 'n#'], ceiling: ['number', 'n', 'n#'], decimal: ['number', 'n#'], modulo: ['number', 'nn'], sqrt: ['number', 'n'],
  'round up': ['number', 'n#'], 'round down': ['number', 'n#'], 'round half up': ['number', 'n#'], 'round half down': ['number', 'n#'], odd: ['boolean', 'n'], even: ['boolean', 'n'],
  sum: ['number', 'l', 'nn', 'nnn'], product: ['number', 'l', 'nn'], mean: ['number', 'l', 'nn'], median: ['number', 'l', 'nnn'], stddev: ['number', 'l', 'nn'], mode: ['list', 'l', 'nn'], count: ['number', 'l'],
  min: ['number', 'l', 'nn', 'ss', 'dd', 'uu'], max: ['number', 'l', 'nn', 'ss', 'DD', 'yy'],
  all: ['boolean', 'l', 'bb'], any: ['boolean', 'l', 'bb'], and: ['boolean', 'l', 'bb'], or: ['boolean', 'l', 'bb'], not: ['boolean', 'b'],
  'list contains': ['boolean', 'l?'], sublist: ['list', 'ln', 'lnn'], append: ['list', 'l?', 'l??'], concatenate: ['list', 'll', 'lll'], 'insert before': ['list', 'ln?'], remove: ['list', 'ln'], reverse: ['list', 'l'],
  'index of': ['list', 'l?'], union: ['list', 'll'], 'distinct values': ['list', 'l'], 'duplicate values': ['list', 'l'], flatten: ['list', 'l'], 'string join': ['string', 'l', 'ls', 'l***'], sort: ['list', 'lf'],
  substring: ['string', 'sn', 'snn'], 'string length': ['number', 's'], 'upper case': ['string', 's'], 'lower case': ['string', 's'], 'substring before': ['string', 'ss'], 'substring after': ['string', 'ss'],
  replace: ['string', 'sss'], contains: ['boolean', 'ss'], 'starts with': ['boolean', 'ss'], 'ends with': ['boolean', 'ss'], matches: ['boolean', 'ss'], split: ['list', 'ss'], extract: ['list', 'ss'],
  string: ['string', '?'], number: ['number', 's'], date: ['date', 's', 'nnn', 'd', 'D'], 'date and time': ['dateTime', 's', 'dt', 'Ds'], time: ['time', 's', 'nnn', 'D', 'nnnu'], duration: ['days', 's'],
  'years and months duration': ['months', 'dd', 'dD', 'DD'], 'day of week': ['string', 'd', 'D'], 'day of year': ['number', 'd', 'D'], 'week of year': ['number', 'd'], 'month of year': ['string', 'd'], 'last day of month': ['date', 'd', 'D'],
  'is defined': ['boolean', '?'], 'get or else': ['number', '??'], assert: ['number', '?b'], 'get value': ['number', 'cs', 'cl'], 'get entries': ['list', 'c'], 'context put': ['context', 'cs?', 'cl?'], 'context merge': ['context', 'l'], context: ['context', 'l'],
  put: ['context', 'cs?'], 'put all': ['context', 'cc'], cycle: ['string', 'nu', 'u'],
  before: ['boolean', 'nn', 'nr', 'rn', 'rr'], after: ['boolean', 'nn', 'nr', 'rn', 'rr'], meets: ['boolean', 'rr'], 'met by': ['boolean', 'rr'], overlaps: ['boolean', 'rr'], 'overlaps before': ['boolean', 'rr'], 'overlaps after': ['boolean', 'rr'],
  finishes: ['boolean', 'nr', 'rr'], 'finished by': ['boolean', 'rn', 'rr'], includes: ['boolean', 'rn', 'rr'], during: ['boolean', 'nr', 'rr'], starts: ['boolean', 'nr', 'rr'], 'started by': ['boolean', 'rn', 'rr'], coincides: ['boolean', 'nn', 'rr'],
};
const LITERALLY: Record<string, fc.Arbitrary<string>> = {
  f: names('function(x,y) x < y', 'function(x,y) x > y', 'function(x,y) x.p < y.p', 'function(x) x'),
  '#': names('0', '1', '2', '-1', '1.5', 'a', 'null', '"x"'),
  '*': names('""', '"a"', '", "', 'null', 't'),
};
const PROPERTIES: Partial<Record<Kind, string[]>> = {
  date: ['year', 'month', 'day', 'weekday'], dateTime: ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'time offset', 'timezone'], time: ['hour', 'minute', 'second', 'time offset'],
  days: ['days', 'hours', 'minutes', 'seconds'], months: ['years', 'months'], context: ['a', 'k', 'b', 'zz'], list: ['p', 'q'],
};
const TYPES = ['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration', 'list', 'context', 'null', 'Any'];
const ARITHMETIC: [Kind, Kind, string, Kind][] = [
  ['number', 'number', '+', 'number'], ['number', 'number', '-', 'number'], ['number', 'number', '*', 'number'], ['number', 'number', '/', 'number'], ['string', 'string', '+', 'string'],
  ['date', 'days', '+', 'date'], ['date', 'months', '+', 'date'], ['date', 'months', '-', 'date'], ['dateTime', 'days', '+', 'dateTime'], ['dateTime', 'months', '-', 'dateTime'], ['time', 'days', '+', 'time'], ['time', 'days', '-', 'time'],
  ['date', 'date', '-', 'days'], ['dateTime', 'dateTime', '-', 'days'], ['dateTime', 'date', '-', 'days'], ['time', 'time', '-', 'days'], ['days', 'days', '+', 'days'], ['days', 'days', '-', 'days'], ['months', 'months', '+', 'months'], ['days', 'number', '*', 'days'],
  ['number', 'months', '*', 'months'], ['days', 'number', '/', 'days'], ['days', 'days', '/', 'number'], ['months', 'months', '/', 'number'], ['months', 'number', '/', 'months'], ['months', 'months', '-', 'months'],
];

const made = new Map<string, fc.Arbitrary<string>>();

/** An expression that gives, if all goes well, a value of the kind. @param depth how many operators and calls lie within each other at most */
function expressionOf(kind: Kind, depth: number): fc.Arbitrary<string> {
  const known = made.get(`${kind} ${depth}`) ?? newExpression(kind, depth);
  made.set(`${kind} ${depth}`, known);
  return known;
}

function newExpression(kind: Kind, depth: number): fc.Arbitrary<string> {
  if (depth <= 0) return fc.oneof({ weight: 12, arbitrary: LITERALS[kind] }, { weight: 1, arbitrary: LITERALS.nothing });
  const of = (wanted: Kind) => expressionOf(wanted, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: LITERALS[kind] },
    { weight: 6, arbitrary: callOf(kind, depth) },
    { weight: 4, arbitrary: operationOf(kind, depth) },
    { weight: 2, arbitrary: controlOf(kind, depth) },
    { weight: 1, arbitrary: fc.constantFrom(...KINDS).chain(of) },
  );
}

function callOf(kind: Kind, depth: number): fc.Arbitrary<string> {
  const fitting = Object.entries(FUNCTIONS).filter(([, [gives]]) => gives === kind);
  const argument = (letter: string) => LITERALLY[letter] ?? (letter === '?' ? fc.constantFrom(...KINDS).chain((any) => expressionOf(any, depth - 1)) : expressionOf(LETTERS[letter] as Kind, depth - 1));
  return fc.constantFrom(...(fitting.length > 0 ? fitting : Object.entries(FUNCTIONS))).chain(([name, [, ...takes]]) =>
    fc.constantFrom(...takes).chain((letters) => fc.tuple(...[...letters].map(argument)).map((given) => `${name}(${given.join(', ')})`)));
}

function operationOf(kind: Kind, depth: number): fc.Arbitrary<string> {
  const of = (wanted: Kind) => expressionOf(wanted, depth - 1);
  const any = fc.constantFrom(...KINDS);
  if (kind === 'boolean')
    return fc.oneof(
      any.chain((each) => text`(${of(each)}) ${names('=', '!=', '<', '<=', '>', '>=')} (${of(each)})`),
      text`(${of('boolean')}) ${names('and', 'or')} (${of('boolean')})`,
      any.chain((each) => text`(${of(each)}) between ${LITERALS[each]} and ${LITERALS[each]}`),
      any.chain((each) => text`(${of(each)}) in (${LITERALS[each]}, ${LITERALS[each]})`),
      text`(${of('number')}) in ${names('[1..5]', '(0..2]', '> 3', '(< 1, > 2)', 'xs')}`,
      any.chain((each) => text`(${of(each)}) instance of ${names(...TYPES)}`),
      text`${names('some', 'every')} x in ${of('list')} satisfies x ${names('= 1', '> 1', '!= null', '= "a"')}`,
    );
  if (ARITHMETIC.some(([, , , gives]) => gives === kind)) return kind === 'number' ? fc.oneof({ weight: 4, arbitrary: arithmeticOf(kind, of) }, { weight: 1, arbitrary: text`(${of(kind)}) ** ${WHOLE}` }) : arithmeticOf(kind, of);
  if (kind === 'list')
    return fc.oneof(
      text`for x in ${of('list')} return ${names('x', 'x + 1', '[x]', '{v: x}', 'x.p', 'string(x)')}`, text`for i in 1..${names('0', '3', '-1', 'a')} return i * 2`,
      text`(${of('list')})[item ${names('> 1', '= "a"', '!= null', '= item')}]`, text`(${of('list')})[p ${names('> 1', '= 1')}]`, any.chain((each) => text`[${of(each)}, ${of(each)}]`),
    );
  if (kind === 'context') return any.chain((each) => text`{a: ${of(each)}, b: ${names('a', '1', 'zz', 'a + 1')}}`);
  return LITERALS[kind];
}

function arithmeticOf(kind: Kind, of: (wanted: Kind) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.constantFrom(...ARITHMETIC.filter(([, , , gives]) => gives === kind)).chain(([left, right, sign]) => text`(${of(left)}) ${fc.constant(sign)} (${of(right)})`);
}

function controlOf(kind: Kind, depth: number): fc.Arbitrary<string> {
  const of = (wanted: Kind) => expressionOf(wanted, depth - 1);
  const withProperties = fc.constantFrom(...(Object.entries(PROPERTIES) as [Kind, string[]][]));
  return fc.oneof(
    text`if ${of('boolean')} then ${of(kind)} else ${of(kind)}`,
    text`(${of('list')})[${names('1', '2', '-1', '9', 'a')}]`,
    withProperties.chain(([owner, properties]) => text`(${of(owner)}).${names(...properties)}`),
    text`-(${of(kind)})`,
  );
}

/** So many different expressions, the same for a seed for ever. */
export function randomExpressions(seed: number, count: number): string[] {
  const any = fc.constantFrom(...KINDS).chain((kind) => fc.integer({ min: 1, max: 3 }).chain((depth) => expressionOf(kind, depth)));
  return [...new Set(fc.sample(any, { seed, numRuns: count }))];
}
