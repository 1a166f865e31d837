import { randomBytes } from 'node:crypto';
import type { PersonId } from '@attestation/contracts';
import { ConfigError } from '@attestation/service-kit';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonalNumber } from '../domain/personal-number.js';
import { NumberVault, openVault } from './number-vault.js';

const SEED = 8105;
const person = '0195a2b0-0000-7000-8000-000000000001' as PersonId;
const other = '0195a2b0-0000-7000-8000-000000000002' as PersonId;
const aNumber = fc.stringMatching(/^[0-9]{12}$/).map((text) => text as PersonalNumber);
const vault = new NumberVault(Buffer.alloc(32, 1));
const otherVault = new NumberVault(Buffer.alloc(32, 2));

describe('a sealed personal number', () => {
  it('is opened for its own person with the key it was sealed with, and in no other way', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        const sealed = vault.seal(number, person);
        expect(vault.open(sealed, person)).toBe(number);
        expect(() => vault.open(sealed, other)).toThrow();
        expect(() => otherVault.open(sealed, person)).toThrow();
      }),
      { seed: SEED },
    );
  });

  it('does not open when any byte of it was changed', () => {
    const sealed = vault.seal('900101100014' as PersonalNumber, person);
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => vault.open(changed, person)).toThrow();
    }
  });

  it('never looks the same twice, and nothing of the number shows', () => {
    const number = '900101100014' as PersonalNumber;

    expect(vault.seal(number, person).equals(vault.seal(number, person))).toBe(false);
    expect(vault.seal(number, person).toString('latin1')).not.toContain(number);
  });
});

describe('the blind index', () => {
  it('finds a number again, tells numbers apart, and is another one under another key', () => {
    fc.assert(
      fc.property(aNumber, aNumber, (one, another) => {
        expect(vault.index(one).equals(vault.index(another))).toBe(one === another);
        expect(otherVault.index(one).equals(vault.index(one))).toBe(false);
      }),
      { seed: SEED },
    );
  });
});

describe('the key of the vault', () => {
  it('is the same in base64 and in hex', () => {
    const secret = randomBytes(32);

    const [one, another] = [openVault({ DIRECTORY_KEY: secret.toString('hex') }), openVault({ DIRECTORY_KEY: secret.toString('base64') })];

    expect(one.index('900101100014').equals(another.index('900101100014'))).toBe(true);
  });

  it.each([['missing', undefined], ['empty', ''], ['too short', randomBytes(31).toString('base64')], ['too long', randomBytes(33).toString('hex')]])('%s is refused', (_, key) => {
    expect(() => openVault({ DIRECTORY_KEY: key })).toThrow(ConfigError);
  });
});
