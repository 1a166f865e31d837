import type { Reason } from '@attestation/contracts';

/** Every reason that stands anywhere in the details of an answer: why a criterion fell short, what a plan advises. */
export function reasonsWithin(value: unknown): Reason[] {
  if (typeof value !== 'object' || value === null) return [];
  return isReason(value) ? [value] : Object.values(value).flatMap(reasonsWithin);
}

/** The same details, each reason in them turned. */
export function withReasons(value: unknown, turn: (reason: Reason) => Reason): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withReasons(each, turn));
  if (isReason(value)) return turn(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withReasons(each, turn)]));
}

const isReason = (value: object): value is Reason => 'rule' in value && 'source' in value && 'confidence' in value && 'text' in value;
