import { describe, expect, it } from '@jest/globals';
import type { PersonId, PlainDate } from '@attestation/contracts';
import { signOff, type SignOff } from './sign-off.js';

const said = (more: Partial<SignOff> = {}): SignOff => ({ rule: 'X-041', confirmed: true, readIn: 'adilet.zan.kz, V1600013317, п. 22', by: 'a' as PersonId, on: '2025-03-17' as PlainDate, ...more });

describe('the confirmation of a rule', () => {
  it('is noted once, and again where it was read elsewhere', () => {
    expect(signOff(undefined, said())).toMatchObject({ next: said() });
    expect(signOff(said(), said({ by: 'b' as PersonId }))).toEqual(expect.objectContaining({ result: said() }));
    expect(signOff(said(), said({ by: 'b' as PersonId }))).not.toHaveProperty('next');
    expect(signOff(said(), said({ readIn: 'Официальный бюллетень' }))).toMatchObject({ next: { readIn: 'Официальный бюллетень' } });
  });
  it('is taken back, and is nothing to take back where there is none', () => {
    expect(signOff(said(), said({ confirmed: false, readIn: 'редакция изменилась' }))).toMatchObject({ next: { confirmed: false } });
    expect(signOff(undefined, said({ confirmed: false }))).not.toHaveProperty('next');
    expect(signOff(said({ confirmed: false }), said())).toMatchObject({ next: { confirmed: true } });
  });
});
