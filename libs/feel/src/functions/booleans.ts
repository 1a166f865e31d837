import { FeelError } from '../values.js';
import { define } from './define.js';
import type { Functions } from './define.js';

export const BOOLEAN_FUNCTIONS: Functions = {
  not: [define(['negand'], ([negand]) => (typeof negand === 'boolean' ? !negand : null))],
  'is defined': [define(['value'], ([value]) => value !== null)],
  'get or else': [define(['value', 'default'], ([value, fallback]) => (value === null ? fallback : value))],
  assert: [
    define(['value', 'condition'], ([value, condition]) => (condition === true ? value : new FeelError('The condition is not fulfilled'))),
    define(['value', 'condition', 'cause'], ([value, condition, cause]) => {
      if (condition === true) return value;
      return typeof cause === 'string' ? new FeelError(cause) : undefined;
    }),
  ],
};
