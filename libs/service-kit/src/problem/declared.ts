import { getMetadataStorage, IS_OPTIONAL, IS_UUID, ValidationTypes } from 'class-validator';
import 'reflect-metadata';

export type Shape = new () => object;

/** What a shape declares of its members by the decorators of class-validator and swagger. */
export interface Declared {
  ids: ReadonlySet<string>;
  /** that may be left out, and not be null */
  optional: ReadonlySet<string>;
  /** that hold objects of other shapes; `true`: a list of them */
  nested: ReadonlyMap<string, boolean>;
}
const known = new WeakMap<Shape, Declared>();

/** The class a value was made into; what has none declares nothing. */
export function shapeOf(given: unknown): Shape | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { constructor } = given;
  return typeof constructor === 'function' && constructor !== Object ? (constructor as Shape) : undefined;
}

export function declaredBy(shape: Shape): Declared {
  const found = known.get(shape) ?? read(shape);
  known.set(shape, found);
  return found;
}

function read(shape: Shape): Declared {
  const all = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const named = (wanted: string) => all.filter(({ name }) => name === wanted).map(({ propertyName }) => propertyName);
  const nested = all.filter(({ type }) => type === ValidationTypes.NESTED_VALIDATION).map(({ propertyName, each }) => [propertyName, Boolean(each)] as const);
  return { ids: new Set(named(IS_UUID)), optional: new Set(named(IS_OPTIONAL).filter((name) => !mayBeNull(shape, name))), nested: new Map(nested) };
}

/** As the API's description says; where it says nothing, it may. */
function mayBeNull({ prototype }: Shape, name: string): boolean {
  const described = Reflect.getMetadata('swagger/apiModelProperties', prototype as object, name) as { nullable?: boolean } | undefined;
  return described?.nullable ?? described === undefined;
}
