import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { countOf, type Exception, mayVote, NO_EXCEPTION, votesOn } from './votes';

const VOTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((personId) => ({ personId, name: personId }));
const item = (excluded: string[] = []) => ({ attestationId: 'case', excluded, teacher: '', post: '', claimedCategory: '', currentCategory: '', score: null, meets: null, decision: null });
const some = fc.subarray(VOTERS.map(({ personId }) => personId));

describe('The votes on a case of an agenda', () => {
  it('are all in favour where nothing else is said', () => {
    expect(votesOn(item(), VOTERS, NO_EXCEPTION)).toEqual({ attestationId: 'case', inFavour: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], against: [], otherwise: 'KEEP_CURRENT' });
  });

  it('are equal where the chair has to decide', () => {
    expect(countOf(VOTERS, { ...NO_EXCEPTION, against: ['a', 'b', 'c'], abstained: ['g'] })).toEqual({ inFavour: 3, against: 3, tie: true });
    expect(countOf([], NO_EXCEPTION).tie).toBe(false);
  });

  it('are one for each who may vote, and none of whom is kept out, whatever was marked', () => {
    fc.assert(
      fc.property(some, some, some, (excluded, against, rest) => {
        const exception: Exception = { ...NO_EXCEPTION, against, abstained: rest.filter((personId) => !against.includes(personId)) };
        const may = mayVote(VOTERS, item(excluded));
        const sent = votesOn(item(excluded), VOTERS, exception);
        const cast = [...sent.inFavour, ...sent.against];
        expect(new Set(cast).size).toBe(cast.length);
        expect(cast.some((personId) => excluded.includes(personId))).toBe(false);
        const count = countOf(may, exception);
        expect([sent.inFavour.length, sent.against.length]).toEqual([count.inFavour, count.against]);
      }),
      { seed: 20250317 },
    );
  });
});
