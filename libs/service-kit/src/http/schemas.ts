type Node = Record<string, unknown>;

/** What Nest reads out of classes, with ids and dates as texts: their TypeScript types are branded and reflect as objects. */
export function withTexts<T>(node: T): T {
  if (Array.isArray(node)) return node.map((each) => withTexts<unknown>(each)) as T;
  if (typeof node !== 'object' || node === null) return node;
  return asText(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withTexts<unknown>(value)]))) as T;
}

function asText(schema: Node): Node {
  const { allOf, type, ...rest } = schema;
  if (typeof schema['format'] !== 'string') return schema;
  if (type === 'object' || (Array.isArray(allOf) && refersToObject(allOf[0]))) return { type: 'string', ...rest };
  return Array.isArray(type) ? { ...schema, type: type.map((each: unknown) => (each === 'object' ? 'string' : each)) } : schema;
}

const refersToObject = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && '$ref' in schema && schema.$ref === '#/components/schemas/Object';
