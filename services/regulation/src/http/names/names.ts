import type { Texts } from '@attestation/contracts';

/** A name in the three languages: kk, ru, en. */
export type Name = readonly [kk: string, ru: string, en: string];
/** By fact, code or member; what has another name in one place than elsewhere stands as `place.name` too. */
export type Names = Readonly<Record<string, Name>>;

export const textsOf = ([kk, ru, en]: Name): Texts => ({ kk, ru, en });

/** The name at a place, else the name everywhere. */
export function nameIn(names: Names, place: string, name: string): Texts | undefined {
  const found = Object.hasOwn(names, `${place}.${name}`) ? names[`${place}.${name}`] : Object.hasOwn(names, name) ? names[name] : undefined;
  return found && textsOf(found);
}
