import { describe, expect, it } from '@jest/globals';
import { wasAttested } from './attested';

const answer = { answer: 'ACCEPTED' } as Parameters<typeof wasAttested>[0][number]['answer'];
const of = (openedOn: string, more = {}) => ({ openedOn, answer, outcome: 'AWARDED' as const, closedAt: '2025-05-30T10:00:00Z', ...more });

describe('an attestation of this school year', () => {
  it.each([
    ['of spring, asked in May', '2025-03-17', '2025-05-31', true],
    ['of autumn, asked in spring: another calendar year, the same school year', '2024-10-01', '2025-03-17', true],
    ['of spring, asked in autumn: the same calendar year, another school year', '2025-03-17', '2025-09-01', false],
    ['opened on the last day of August, asked on that day', '2025-08-31', '2025-08-31', true],
    ['opened on the last day of August, asked a day later', '2025-08-31', '2025-09-01', false],
  ])('%s', (_, openedOn, today, attested) => {
    expect(wasAttested([of(openedOn)], today)).toBe(attested);
  });

  it('is none that was refused, withdrawn, or is under way', () => {
    const refused = { ...answer, answer: 'REFUSED' } as typeof answer;
    for (const other of [{ answer: refused }, { answer: null }, { outcome: 'WITHDRAWN' as const }, { closedAt: null }]) expect(wasAttested([of('2025-03-17', other)], '2025-05-31')).toBe(false);
    expect(wasAttested([], '2025-05-31')).toBe(false);
  });
});
