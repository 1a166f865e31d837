import { accept, refuse, type Change, type Instant, type Registry } from '@attestation/contracts';

/** A public key as a JWK; what else it may say is of no interest here. */
export interface PublicJwk {
  kty: 'RSA' | 'EC' | 'OKP';
  kid?: string;
  n?: string;
  e?: string;
  crv?: string;
  x?: string;
  y?: string;
}

export interface RegistryKey {
  registry: Registry;
  jwk: PublicJwk;
  setAt: Instant;
}

/** Takes a registry's new key; the same one again changes nothing. @param usable whether something can be sealed with it */
export function setKey(known: RegistryKey | undefined, key: RegistryKey, usable: boolean): Change<RegistryKey, RegistryKey> {
  if (!usable) return refuse('REGISTRY_KEY_INVALID');
  if (known && same(known.jwk, key.jwk)) return accept({ result: known });
  return accept({ next: key, result: key });
}

const MEMBERS = ['kty', 'kid', 'n', 'e', 'crv', 'x', 'y'] as const;
const same = (one: PublicJwk, other: PublicJwk): boolean => MEMBERS.every((member) => one[member] === other[member]);
