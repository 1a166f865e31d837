import { describe, expect, it } from '@jest/globals';
import { plainDateOf, POSITION_GROUPS, SHEET_POSITIONS, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import {
  aggregateSheets, courseHours, evidenceMatrix, judgePoints, observations, ruleSetOf, scoreTeacher, sheetKindOf, TEACHER_CLAIMS, type Criterion, type ObservationFacts, type Points, type TeacherClaim,
} from './index.js';
import { requiredCriteria } from './score-teacher.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const SEED = 75;
/** A sheet with every criterion exactly at its threshold. */
const atThreshold = (claimed: TeacherClaim): Points =>
  Object.fromEntries(rules.scoring.filter((row) => row.category === claimed && row.threshold !== null).map((row) => [row.criterion, row.threshold]));
const aClaim = fc.constantFrom(...TEACHER_CLAIMS);

describe('a score sheet', () => {
  it.each([
    ['MODERATOR', '68'],
    ['EXPERT', '84'],
    ['RESEARCHER', '113'],
    ['MASTER', '133'],
  ] as const)('of %s at its thresholds sums to the printed minimum %s and meets', (claimed, total) => {
    expect(scoreTeacher(rules, { claimed, kind: 'GENERAL', points: atThreshold(claimed) })).toMatchObject({ outcome: 'MEETS', total, failed: [] });
  });

  it.each([
    ['MODERATOR', '66'],
    ['EXPERT', '80'],
    ['RESEARCHER', '107'],
    ['MASTER', '125'],
  ] as const)('of a psychologist claiming %s meets with %s, without 1.1 and 2.1', (claimed, total) => {
    const { '1.1': _dynamics, '2.1': _learners, ...points } = atThreshold(claimed);
    expect(scoreTeacher(rules, { claimed, kind: 'SUPPORT', points })).toMatchObject({ outcome: 'MEETS', total });
    expect(scoreTeacher(rules, { claimed, kind: 'GENERAL', points })).toMatchObject({ outcome: 'NOT_MEETS', failed: ['1.1', '2.1'] });
  });

  it('never meets with a required criterion at 0, however many points the others bring', () =>
    fc.assert(
      fc.property(aClaim, fc.nat(10), (claimed, index) => {
        const required = requiredCriteria(rules, claimed, 'GENERAL');
        const zero = required[index % required.length]!;
        const judged = scoreTeacher(rules, { claimed, kind: 'GENERAL', points: { ...atThreshold(claimed), '5.1': 3, [zero]: 0 } });
        expect(judged).toMatchObject({ outcome: 'NOT_MEETS', failed: [zero] });
        expect(judged.reasons.map(({ rule }) => rule)).toContain('R-049');
      }),
      { seed: SEED },
    ));

  it('is not met below the minimum even where every criterion has a point', () => {
    const coAuthored = { ...atThreshold('RESEARCHER'), '3.1': 2 }; // co-author: 112 of 113
    expect(scoreTeacher(rules, { claimed: 'RESEARCHER', kind: 'GENERAL', points: coAuthored })).toMatchObject({ outcome: 'NOT_MEETS', total: '112', failed: [] });
    expect(scoreTeacher(rules, { claimed: 'RESEARCHER', kind: 'GENERAL', points: { ...coAuthored, '5.1': 1 } }).outcome).toBe('MEETS');
  });

  it('gives a winner one point more for all, or for master only, by the setting', () => {
    const winner = { ...atThreshold('EXPERT'), '2.1': 3 };
    expect(judgePoints(rules, { claimed: 'EXPERT', points: winner }).outcome).toBe('IN_RANGE');
    expect(judgePoints(rules, { claimed: 'EXPERT', points: winner }, { ...rules.settings, winnerBonusColumns: 'MASTER_ONLY' }).outcome).toBe('OUT_OF_RANGE');
    expect(judgePoints(rules, { claimed: 'MASTER', points: { '2.1': 5, '2.2': 5, '3.2': 5, '3.4': 5 } }, { ...rules.settings, winnerBonusColumns: 'MASTER_ONLY' }).outcome).toBe('IN_RANGE');
  });

  it.each([
    ['MODERATOR', '1.2', 60.99, false],
    ['MODERATOR', '1.2', 61, true],
    ['MODERATOR', '1.2', 65.33, true],
    ['MODERATOR', '1.2', 70, true],
    ['MODERATOR', '1.2', 70.01, false],
    ['MODERATOR', '1.2', 65.333, false],
    ['MODERATOR', '3.3', 7, true],
    ['MODERATOR', '3.3', 5, false],
    ['RESEARCHER', '3.3', 5, true],
    ['EXPERT', '3.1', 4, true],
    ['EXPERT', '3.1', 3, false],
    ['EXPERT', '3.5', 6, false],
    ['MASTER', '3.5', 9, true],
    ['EXPERT', '5.1', 4, false],
    ['EXPERT', '4.1', 0, true],
    ['EXPERT', '4.1', -1, false],
  ] as const)('of %s may hold under %s %d points: %s', (claimed, criterion, value, allowed) => {
    const judge = () => judgePoints(rules, { claimed, points: { [criterion]: value } as Points });
    if (value < 0 || value === 65.333) expect(judge).toThrow(/points/);
    else expect(judge().outcome).toBe(allowed ? 'IN_RANGE' : 'OUT_OF_RANGE');
  });

  it('names the criterion and what would be allowed', () => {
    const [reason] = judgePoints(rules, { claimed: 'EXPERT', points: { '2.1': 9 } }).reasons;
    expect(reason).toMatchObject({ rule: 'X-075', values: { criterion: '2.1', allowed: '0, 2, 3', value: 9 } });
  });

  it('holds only 0 where the evidence does not meet, and any point that the commission alone can judge', () => {
    const criteria = [{ criterion: '2.1', required: true, met: false }, { criterion: '2.2', required: true, met: true }, { criterion: '5.1', required: false, met: false, basis: 'COMMISSION' as const }];
    const proposal = { criteria, minimum: 84 };
    const judge = (points: Points) => judgePoints(rules, { claimed: 'EXPERT', points, proposal });
    expect(judge({ '2.1': 0, '2.2': 2, '5.1': 3, '3.1': 2 }).outcome).toBe('IN_RANGE');
    expect(judge({ '2.1': 2 })).toMatchObject({ outcome: 'OUT_OF_RANGE', reasons: [{ rule: 'X-074', values: { criterion: '2.1', value: 2 } }] });
    expect(judge({ '2.1': 9 }).reasons.map(({ rule }) => rule)).toEqual(['X-075']);
    expect(() => aggregateSheets(rules, { claimed: 'EXPERT', kind: 'GENERAL', sheets: [{ '2.1': 2 }], proposal })).toThrow(/2\.1/);
  });

  it('asks what the evaluation asks: without 1.1 where there is only a monitoring', () => {
    const { '1.1': _, ...points } = atThreshold('EXPERT');
    const proposal = { criteria: [{ criterion: '1.1', required: false, met: false }], minimum: 82 };
    expect(scoreTeacher(rules, { claimed: 'EXPERT', kind: 'GENERAL', points })).toMatchObject({ outcome: 'NOT_MEETS', failed: ['1.1'], minimum: 84 });
    expect(scoreTeacher(rules, { claimed: 'EXPERT', kind: 'GENERAL', points, proposal })).toMatchObject({ outcome: 'MEETS', total: '82', minimum: 82 });
    expect(aggregateSheets(rules, { claimed: 'EXPERT', kind: 'GENERAL', sheets: [points, points], proposal })).toMatchObject({ outcome: 'MEETS', minimum: 82 });
  });

  it('refuses a criterion the sheet does not have', () => {
    expect(() => judgePoints(rules, { claimed: 'EXPERT', points: { '9.9': 1 } as Points })).toThrow(/9\.9/);
  });

  it('is chosen by the position where the notes name it, else by the group of posts (X-075, X-076); heads and methodists have their own', () => {
    const kinds = Object.fromEntries(POSITION_GROUPS.filter((group) => !['METHODIST', 'HEAD_OR_DEPUTY'].includes(group)).map((group) => [group, sheetKindOf(group)]));
    expect(kinds).toMatchObject({ SECONDARY: 'GENERAL', PUPIL_SUPPORT: 'SUPPORT', SPECIAL: 'SPECIAL' });
    const ofPositions = Object.fromEntries(SHEET_POSITIONS.map((position) => [position, sheetKindOf('SECONDARY', { position })]));
    expect(ofPositions).toEqual({
      COUNSELLOR: 'SUPPORT', NVTP_ORGANISER: 'SUPPORT', TEACHER_ORGANISER: 'SUPPORT', ASSISTANT: 'SUPPORT', PSYCHOLOGIST: 'SUPPORT', SOCIAL_TEACHER: 'SUPPORT', CAREER_GUIDE: 'SUPPORT',
      SPECIAL_TEACHER: 'SPECIAL', EDUCATOR: 'GENERAL',
    });
    expect([sheetKindOf('PUPIL_SUPPORT', { position: 'EDUCATOR' }), sheetKindOf('SECONDARY', { position: null }), sheetKindOf('SECONDARY', { penalInstitution: true }), sheetKindOf('PUPIL_SUPPORT', { penalInstitution: true })]).toEqual(['GENERAL', 'GENERAL', 'SPECIAL', 'SUPPORT']);
    expect(() => sheetKindOf('METHODIST', { position: 'PSYCHOLOGIST' })).toThrow(/METHODIST/);
    expect(() => sheetKindOf('METHODIST')).toThrow(/METHODIST/);
    expect(() => sheetKindOf('NOBODY')).toThrow(/positionGroup/);
  });
});

describe('several members’ sheets (F-11)', () => {
  const facts = (...sheets: Points[]) => ({ claimed: 'MODERATOR' as const, kind: 'GENERAL' as const, sheets });
  const sheet = (more: Points = {}): Points => ({ ...atThreshold('MODERATOR'), ...more });

  it('are averaged exactly: a third of a point short is short', () => {
    const short = { '3.4': 0 }; // one of three members
    const met = aggregateSheets(rules, facts(sheet(), sheet(), sheet(short)));
    expect(met).toMatchObject({ outcome: 'NOT_MEETS', total: '67.66', failed: [] });
    expect(aggregateSheets(rules, facts(sheet(), sheet({ '5.1': 1 }), sheet(short)))).toMatchObject({ outcome: 'MEETS', total: '68' });
  });

  it('let a criterion fall that a majority judged 0, and only then', () => {
    expect(aggregateSheets(rules, facts(sheet({ '2.2': 0 }), sheet({ '2.2': 0 }), sheet({ '5.1': 3 })))).toMatchObject({ outcome: 'NOT_MEETS', failed: ['2.2'] });
    expect(aggregateSheets(rules, facts(sheet({ '2.2': 0, '5.1': 2 }), sheet({ '5.1': 2 }))).failed).toEqual([]);
  });

  it('take the middle one, or all alike, where the setting says so', () => {
    const sheets = facts(sheet(), sheet({ '5.1': 3 }), sheet({ '1.2': 70 }));
    expect(aggregateSheets(rules, sheets, { ...rules.settings, scoreAggregate: 'MEDIAN' }).total).toBe('71');
    expect(aggregateSheets(rules, facts(sheet(), sheet()), { ...rules.settings, scoreAggregate: 'CONSENSUS' })).toMatchObject({ outcome: 'MEETS', total: '68', differing: [] });
  });

  it('come to nothing where consensus is asked and they differ, and name the criteria; equal totals are no consensus', () => {
    const consensus = { ...rules.settings, scoreAggregate: 'CONSENSUS' as const };
    const differ = aggregateSheets(rules, facts(sheet(), sheet({ '5.1': 3 }), sheet({ '1.2': 70 })), consensus);
    expect(differ).toMatchObject({ outcome: 'NO_CONSENSUS', total: null, minimum: 68, failed: [], differing: ['1.2', '5.1'], reasons: [{ rule: 'F-11', values: { sheets: 3, criteria: '1.2, 5.1' } }] });
    const swapped = facts(sheet({ '2.1': 2 }), sheet({ '2.2': 2 }));
    expect(aggregateSheets(rules, swapped)).toMatchObject({ outcome: 'MEETS', total: '69' });
    expect(aggregateSheets(rules, swapped, consensus)).toMatchObject({ outcome: 'NO_CONSENSUS', differing: ['2.1', '2.2'] });
    const { '1.1': _, ...without } = sheet();
    const aside = { claimed: 'MODERATOR' as const, kind: 'SUPPORT' as const, sheets: [without, sheet()] };
    expect(aggregateSheets(rules, aside, consensus)).toMatchObject({ outcome: 'MEETS', differing: [] }); // 1.1 is not applied to these posts
  });

  it('say the same whatever the order of the members, and as one where all agree', () =>
    fc.assert(
      fc.property(aClaim, fc.array(fc.nat(3), { minLength: 1, maxLength: 9 }), (claimed, extras) => {
        const sheets = extras.map((extra) => ({ ...atThreshold(claimed), '5.1': extra }));
        const together = aggregateSheets(rules, { claimed, kind: 'GENERAL', sheets });
        expect(aggregateSheets(rules, { claimed, kind: 'GENERAL', sheets: [...sheets].reverse() })).toEqual(together);
        const same = aggregateSheets(rules, { claimed, kind: 'GENERAL', sheets: sheets.map(() => sheets[0]!) });
        expect(same.total).toBe(scoreTeacher(rules, { claimed, kind: 'GENERAL', points: sheets[0]! }).total);
      }),
      { seed: SEED },
    ));

  it('cannot be none, nor out of range', () => {
    expect(() => aggregateSheets(rules, facts())).toThrow(/no sheet/);
    expect(() => aggregateSheets(rules, facts(sheet({ '2.1': 7 })))).toThrow(/2\.1/);
  });
});

describe('observations', () => {
  const year = (...lessons: number[][]) => ({ schoolYear: 2024, lessons });
  const facts = (more: Partial<ObservationFacts>): ObservationFacts => ({ claimed: 'EXPERT', years: [year([75], [75], [75], [75], [75])], external: { methodist: 1, commissionMember: 1 }, ...more });

  it('count a lesson seen by two once, with their mean', () => {
    const judged = observations(rules, facts({ claimed: 'RESEARCHER', years: [year([80, 90], [85], [85], [85], [85])] }));
    expect(judged).toMatchObject({ outcome: 'MET', mean: '85' });
    expect(observations(rules, facts({ years: [year([80, 90], [85], [85], [85])] })).outcome).toBe('NOT_MET'); // four lessons, not five
  });

  it('are on different days: a day counts once, its lessons all enter the mean', () => {
    const on = (date: string, ...points: number[]) => ({ on: plainDateOf(date), points });
    const lessons = (last: string) => [on('2024-10-01', 75), on('2024-10-02', 75), on('2024-10-03', 75), on('2024-10-04', 75), on(last, 85)];
    const of = (last: string) => observations(rules, facts({ years: [{ schoolYear: 2024, lessons: lessons(last) }] }));
    expect(of('2024-10-05')).toMatchObject({ outcome: 'MET', mean: '77' });
    expect(of('2024-10-04')).toMatchObject({ outcome: 'NOT_MET', mean: '77', reasons: [{ rule: 'R-057', values: { shortYears: '2024' } }, {}, { rule: 'C-02' }, {}, {}] });
    expect(observations(rules, facts({ years: [{ schoolYear: 2024, lessons: [...lessons('2024-10-05'), [75]] }] })).outcome).toBe('MET');
  });

  it('are not rounded up to the threshold', () => {
    const judged = observations(rules, facts({ years: [year([71], [71], [71], [71], [70, 71])] }));
    expect(judged).toMatchObject({ outcome: 'NOT_MET', mean: '70.9' });
  });

  it('need a methodist’s and a commission member’s sheet; one is enough only where the setting or a penal institution allows (R-061, R-065, C-02)', () => {
    const one = facts({ external: { methodist: 0, commissionMember: 1 } });
    expect(observations(rules, one).outcome).toBe('NOT_MET');
    expect(observations(rules, one, { ...rules.settings, externalSheets: 'EITHER' }).outcome).toBe('MET');
    expect(observations(rules, { ...one, externalIfAvailable: true }).outcome).toBe('MET');
  });

  it('are averaged by year, or over the period (F-10)', () => {
    const uneven = facts({ years: [year([60], [60], [60], [60], [60]), year(...Array.from({ length: 15 }, () => [80]))] });
    expect(observations(rules, uneven).mean).toBe('70');
    expect(observations(rules, uneven, { ...rules.settings, observationAverage: 'PER_PERIOD' }).mean).toBe('75');
  });

  it('never lie outside the lowest and highest sheet', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(102), { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 12 }), (lessons) => {
        const mean = Number(observations(rules, facts({ years: [year(...lessons)] })).mean);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...lessons.flat()) - 0.01);
        expect(mean).toBeLessThanOrEqual(Math.max(...lessons.flat()));
      }),
      { seed: SEED },
    ));

  it('refuse a sheet above the maximum of 102', () => expect(() => observations(rules, facts({ years: [year([103])] }))).toThrow(/from 0 to 102/));
});

