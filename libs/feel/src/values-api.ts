/** FEEL values themselves, for evaluators that are built on this one. */
export { evaluateValue, passes } from './evaluate.js';
export { Decimal } from './decimal.js';
export { FeelDate, FeelDateTime, FeelTime, DaysDuration, MonthsDuration } from './temporal.js';
export { compare, display, FeelContext, FeelError, FeelFunction, same, toFeel, toJson } from './values.js';
export type { FeelValue } from './values.js';
