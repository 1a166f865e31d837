import { DaysDuration, Decimal, display, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '@attestation/feel/values';
import type { FeelValue } from '@attestation/feel/values';
import { DecisionFailure } from './failure.js';

const TYPES: Record<string, (value: FeelValue) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => value instanceof Decimal,
  boolean: (value) => typeof value === 'boolean',
  time: (value) => value instanceof FeelTime,
  date: (value) => value instanceof FeelDate,
  dateTime: (value) => value instanceof FeelDateTime,
  dayTimeDuration: (value) => value instanceof DaysDuration,
  yearMonthDuration: (value) => value instanceof MonthsDuration,
};

/** The value, if it is of the type or null, or the type is not known here. */
export function ofType(value: FeelValue, typeRef: string | undefined): FeelValue {
  const name = typeRef?.replaceAll('feel:', '') ?? '';
  const fits = value === null || (TYPES[name]?.(value) ?? true);
  if (!fits) throw new DecisionFailure(`expected '${name}' but found '${display(value)}'`);
  return value;
}
