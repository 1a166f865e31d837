import { getMetadataStorage, IS_OPTIONAL, IS_UUID } from 'class-validator';
import 'reflect-metadata';

/**
 * Two ways of saying the same become one before anybody looks. Changes what it is given.
 * - Ids are compared, locked and told by their text: one that was typed in capitals would be another subject than the one it names, with a lock and
 *   rules of its own. Whatever a shape declares as an id is written in small letters.
 * - Of what may be left out, `null` says as much as nothing; only where the description says that it may be null does it mean something.
 */
export function asDeclared(given: unknown): void {
  if (Array.isArray(given)) return given.forEach(asDeclared);
  const shape = shapeOf(given);
  if (!shape) return;
  const { ids, optional } = declaredBy(shape);
  const members = given as Record<string, unknown>;
  for (const [name, value] of Object.entries(members)) {
    if (value === null && optional.has(name)) members[name] = (new shape() as Record<string, unknown>)[name];
    else if (ids.has(name)) members[name] = lowered(value);
    else asDeclared(value);
  }
}

type Shape = new () => object;

/** The class a value was made into; what has none declares nothing. */
function shapeOf(given: unknown): Shape | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { constructor } = given;
  return typeof constructor === 'function' && constructor !== Object ? (constructor as Shape) : undefined;
}

const lowered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowered);
  return typeof value === 'string' ? value.toLowerCase() : value;
};

interface Declared {
  ids: ReadonlySet<string>;
  /** that may be left out, and not be null */
  optional: ReadonlySet<string>;
}
const known = new WeakMap<Shape, Declared>();

function declaredBy(shape: Shape): Declared {
  const found = known.get(shape);
  if (found) return found;
  const all = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const named = (wanted: string) => all.filter(({ name }) => name === wanted).map(({ propertyName }) => propertyName);
  const declared = { ids: new Set(named(IS_UUID)), optional: new Set(named(IS_OPTIONAL).filter((name) => !mayBeNull(shape, name))) };
  known.set(shape, declared);
  return declared;
}

/** As the API's description says; where it says nothing, it may. */
function mayBeNull({ prototype }: Shape, name: string): boolean {
  const described = Reflect.getMetadata('swagger/apiModelProperties', prototype as object, name) as { nullable?: boolean } | undefined;
  return described?.nullable ?? described === undefined;
}
