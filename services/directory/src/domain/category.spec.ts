import { FactType, type PersonId, type PlainDate } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { enterCategory, noteAward, type CategoryAwarded } from './category.js';
import { putPerson, type Person, type PersonEntry } from './person.js';

const SEED = 20250317;
const date = (text: string) => text as PlainDate;
const personId = '0195a2b0-0000-7000-8000-000000000001' as PersonId;
const person: Person = { personId, name: 'Айгүл', currentCategory: 'RESEARCHER', categoryValidUntil: date('2025-06-01'), consecutiveExemptConfirmations: 0, disability: false, active: true };
const awarded = (more: Partial<CategoryAwarded> = {}): CategoryAwarded => ({
  attestationId: '0195a2b0-0000-7000-8000-0000000000c1' as CategoryAwarded['attestationId'], personId, category: 'RESEARCHER', previousCategory: 'RESEARCHER', testExempt: true,
  validFrom: date('2025-06-02'), validUntil: date('2030-06-01'), orderNumber: '45-НҚ', certificateNumber: '10-REGION-2025-000001', bonusPercent: 40, bonusFrom: date('2025-09-01'),
  awardId: '0195a2b0-0000-7000-8000-0000000000d1', ...more,
});
/** The entry after one award upon another; a refusal or an award that changes nothing leaves it as it was. */
const after = (entry: PersonEntry, ...awards: CategoryAwarded[]): PersonEntry =>
  awards.reduce((known, each) => {
    const change = noteAward(known, each);
    return (change.ok && change.next) || known;
  }, entry);

describe('an award', () => {
  it('is the person’s category until the end of its term, and told', () => {
    const change = noteAward({ known: person }, awarded({ category: 'MASTER' }));

    const data = { ...person, currentCategory: 'MASTER', categoryValidUntil: '2030-06-01', consecutiveExemptConfirmations: 0 };
    expect(change).toMatchObject({ ok: true, facts: [{ type: FactType.PersonChanged, data }], next: { award: { awardedOn: '2025-06-02', orderNumber: '45-НҚ' } } });
  });

  it.each([
    ['a confirmation without a test counts', {}, 1],
    ['a tested one begins anew', { testExempt: false }, 0],
    ['another category begins anew', { category: 'MASTER' as const }, 0],
    ['a lower category begins anew, also without a test', { category: 'EXPERT' as const }, 0],
  ])('F-04: %s', (_, more, count) => {
    const second = { ...person, consecutiveExemptConfirmations: 0 };
    expect(after({ known: second }, awarded(more)).known?.consecutiveExemptConfirmations).toBe(count);
  });

  it('F-04: counts on from confirmation to confirmation', () => {
    const twice = after({ known: person }, awarded(), awarded({ validFrom: date('2030-06-02'), orderNumber: '46-НҚ', validUntil: date('2035-06-01') }));

    expect(twice.known).toMatchObject({ consecutiveExemptConfirmations: 2, categoryValidUntil: '2035-06-01' });
  });

  it('older than the one on record changes nothing', () => {
    const master = after({ known: person }, awarded({ category: 'MASTER' }));

    expect(noteAward(master, awarded({ validFrom: date('2025-06-01'), category: 'EXPERT' }))).toEqual({ ok: true, result: master.known, facts: [], messages: [] });
  });

  it('in whatever order they come, and however often: the newest of them holds in the end', () => {
    const anAward = fc
      .record({ day: fc.integer({ min: 1, max: 28 }), category: fc.constantFrom('EXPERT' as const, 'RESEARCHER' as const, 'MASTER' as const), testExempt: fc.boolean() })
      .map(({ day, ...more }) => awarded({ ...more, validFrom: date(`2025-06-${String(day).padStart(2, '0')}`), orderNumber: `${day}-НҚ`, validUntil: date(`2030-06-${String(day).padStart(2, '0')}`) }));
    const awards = fc.uniqueArray(anAward, { selector: ({ validFrom }) => validFrom, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(awards.chain((each) => fc.tuple(fc.shuffledSubarray([...each, ...each], { minLength: 2 * each.length }), fc.constant(each))), ([arriving, each]) => {
        const newest = each.toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0];
        const { known, award } = after({ known: person }, ...arriving);
        expect([known?.currentCategory, known?.categoryValidUntil, award?.awardedOn]).toEqual([newest?.category, newest?.validUntil, newest?.validFrom]);
      }),
      { seed: SEED },
    );
  });

  it('that was taken over from a table already is not counted a second time', () => {
    const taken = enterCategory({ known: person }, { category: 'RESEARCHER', awardedOn: date('2025-06-02'), orderNumber: '45-НҚ', validUntil: date('2030-06-01'), consecutiveExemptConfirmations: 1 });

    expect(taken.ok && noteAward(taken.next ?? {}, awarded())).toMatchObject({ ok: true, facts: [] });
  });

  it('to whom nobody knows is refused, to be tried again when she is known', () => {
    expect(noteAward({}, awarded())).toMatchObject({ ok: false, code: 'PERSON_UNKNOWN' });
  });
});

describe('a category set by hand', () => {
  it('rests on no award: the next one replaces it, whatever its date', () => {
    const master = after({ known: person }, awarded({ category: 'MASTER' }));
    const corrected = putPerson(master, { person: { ...person, currentCategory: 'EXPERT' }, fixtures: true });

    expect(corrected).toMatchObject({ ok: true, next: { award: null } });
    expect(corrected.ok && after(corrected.next ?? {}, awarded({ validFrom: date('2024-01-01') })).known?.currentCategory).toBe('RESEARCHER');
  });

  it('again as it is leaves the award it rests on', () => {
    const master = after({ known: person }, awarded({ category: 'MASTER' }));
    const renamed = putPerson(master, { person: { ...(master.known as Person), name: 'Әлия' }, fixtures: true });

    expect(renamed).toMatchObject({ ok: true, next: { award: { awardedOn: '2025-06-02' } } });
  });
});

describe('the count taken over', () => {
  it('stays where a table says nothing of it and the category is the same', () => {
    const known = { ...person, consecutiveExemptConfirmations: 2 };
    const held = { awardedOn: date('2024-01-01'), orderNumber: '1', validUntil: null };

    expect(enterCategory({ known }, { ...held, category: 'RESEARCHER' })).toMatchObject({ result: { consecutiveExemptConfirmations: 2 } });
    expect(enterCategory({ known }, { ...held, category: 'MASTER' })).toMatchObject({ result: { consecutiveExemptConfirmations: 0 } });
  });
});
