import { Problem, type WrongField } from '../../api/problem';
import type { Field } from './fields';
import type { Wrongs } from './form-context';

export interface WrongsOf {
  /** by the field that shows each */
  wrongs: Wrongs;
  /** what belongs to no field of the form, as a day that does not exist */
  elsewhere: readonly WrongField[];
}

/** What the platform found wrong, each at its field; what no field shows is told at the nearest one above it. */
export function wrongsOf(form: Field, error: Error | null): WrongsOf {
  const wrongs = new Map<string, string>();
  const elsewhere: WrongField[] = [];
  for (const each of error instanceof Problem ? error.fields : []) {
    const place = placeIn(form, each.field);
    if (place === undefined) elsewhere.push(each);
    else if (!wrongs.has(place)) wrongs.set(place, each.detail);
  }
  return { wrongs, elsewhere };
}

/** The path of the field that shows a fact: its own, or the nearest above; none where it is none of the facts. */
function placeIn(form: Field, path: string): string | undefined {
  if (!path.startsWith('facts.')) return undefined;
  const below = deepest(form, path.slice('facts.'.length));
  return below === '' ? undefined : `facts.${below}`;
}

/** As much of a path as there are fields for; names of criteria hold a point themselves. */
function deepest(field: Field, path: string): string {
  if (field.kind === 'object') {
    const member = field.members.find(({ name }) => path === name || path.startsWith(`${name}.`));
    return member ? joined(member.name, deepest(member.field, path.slice(member.name.length + 1))) : '';
  }
  if (field.kind === 'list' && field.item.kind !== 'choice') {
    const [at = '', ...rest] = path.split('.');
    return /^\d+$/.test(at) ? joined(at, deepest(field.item, rest.join('.'))) : '';
  }
  if (field.kind === 'variants') return field.variants.map((each) => deepest(each, path)).sort((a, b) => b.length - a.length)[0] ?? '';
  return field.kind === 'map' ? path : '';
}

const joined = (name: string, below: string): string => (below === '' ? name : `${name}.${below}`);
