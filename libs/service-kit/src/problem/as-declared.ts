import { declaredBy, shapeOf } from './declared.js';

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

const lowered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowered);
  return typeof value === 'string' ? value.toLowerCase() : value;
};
