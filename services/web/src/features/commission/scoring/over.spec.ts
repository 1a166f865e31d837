import { describe, expect, it } from '@jest/globals';
import { overBy, type Scoring } from './over';

const sheets = (...states: Scoring['sheets'][number]['status'][]): Scoring['sheets'] => states.map((status, index) => ({ memberId: String(index), status, submittedAt: null, total: null }) as Scoring['sheets'][number]);

describe('The scoring of a case', () => {
  it('goes on while a sheet is awaited, also where none is opened yet or a member was recused', () => {
    for (const given of [sheets(), sheets('OPEN', 'OPEN'), sheets('OPEN', 'WITHDRAWN'), sheets('SUBMITTED', 'WITHDRAWN')]) expect(overBy({ score: null, sheets: given })).toBeUndefined();
  });

  it('is over with its sum, and where the case was taken back and every sheet with it', () => {
    expect(overBy({ score: { total: '84' } as Scoring['score'], sheets: sheets('SUBMITTED') })).toBe('SCORED');
    expect(overBy({ score: null, sheets: sheets('WITHDRAWN', 'WITHDRAWN') })).toBe('LET_GO');
  });
});
