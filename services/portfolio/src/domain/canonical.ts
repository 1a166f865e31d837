/** JSON in one form only: members in the order of their names, no space. Equal contents give equal texts, and so equal hashes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const each = (value as Record<string, unknown>)[name];
    if (each !== undefined) members.push(`${quoted(name)}:${canonicalJson(each)}`);
  }
  return `{${members.join(',')}}`;
}

/** Names of members are the same few again and again. */
const PLAIN = /^[\w ]*$/;
const quoted = (name: string): string => (PLAIN.test(name) ? `"${name}"` : JSON.stringify(name));