describe('evidence and courses', () => {
  it.each(TEACHER_CLAIMS)('lists for %s exactly the criteria the scoring requires', (claimed) => {
    const { rows, minimumTotal } = evidenceMatrix(rules, { claimed, kind: 'GENERAL', reducedCourseHours: false });
    expect(rows.filter(({ required }) => required).map(({ criterion }) => criterion)).toEqual(requiredCriteria(rules, claimed, 'GENERAL'));
    expect(minimumTotal).toBe({ MODERATOR: 68, EXPERT: 84, RESEARCHER: 113, MASTER: 133 }[claimed]);
  });

  it('asks a master for three regions and 108 hours, a researcher for three districts', () => {
    const of = (claimed: TeacherClaim, criterion: Criterion) => evidenceMatrix(rules, { claimed, kind: 'GENERAL', reducedCourseHours: false }).rows.find((row) => row.criterion === criterion);
    expect(of('MASTER', '3.5')?.atLeast).toEqual({ what: 'REGIONS', number: 3 });
    expect(of('RESEARCHER', '3.5')?.atLeast).toEqual({ what: 'DISTRICTS', number: 3 });
    expect(of('MASTER', '4.1')?.atLeast).toEqual({ what: 'COURSE_HOURS', number: 108 });
    expect(of('MODERATOR', '2.2')).toMatchObject({ level: 'ORG', required: true, values: [1, 2] });
    expect(of('EXPERT', '1.2')).toMatchObject({ range: { from: 71, upTo: 80 }, atLeast: { number: 5 } });
  });

  it('does not ask psychologists for 1.1', () => {
    const { rows } = evidenceMatrix(rules, { claimed: 'EXPERT', kind: 'SUPPORT', reducedCourseHours: false });
    expect(rows.map(({ criterion }) => criterion)).not.toContain('1.1');
    expect(rows.find(({ criterion }) => criterion === '2.1')?.required).toBe(false);
  });

  it('counts the same programme once and different ones together', () => {
    const course = (programme: string, hours: number, more = {}) => ({ programme, hours, agreed: true, byProfile: true, ...more });
    const of = (claimed: TeacherClaim, ...certificates: ReturnType<typeof course>[]) => courseHours(rules, { claimed, reduced: false, certificates });
    expect(of('MODERATOR', course('A', 72), course('A', 40))).toMatchObject({ outcome: 'ENOUGH', hours: 72 });
    expect(of('MASTER', course('A', 72), course('A', 40))).toMatchObject({ outcome: 'NOT_ENOUGH', hours: 72 });
    expect(of('MASTER', course('A', 72), course('B', 40))).toMatchObject({ outcome: 'ENOUGH', hours: 112 });
    expect(of('MODERATOR', course('A', 72, { agreed: false }))).toMatchObject({ outcome: 'NOT_ENOUGH', hours: 0 });
    expect(of('MODERATOR', course('A', 72, { byProfile: false })).outcome).toBe('NOT_ENOUGH');
  });

  it('never counts more hours than the certificates name, nor fewer for one certificate more', () => {
    const aCourse = fc.record({ programme: fc.constantFrom('A', 'B', 'C'), hours: fc.nat(200), agreed: fc.boolean(), byProfile: fc.boolean() });
    fc.assert(
      fc.property(aClaim, fc.boolean(), fc.array(aCourse, { maxLength: 6 }), aCourse, (claimed, reduced, certificates, another) => {
        const { hours } = courseHours(rules, { claimed, reduced, certificates });
        expect(hours).toBeLessThanOrEqual(certificates.reduce((sum, one) => sum + one.hours, 0));
        expect(courseHours(rules, { claimed, reduced, certificates: [...certificates, another] }).hours).toBeGreaterThanOrEqual(hours);
      }),
      { seed: SEED },
    );
  });

  it('offers only points that a sheet may hold', () =>
    fc.assert(
      fc.property(aClaim, fc.constantFrom('GENERAL' as const, 'SUPPORT' as const), fc.boolean(), (claimed, kind, reducedCourseHours) => {
        for (const { criterion, values, range } of evidenceMatrix(rules, { claimed, kind, reducedCourseHours }).rows) {
          for (const value of [...values, ...(range ? [range.from, range.upTo] : [])]) {
            expect(judgePoints(rules, { claimed, points: { [criterion]: value } }).outcome).toBe('IN_RANGE');
          }
        }
      }),
      { seed: SEED },
    ));
});
