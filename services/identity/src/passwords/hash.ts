import { scrypt, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What a hash costs: memory in KiB, passes over it, threads. */
export interface Cost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}
/** OWASP's first choice for argon2id: 19 MiB, two passes, one thread; some twenty milliseconds of a core. */
const COST: Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How a hash of today begins; it names its own cost, so that the cost can be raised without touching old accounts. */
const TODAYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** Costs what a hash of today costs, and no password leaves it. */
const NOBODYS = `${TODAYS}${unpadded(Buffer.alloc(16))}$${unpadded(Buffer.alloc(32))}`;

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$key`, a salt of its own each time. */
export const hashPassword = (password: string, cost = COST): Promise<string> => hash(composed(password), { ...cost, outputLen: 32 });

/**
 * Whether the password is the one hashed, by argon2id or as it was once done by scrypt; in constant time for a given cost.
 * Without a hash (no such account) the same work is done, so that the answer's time tells nobody which names exist.
 * @throws for a hash of another form
 */
export async function passwordMatches(password: string, against: string | undefined): Promise<boolean> {
  if (against?.startsWith('scrypt$')) return scryptMatches(password, against);
  const matches = await verify(against ?? NOBODYS, composed(password));
  return matches && against !== undefined;
}

/** Was it hashed otherwise than a password is hashed today? Then it is hashed anew when its owner next shows it. */
export const isOutdated = (known: string): boolean => !known.startsWith(TODAYS);

/** The form of before: `scrypt$15$8$3$salt$key`, with the logarithm of N. */
async function scryptMatches(password: string, known: string): Promise<boolean> {
  const [, log2n, r, p, salt = '', key = ''] = known.split('$');
  const expected = Buffer.from(key, 'base64url');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: 2 ** Number(log2n), r: Number(r), p: Number(p), bytes: expected.length });
  return timingSafeEqual(derived, expected);
}

function derive(password: string, salt: Buffer, { N, r, p, bytes }: { N: number; r: number; p: number; bytes: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(composed(password), salt, bytes, { N, r, p, maxmem: 256 * N * r }, (error, derived) => {
      if (error) reject(error);
      else resolve(derived);
    });
  });
}

/** NFKC: the same letters typed on another keyboard or system are the same password. */
const composed = (password: string): string => password.normalize('NFKC');

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
