import { Decimal } from '../decimal.js';
import { display, FeelError, FeelFailure } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Functions } from './define.js';

/** A figure over a list of numbers, given as a list or one by one; `empty` if there are none. */
const figure = (body: (numbers: Decimal[]) => FeelValue, empty: FeelValue = null) =>
  define(
    ['list'],
    ([list]) => {
      if (!Array.isArray(list)) return undefined;
      const strange = list.find((item) => !(item instanceof Decimal));
      if (strange !== undefined) return new FeelError(`expected number but found '${display(strange)}'`);
      const numbers = list.filter((item) => item instanceof Decimal);
      return numbers.length === 0 ? empty : body(numbers);
    },
    { varArgs: true },
  );

const sum = (numbers: Decimal[]): Decimal => numbers.reduce((total, n) => total.plus(n), Decimal.ZERO);
const mean = (numbers: Decimal[]): Decimal => sum(numbers).over(Decimal.of(numbers.length));
const ascending = (numbers: Decimal[]): Decimal[] => [...numbers].sort((x, y) => x.compare(y));

function median(numbers: Decimal[]): Decimal | null {
  const sorted = ascending(numbers);
  const [below, middle] = [sorted[sorted.length / 2 - 1], sorted[Math.floor(sorted.length / 2)]];
  return below && middle ? below.plus(middle).over(Decimal.of(2)) : (middle ?? null);
}

/** The sample's standard deviation, as a double; of one number there is none. */
function deviation(numbers: Decimal[]): FeelValue {
  const average = mean(numbers);
  const squares = sum(numbers.map((n) => n.minus(average).times(n.minus(average))));
  if (numbers.length < 2) throw new FeelFailure(`java.lang.ArithmeticException: ${squares.unscaled === 0n ? 'Division undefined' : 'Division by zero'}`);
  return Decimal.computed(Math.sqrt(squares.over(Decimal.of(numbers.length - 1)).toNumber()));
}

/** The most frequent numbers, ascending. */
function mode(numbers: Decimal[]): Decimal[] {
  const counted = numbers.map((n) => ({ n, count: numbers.filter((other) => other.equals(n)).length }));
  const most = Math.max(...counted.map(({ count }) => count));
  const frequent = counted.filter(({ count }) => count === most).map(({ n }) => n);
  return ascending(frequent.filter((n, index) => frequent.findIndex((other) => other.equals(n)) === index));
}

export const STATISTICAL_FUNCTIONS: Functions = {
  sum: [figure(sum)],
  product: [figure((numbers) => numbers.reduce((product, n) => product.times(n), Decimal.ONE))],
  mean: [figure(mean)],
  median: [figure(median)],
  stddev: [figure(deviation)],
  mode: [figure(mode, [])],
};
