import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';

/** Who a sealed text is about, and what it belongs to: moved to another question it does not fit. */
export interface SealedSubject {
  personalNumber: string;
  /** the question's or the booking's id */
  about: string;
}

/** What we can do to nobody's benefit but the key's owner. */
const CONTENT = 'A256GCM';
const RSA = 'RSA-OAEP-256';
const CURVE = 'ECDH-ES+A256KW';
const MIN_RSA_BITS = 2048;
const CURVES = ['P-256', 'P-384', 'P-521', 'X25519'];

/** Why a sealed text is not accepted; says nothing of its content. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

/** How something is sealed for this kind of key. */
const algorithmOf = ({ kty }: JWK): string => (kty === 'RSA' ? RSA : CURVE);

/** Seals a subject for whoever holds the private part of a key. JWE in compact form. */
export async function sealFor(key: JWK, subject: SealedSubject): Promise<string> {
  const header = { alg: algorithmOf(key), enc: CONTENT, ...(key.kid && { kid: key.kid }) };
  return new CompactEncrypt(Buffer.from(JSON.stringify(subject))).setProtectedHeader(header).encrypt(await ready(key));
}

/**
 * Opens what was sealed for us.
 * @throws SealBroken when it was sealed for another key, changed on the way, or says nothing of a subject
 */
export async function unseal(keys: JWK[], sealed: string): Promise<SealedSubject> {
  try {
    const { plaintext } = await compactDecrypt(sealed, async ({ kid }) => ready(pick(keys, kid)), {
      keyManagementAlgorithms: [RSA, CURVE],
      contentEncryptionAlgorithms: [CONTENT],
    });
    return subjectIn(JSON.parse(Buffer.from(plaintext).toString('utf8')));
  } catch {
    throw new SealBroken('the subject was not sealed with our key, or was changed on the way');
  }
}

/** Whether a registry's key can be used: public, and strong enough. */
export async function isUsableKey(key: JWK): Promise<boolean> {
  if ('d' in key) return false;
  if (key.kty === 'RSA') {
    if (!key.n || Buffer.from(key.n, 'base64url').length * 8 < MIN_RSA_BITS) return false;
  } else if (!CURVES.includes(key.crv ?? '')) return false;
  try {
    await sealFor(key, { personalNumber: '', about: '' });
    return true;
  } catch {
    return false;
  }
}

// reading a key costs as much as opening a seal with it, and there are few
const MOST_KEYS = 100;
const keysReady = new Map<string, ReturnType<typeof importJWK>>();

function ready(key: JWK): ReturnType<typeof importJWK> {
  const name = JSON.stringify(key);
  const known = keysReady.get(name);
  if (known) return known;
  if (keysReady.size >= MOST_KEYS) keysReady.clear();
  const made = importJWK(key, algorithmOf(key));
  keysReady.set(name, made);
  return made;
}

function pick(keys: JWK[], kid: string | undefined): JWK {
  const found = kid === undefined ? keys[0] : keys.find((key) => key.kid === kid);
  if (!found) throw new SealBroken('unknown key');
  return found;
}

function subjectIn(content: unknown): SealedSubject {
  const { personalNumber, about } = content as Partial<SealedSubject>;
  if (typeof personalNumber !== 'string' || typeof about !== 'string') throw new SealBroken('no subject');
  return { personalNumber, about };
}
