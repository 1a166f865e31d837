import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftOf, faultsOf, FIELDS, HIGHEST, NOTHING, sheetOf, totalOf, type Draft } from './draft';

interface Described {
  required: string[];
  properties: Record<string, { maxLength?: number; maximum?: number; maxItems?: number }>;
}
const { components } = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as { components: { schemas: Record<string, Described> } };
const described = components.schemas['PortfolioObservationIn']!;
const ID = '01938d2e-0000-7000-8000-000000000001';
const WHOLE: Draft = { ...NOTHING, personId: 'p', teacher: 'Т', lesson: 'Бөлшектер', subject: 'MATHEMATICS', observedOn: '2025-03-14', points: '80', conclusions: 'қ', recommendations: 'ұ' };

describe('A sheet that is being filled in', () => {
  it('has the limits of the platform’s own description', () => {
    for (const { name, max, required } of FIELDS) {
      expect([name, described.properties[name]?.maxLength ?? max]).toEqual([name, max]);
      expect([name, described.required.includes(name)]).toEqual([name, required ?? false]);
    }
    expect(described.properties.points?.maximum).toBe(HIGHEST);
  });

  it('is sound when all that is required is there', () => expect(faultsOf(WHOLE, '2025-03-17')).toEqual({}));

  it.each<[string, Partial<Draft>, object]>([
    ['names no teacher', { personId: '' }, { personId: 'required' }],
    ['has blanks for conclusions', { conclusions: '  ' }, { conclusions: 'required' }],
    ['is of tomorrow', { observedOn: '2025-03-18' }, { observedOn: 'future' }],
    ['has 103 points', { points: '103' }, { points: 'points' }],
    ['has a half of a point', { points: '79.5' }, { points: 'points' }],
    ['has no points', { points: '' }, { points: 'required' }],
    ['has a whole book for a class', { className: 'x'.repeat(21) }, { className: 'tooLong' }],
    ['asked the institution after the lesson', { requestedOn: '2025-03-15' }, { requestedOn: 'requestLate' }],
    ['leaves one indicator out', { indicators: [...Array<string>(33).fill('3'), ''] }, { indicators: 'indicators' }],
  ])('that %s is told so beside the field', (_, more, faults) => expect(faultsOf({ ...WHOLE, ...more }, '2025-03-17')).toEqual(faults));

  it('has the sum of its indicators for a total, and comes back as it was typed', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 34, maxLength: 34 }), fc.constantFrom('', '2025-03-01'), (indicators, requestedOn) => {
        const draft = { ...WHOLE, requestedOn, indicators: indicators.map(String) };
        const sheet = sheetOf(draft, ID);
        expect([sheet.points, sheet.indicators]).toEqual([indicators.reduce((sum, each) => sum + each, 0), indicators]);
        expect(sheetOf(draftOf(sheet, 'Т'), ID)).toEqual(sheet);
        expect(totalOf(draftOf(sheet, 'Т'))).toBe(String(sheet.points));
      }),
      { seed: 20250310 },
    ));
});
