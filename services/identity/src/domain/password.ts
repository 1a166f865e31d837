import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a new hash: 2^15 rounds of 8 blocks three times over, 32 MiB of memory (OWASP's second choice for scrypt). */
const COST = { log2n: 15, r: 8, p: 3 };
const KEY_BYTES = 32;

interface Parsed {
  log2n: number;
  r: number;
  p: number;
  salt: Buffer;
  key: Buffer;
}

/** A hash that names its own cost, so that the cost can be raised without touching old accounts: `scrypt$15$8$3$salt$key`. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, { ...cost, salt, key: Buffer.alloc(KEY_BYTES) });
  return ['scrypt', cost.log2n, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether the password is the one hashed; in constant time for a given cost.
 * Without a hash (no such account) the same work is done, so that the answer's time tells nobody which names exist.
 */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const parsed = hash === undefined ? undefined : parse(hash);
  const against = parsed ?? { ...COST, salt: Buffer.alloc(16), key: Buffer.alloc(KEY_BYTES) };
  const key = await derive(password, against);
  return timingSafeEqual(key, against.key) && parsed !== undefined;
}

function parse(hash: string): Parsed {
  const [kind, log2n, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) throw new TypeError('the stored password hash is not of a known form');
  return { log2n: Number(log2n), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

/** NFKC first: the same letters typed on another keyboard or system are the same password. */
function derive(password: string, { log2n, r, p, salt, key }: Parsed): Promise<Buffer> {
  const N = 2 ** log2n;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, key.length, { N, r, p, maxmem: 256 * N * r }, (error, derived) => {
      if (error) reject(error);
      else resolve(derived);
    });
  });
}
