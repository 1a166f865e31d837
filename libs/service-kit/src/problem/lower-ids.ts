import { getMetadataStorage, IS_UUID } from 'class-validator';

/**
 * Ids are compared, locked and told by their text: one that was typed in capitals would be another subject than the one it names, with a lock and
 * rules of its own. Whatever a shape declares as an id is written in small letters before anybody looks at it. Changes what it is given.
 */
export function lowerIds(given: unknown): void {
  if (Array.isArray(given)) return given.forEach(lowerIds);
  const shape = shapeOf(given);
  if (!shape) return;
  const ids = idsOf(shape);
  const members = given as Record<string, unknown>;
  for (const [name, value] of Object.entries(members)) {
    if (ids.has(name)) members[name] = lowered(value);
    else lowerIds(value);
  }
}

/** The class a value was made into; what has none declares no ids. */
function shapeOf(given: unknown): Shape | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { constructor } = given;
  return typeof constructor === 'function' && constructor !== Object ? constructor : undefined;
}

const lowered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowered);
  return typeof value === 'string' ? value.toLowerCase() : value;
};

type Shape = object['constructor'];
const known = new WeakMap<Shape, ReadonlySet<string>>();

function idsOf(shape: Shape): ReadonlySet<string> {
  const found = known.get(shape) ?? new Set(getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false).filter(({ name }) => name === IS_UUID).map(({ propertyName }) => propertyName));
  known.set(shape, found);
  return found;
}
