import { describe, expect, it } from '@jest/globals';
import { datesOf, typedOf } from './typed';

describe('The dates of a campaign in the form', () => {
  it('begin empty for a year of which nothing is known, and nothing of it is sent', () => {
    expect(new Set(Object.values(typedOf()).map(String))).toEqual(new Set(['']));
    expect(datesOf(typedOf())).toEqual({ essayTopics: [] });
  });

  it('are sent as they were, where nothing was typed', () => {
    const known = { applicationFrom: '2026-01-10', testFee: 0, orderNumber: '12-НҚ', source: 'п. 37', essayTopics: [{ kk: 'а', ru: 'б', en: 'c' }] };
    expect(datesOf(typedOf(known))).toEqual(known);
  });

  it('leave out what was emptied, and a topic that is not said in each language', () => {
    const typed = { ...typedOf({ applicationFrom: '2026-01-10', testFee: 3000 }), applicationFrom: '', testFee: ' ', source: ' п. 37 ', essayTopics: [{ kk: 'тақырып', ru: ' ', en: 'topic' }] };
    expect(datesOf(typed)).toEqual({ source: 'п. 37', essayTopics: [] });
  });
});
