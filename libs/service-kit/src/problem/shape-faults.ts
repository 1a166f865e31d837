import { ValidationError } from 'class-validator';
import { declaredBy, shapeOf } from './declared.js';

/** They stand for "no id" and "beyond all ids"; class-validator takes them for ids like others. */
const NO_IDS: readonly unknown[] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/**
 * What class-validator lets pass: an id that is none, and a list in the place of an object. `@ValidateNested` goes into lists wherever it finds them:
 * one that holds nothing would pass as an object of any shape.
 */
export function shapeFaults(given: unknown): ValidationError[] {
  const shape = shapeOf(given);
  if (!shape) return [];
  const { ids, nested } = declaredBy(shape);
  return Object.entries(given as Record<string, unknown>).flatMap(([property, value]) => {
    if (ids.has(property)) return [value].flat().some((id) => NO_IDS.includes(id)) ? [fault(property, 'isUuid')] : [];
    const each = nested.get(property);
    if (each === undefined) return [];
    return each && Array.isArray(value) ? within(property, value.flatMap((item: unknown, index) => objectFaults(String(index), item))) : objectFaults(property, value);
  });
}

const objectFaults = (property: string, value: unknown): ValidationError[] => (Array.isArray(value) ? [fault(property, 'isObject')] : within(property, shapeFaults(value)));
const within = (property: string, children: ValidationError[]): ValidationError[] => (children.length > 0 ? [Object.assign(new ValidationError(), { property, children })] : []);
const fault = (property: string, constraint: string): ValidationError => Object.assign(new ValidationError(), { property, constraints: { [constraint]: constraint }, children: [] });
