import { compare, FeelRange, isComparable, kindOf } from '../values.js';
import type { Boundary, FeelValue } from '../values.js';
import { define } from './define.js';
import type { Functions } from './define.js';

/** A point is a range of its own that holds both ends. */
const asRange = (value: FeelValue): FeelRange => {
  const end = { value, closed: true };
  return value instanceof FeelRange ? value : new FeelRange(end, end);
};

type Relation = (one: FeelRange, other: FeelRange) => boolean;

const order = (one: Boundary, other: Boundary): -1 | 0 | 1 => compare(one.value, other.value);
const meet = (one: Boundary, other: Boundary): boolean => one.closed && other.closed && order(one, other) === 0;

const before: Relation = (one, other) => order(one.end, other.start) < 0 || (order(one.end, other.start) === 0 && !(one.end.closed && other.start.closed));
const startsNoEarlier: Relation = (one, other) => order(one.start, other.start) > 0 || (order(one.start, other.start) === 0 && (other.start.closed || !one.start.closed));
const endsNoLater: Relation = (one, other) => order(one.end, other.end) < 0 || (order(one.end, other.end) === 0 && (other.end.closed || !one.end.closed));
const during: Relation = (one, other) => startsNoEarlier(one, other) && endsNoLater(one, other);
const sameStart: Relation = (one, other) => order(one.start, other.start) === 0 && one.start.closed === other.start.closed;
const sameEnd: Relation = (one, other) => order(one.end, other.end) === 0 && one.end.closed === other.end.closed;
const overlaps: Relation = (one, other) => !before(one, other) && !before(other, one);
const overlapsBefore: Relation = (one, other) => overlaps(one, other) && !startsNoEarlier(one, other) && endsNoLater(one, other);
const finishes: Relation = (one, other) => sameEnd(one, other) && startsNoEarlier(one, other);
const starts: Relation = (one, other) => sameStart(one, other) && endsNoLater(one, other);

const turned = (relation: Relation): Relation => (one, other) => relation(other, one);

const POINTS = ['point', 'range'];
const RANGES = ['range1', 'range2'];

function relate(relation: Relation, ...names: string[][]) {
  return names.map((params) =>
    define(params, ([left = null, right = null]) => {
      const [one, other] = [asRange(left), asRange(right)];
      const point = one.start.value;
      const fits = isComparable(point) && typeof point !== 'string' && !Array.isArray(point) && kindOf(point) === kindOf(other.start.value);
      return fits ? relation(one, other) : undefined;
    }),
  );
}

export const RANGE_FUNCTIONS: Functions = {
  before: relate(before, ['point1', 'point2'], POINTS, ['range', 'point'], RANGES),
  after: relate(turned(before), ['point1', 'point2'], POINTS, ['range', 'point'], RANGES),
  meets: relate((one, other) => meet(one.end, other.start), RANGES),
  'met by': relate((one, other) => meet(one.start, other.end), RANGES),
  overlaps: relate(overlaps, RANGES),
  'overlaps before': relate(overlapsBefore, RANGES),
  'overlaps after': relate(turned(overlapsBefore), RANGES),
  finishes: relate(finishes, POINTS, RANGES),
  'finished by': relate(turned(finishes), ['range', 'point'], RANGES),
  includes: relate(turned(during), ['range', 'point'], RANGES),
  during: relate(during, POINTS, RANGES),
  starts: relate(starts, POINTS, RANGES),
  'started by': relate(turned(starts), ['range', 'point'], RANGES),
  coincides: relate((one, other) => sameStart(one, other) && sameEnd(one, other), ['point1', 'point2'], RANGES),
};
