import { describe, expect, it } from '@jest/globals';
import { decisionOf, NO_RULING, type Ruling, upheld, verdictOf } from './ruling';

const APPEAL = { tasks: [7, 12].map((number) => ({ number, ground: 'CONTENT_KEY' as const, explanation: '2 + 2 = 4' })) };
const ruling = (granted: 'YES' | 'NO', more: Partial<Ruling> = {}): Ruling => ({
  verdicts: { 7: { granted, reason: ' Кілт дұрыс ' }, 12: { granted: 'NO', reason: 'Есеп дұрыс' } }, points: '31', protocolNumber: ' 4 ', ...more,
});

describe('The decision of an appeal', () => {
  it('is upheld with the points as they now stand where one task is granted', () => {
    expect(decisionOf(ruling('YES'), APPEAL)).toEqual({
      result: 'UPHELD', points: 31, protocolNumber: '4', tasks: [{ number: 7, granted: true, reason: 'Кілт дұрыс' }, { number: 12, granted: false, reason: 'Есеп дұрыс' }],
    });
  });

  it('is rejected where none is, and leaves the points as they are', () => {
    expect(decisionOf(ruling('NO'), APPEAL)).toEqual({
      result: 'REJECTED', protocolNumber: '4', tasks: [{ number: 7, granted: false, reason: 'Кілт дұрыс' }, { number: 12, granted: false, reason: 'Есеп дұрыс' }],
    });
    expect([upheld(ruling('NO')), upheld(NO_RULING)]).toEqual([false, false]);
  });

  it('cannot be sent while a task has no answer or no reason, the points are not told, or the protocol has no number', () => {
    expect(decisionOf(NO_RULING, APPEAL)).toBeUndefined();
    expect(verdictOf(NO_RULING, 7)).toEqual({ granted: '', reason: '' });
    for (const wrong of [{ protocolNumber: ' ' }, { points: '' }, { points: '3x' }, { verdicts: { 7: { granted: 'YES' as const, reason: 'иә' } } }]) expect(decisionOf(ruling('YES', wrong), APPEAL)).toBeUndefined();
    expect(decisionOf(ruling('YES', { verdicts: { ...ruling('YES').verdicts, 12: { granted: 'NO', reason: '  ' } } }), APPEAL)).toBeUndefined();
  });
});
