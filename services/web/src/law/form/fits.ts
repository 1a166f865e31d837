import type { Field } from './fields';

/** Whether a value has the shape of a field: enough to tell variants apart, and to keep what came in an address from where it does not belong. */
export function fits(field: Field, value: unknown): boolean {
  if (value === null) return field.nullable;
  switch (field.kind) {
    case 'fixed':
      return value === field.value;
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' || typeof value === 'string'; // what was typed and is no number is told so by the platform
    case 'list':
      return Array.isArray(value);
    case 'variants':
      return field.variants.some((each) => fits(each, value));
    case 'map':
      return isObject(value);
    case 'object':
      return isObject(value) && field.members.every(({ name, field: each }) => each.kind !== 'fixed' || fits(each, value[name]));
    default:
      return typeof value === 'string';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
