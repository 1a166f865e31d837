import { compare, display, FeelFailure, FeelRange, isComparable, kindOf } from '../values.js';
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

/** Which of the two may not be a point. */
type Shape = readonly [left: boolean, right: boolean];
const ANY: Shape = [false, false];
const TO_RANGE: Shape = [false, true];
const OF_RANGE: Shape = [true, false];
const BOTH: Shape = [true, true];

/** @throws {FeelFailure} of a point where a range must be: there Zeebe's fails too */
function relate(relation: Relation, mustBeRange: Shape, ...names: string[][]) {
  return names.map((params) =>
    define(params, ([left = null, right = null]) => {
      const [one, other] = [asRange(left), asRange(right)];
      const point = one.start.value;
      const fits = isComparable(point) && typeof point !== 'string' && !Array.isArray(point) && kindOf(point) === kindOf(other.start.value);
      if (!fits) return undefined;
      if ([left, right].some((value, place) => mustBeRange[place] && !(value instanceof FeelRange))) throw new FeelFailure(`scala.MatchError: (${display(left)},${display(right)}) (of class scala.Tuple2)`);
      return relation(one, other);
    }),
  );
}

export const RANGE_FUNCTIONS: Functions = {
  before: relate(before, ANY, ['point1', 'point2'], POINTS, ['range', 'point'], RANGES),
  after: relate(turned(before), ANY, ['point1', 'point2'], POINTS, ['range', 'point'], RANGES),
  meets: relate((one, other) => meet(one.end, other.start), BOTH, RANGES),
  'met by': relate((one, other) => meet(one.start, other.end), BOTH, RANGES),
  overlaps: relate(overlaps, BOTH, RANGES),
  'overlaps before': relate(overlapsBefore, BOTH, RANGES),
  'overlaps after': relate(turned(overlapsBefore), BOTH, RANGES),
  finishes: relate(finishes, TO_RANGE, POINTS, RANGES),
  'finished by': relate(turned(finishes), OF_RANGE, ['range', 'point'], RANGES),
  includes: relate(turned(during), OF_RANGE, ['range', 'point'], RANGES),
  during: relate(during, TO_RANGE, POINTS, RANGES),
  starts: relate(starts, TO_RANGE, POINTS, RANGES),
  'started by': relate(turned(starts), OF_RANGE, ['range', 'point'], RANGES),
  coincides: relate((one, other) => sameStart(one, other) && sameEnd(one, other), ANY, ['point1', 'point2'], RANGES),
};
