import { describe, expect, it } from '@jest/globals';
import type { RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { APPEAL_GROUNDS, appealAdmissible, appealDecisionDue, appealUntil, isWorkingDay, localDate, minutesAfter, ruleSetOf, workingDaysBetween, type AppealFacts } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const task = { number: 7, ground: 'CONTENT_KEY' as const, explanation: '2 + 2 = 4' };
const facts = (more: Partial<AppealFacts> = {}): AppealFacts => ({ finishedAt: '2025-04-10T06:20:00Z', filedAt: '2025-04-10T06:40:00Z', inRoom: true, tasksInTest: 50, tasks: [task], ...more });

describe('an appeal against the test', () => {
  it('is taken from the room within thirty minutes, with reasons for each task (case 50 of the examples)', () => {
    const { outcome, reasons, until } = appealAdmissible(rules, facts());
    expect([outcome, until, reasons.map(({ rule }) => rule)]).toEqual(['ADMISSIBLE', '2025-04-10T11:50:00+05:00', ['X-068']]);
  });

  it.each([
    ['2025-04-10T06:49:59Z', 'ADMISSIBLE'],
    ['2025-04-10T06:50:00Z', 'ADMISSIBLE'],
    ['2025-04-10T06:50:01Z', 'LATE'],
  ])('filed at %s: %s', (filedAt, outcome) => expect(appealAdmissible(rules, facts({ filedAt })).outcome).toBe(outcome));

  it('is not taken after leaving the room', () => expect(appealAdmissible(rules, facts({ inRoom: false })).outcome).toBe('LEFT_THE_ROOM'));

  it.each([
    ['no task', [], ''],
    ['a task without reasons', [task, { ...task, number: 8, explanation: ' ' }], '8'],
    ['a task twice', [task, task], '7'],
    ['a task that the test does not have', [{ ...task, number: 51 }, { ...task, number: 0 }], '51, 0'],
  ])('is not considered with %s', (_, tasks, named) => {
    expect(appealAdmissible(rules, facts({ tasks }))).toMatchObject({ outcome: 'WITHOUT_REASONS', reasons: [{ rule: 'X-068', values: { tasks: named } }] });
  });

  it('may be about any ground, and about every task at most once (X-069)', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ number: fc.integer({ min: -2, max: 60 }), ground: fc.constantFrom(...APPEAL_GROUNDS), explanation: fc.constantFrom('', 'x') }), { maxLength: 6 }), (tasks) => {
        const numbers = tasks.map(({ number }) => number);
        const lawful = tasks.length > 0 && new Set(numbers).size === tasks.length && tasks.every(({ number, explanation }) => number >= 1 && number <= 50 && explanation !== '');
        expect(appealAdmissible(rules, facts({ tasks })).outcome === 'ADMISSIBLE').toBe(lawful);
      }),
      { seed: 48 },
    ));

  it('is possible up to the very second, whenever the test ended', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
        const finishedAt = new Date(Date.UTC(2025, 3, 10) + second * 1000).toISOString();
        const at = (offset: number) => new Date(Date.parse(finishedAt) + offset * 1000).toISOString();
        expect(appealAdmissible(rules, facts({ finishedAt, filedAt: at(1800) })).outcome).toBe('ADMISSIBLE');
        expect(appealAdmissible(rules, facts({ finishedAt, filedAt: at(1801) })).outcome).toBe('LATE');
        expect(Date.parse(appealUntil(rules, finishedAt))).toBe(Date.parse(at(1800)));
        expect(minutesAfter(finishedAt, 30)).toBe(appealUntil(rules, finishedAt));
      }),
      { seed: 30 },
    ));
});

describe('the appeal commission', () => {
  it('decides in fifteen working days, feasts not counted', () => {
    expect(appealDecisionDue(rules, '2025-04-10T06:40:00Z')).toMatchObject({ day: '2025-05-02', at: '2025-05-02T18:30:00+05:00', reasons: [{ rule: 'X-071' }] });
    expect(appealDecisionDue(rules, '2025-03-14T10:00:00Z').day).toBe('2025-04-09');
  });

  it('has fifteen working days whatever the day, and ends on one', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (days) => {
        const filedAt = new Date(Date.UTC(2025, 0, 1, 6) + days * 86_400_000).toISOString();
        const { day } = appealDecisionDue(rules, filedAt);
        expect([isWorkingDay(day), workingDaysBetween(localDate(filedAt), day)]).toEqual([true, 15]);
      }),
      { seed: 15 },
    ));
});
