import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { PersonId } from '@attestation/contracts';
import { ConfigError, type Environment } from '@attestation/service-kit';
import type { PersonalNumber } from '../domain/personal-number.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Seals personal numbers and finds them again without reading them. Two keys, both derived from one secret. */
export class NumberVault {
  private readonly sealing: Buffer;
  private readonly indexing: Buffer;

  constructor(secret: Buffer) {
    this.sealing = derive(secret, 'seal');
    this.indexing = derive(secret, 'index');
  }

  /** AES-256-GCM, bound to the person: moved to another row it does not open. */
  seal(number: PersonalNumber, person: PersonId): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce).setAAD(Buffer.from(person));
    const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws Error when the seal is broken, is another person's or was made with another key */
  open(sealed: Buffer, person: PersonId): PersonalNumber {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, nonce).setAAD(Buffer.from(person)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8') as PersonalNumber;
  }

  /** The same for the same number, and nothing can be read from it without the key. */
  index(number: string): Buffer {
    return createHmac('sha256', this.indexing).update(number).digest();
  }
}

const derive = (secret: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `directory personal numbers: ${purpose}`, KEY_BYTES));

/**
 * The vault with the key of DIRECTORY_KEY: 32 bytes in base64 or hex.
 * @throws ConfigError without such a key
 */
export function openVault(env: Environment): NumberVault {
  const given = env['DIRECTORY_KEY']?.trim() ?? '';
  const secret = Buffer.from(given, /^[0-9a-f]{64}$/i.test(given) ? 'hex' : 'base64');
  if (secret.length !== KEY_BYTES) throw new ConfigError('DIRECTORY_KEY must be 32 random bytes in base64 or hex: it seals the personal numbers.');
  return new NumberVault(secret);
}
