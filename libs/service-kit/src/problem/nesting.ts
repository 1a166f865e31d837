import { getMetadataStorage, ValidationError, ValidationTypes } from 'class-validator';

/**
 * Where a list stands in the place of an object. `@ValidateNested` goes into lists wherever it finds them: one that holds nothing would pass as an
 * object of any shape.
 */
export function misnested(given: object): ValidationError[] {
  return Object.entries(nestedOf(given)).flatMap(([property, { value, each }]) => {
    if (!each) return Array.isArray(value) ? [fault(property)] : within(property, misnestedIn(value));
    const items = Array.isArray(value) ? value : [];
    return within(property, items.flatMap((item: unknown, index) => (Array.isArray(item) ? [fault(String(index))] : within(String(index), misnestedIn(item)))));
  });
}

interface Nested {
  value: unknown;
  /** a list of objects is declared */
  each: boolean;
}

function nestedOf(given: object): Record<string, Nested> {
  const declared = getMetadataStorage().getTargetValidationMetadatas(given.constructor, '', false, false).filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  return Object.fromEntries(declared.map(({ propertyName, each }) => [propertyName, { value: (given as Record<string, unknown>)[propertyName], each }]));
}

const misnestedIn = (value: unknown): ValidationError[] => (typeof value === 'object' && value !== null && typeof value.constructor === 'function' ? misnested(value) : []);
const within = (property: string, children: ValidationError[]): ValidationError[] => (children.length > 0 ? [Object.assign(new ValidationError(), { property, children })] : []);
const fault = (property: string): ValidationError => Object.assign(new ValidationError(), { property, constraints: { isObject: 'no object' }, children: [] });
