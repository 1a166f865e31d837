import type { FeelFunction } from '../values.js';
import { BOOLEAN_FUNCTIONS } from './booleans.js';
import { CONTEXT_FUNCTIONS } from './contexts.js';
import { CONVERSION_FUNCTIONS } from './conversions.js';
import { LIST_FUNCTIONS } from './lists.js';
import { TEMPORAL_FUNCTIONS } from './moments.js';
import { NUMERIC_FUNCTIONS } from './numbers.js';
import { RANGE_FUNCTIONS } from './ranges.js';
import { STATISTICAL_FUNCTIONS } from './statistics.js';
import { STRING_FUNCTIONS } from './strings.js';

/** Every function there is, by name. `random number` is left out: an answer must be the same tomorrow. */
export const BUILTINS: ReadonlyMap<string, readonly FeelFunction[]> = new Map(
  Object.entries({
    ...BOOLEAN_FUNCTIONS,
    ...CONTEXT_FUNCTIONS,
    ...CONVERSION_FUNCTIONS,
    ...LIST_FUNCTIONS,
    ...NUMERIC_FUNCTIONS,
    ...RANGE_FUNCTIONS,
    ...STATISTICAL_FUNCTIONS,
    ...STRING_FUNCTIONS,
    ...TEMPORAL_FUNCTIONS,
  }),
);
