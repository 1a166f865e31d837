import { REGISTER, type RegisterEntry } from '@attestation/regulation/register';
import { models } from '../model.js';
import { atWork } from './at-work.js';
import { codePlaces, declarations } from './code-places.js';
import { decisionRows } from './decision-rows.js';
import { proofs } from './proofs.js';
import { sources } from './sources.js';

/** A numbered rule, what carries it out and which specs prove it. */
export interface Traced {
  id: string;
  entry: RegisterEntry;
  /** `path#name`: what the register points at, then what names the rule: functions and tables, rows of decisions */
  places: string[];
  specs: string[];
  /** a service or a model carries it out in a case; else the law's own service answers it when asked */
  atWork: boolean;
}
export interface Trace {
  rules: Traced[];
  /** whether what the register points at is there */
  exists(place: string): boolean;
}

/** Reads the whole repository: register, code, decision tables, models and specs. */
export async function readTrace(): Promise<Trace> {
  const all = sources();
  const [code, rows, specs] = [codePlaces(all), decisionRows(), proofs(all)];
  const own = (id: string) => ({
    places: [...REGISTER[id]!.at, ...(code.get(id) ?? []), ...rows.filter(({ rules }) => rules.includes(id)).map(({ at }) => at)],
    specs: specs.get(id) ?? [],
  });
  const works = atWork(all);
  const rules = Object.entries(REGISTER).map(([id, entry]) => {
    const found = joined([id, ...entry.by].map(own));
    return { id, entry, ...found, atWork: found.places.some(works) };
  });
  const elements = (await models()).flatMap(({ path, elements: inIt }) => inIt.map(({ id }) => `${path}#${id}`));
  const modelled = new Set([...rows.map(({ at }) => at), ...elements]);
  return { rules, exists: (place) => modelled.has(place) || isDeclared(place) };

  function isDeclared(place: string): boolean {
    const [path, name] = place.split('#');
    const source = all.find((each) => each.path === path);
    return source !== undefined && declarations(source).some((each) => each.name === name);
  }
}

function joined(parts: { places: string[]; specs: string[] }[]): { places: string[]; specs: string[] } {
  return { places: [...new Set(parts.flatMap(({ places }) => places))], specs: [...new Set(parts.flatMap(({ specs }) => specs))] };
}
