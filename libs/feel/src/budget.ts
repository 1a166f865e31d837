import { FeelContext, FeelFailure } from './values.js';
import type { FeelValue } from './values.js';

/** More than any sensible expression takes: on an ordinary machine a second of work. */
export const MOST_STEPS = 250_000;
/** So many characters of a text weigh as much as a number. */
const CHARACTERS_A_STEP = 64;

/**
 * What one evaluation may still do. Counted in steps, not in time, so that the same expression on the same variables ends the same way
 * on every machine: an item of a loop, a call, and whatever a value would take to be written down.
 */
export class Budget {
  private left = MOST_STEPS;

  /** @throws FeelFailure when the evaluation has run away */
  spend(steps: number): void {
    this.left -= steps;
    if (!(this.left >= 0)) throw new FeelFailure(`the evaluation takes more than ${MOST_STEPS} steps`);
  }

  /** Pays for a value that was built, and gives it. */
  pay<V extends FeelValue>(value: V): V {
    this.spend(weightOf(value));
    return value;
  }
}

/** Lists and contexts that were weighed: a value that holds another a thousand times is walked once. */
const weights = new WeakMap<object, number>();

/** How many values a value would be if it were written down. Variables of the process weigh one: they are as long as they came. */
function weightOf(value: FeelValue): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS_A_STEP;
  if (!(Array.isArray(value) || value instanceof FeelContext)) return 1;
  const known = weights.get(value);
  if (known !== undefined) return known;
  const weight = 1 + partsOf(value).reduce<number>((sum, part) => sum + weightOf(part), 0);
  weights.set(value, weight);
  return weight;
}

function partsOf(value: FeelValue[] | FeelContext): FeelValue[] {
  if (Array.isArray(value)) return value;
  return value.stored ? [] : value.entries().map(([, member]) => member);
}
