import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import type { ProblemException } from './problem.js';
import { validationPipe } from './validation.js';
import { brokenTexts } from './whole-texts.js';

describe('A text', () => {
  it('may hold whatever people write: letters of all scripts, emoji, line breaks', () => {
    expect(brokenTexts({ name: 'Әлия', notes: ['👩‍🏫 😀\r\n\t„ұ“', ''], points: 4, none: null })).toEqual([]);
  });

  it('that no database could keep is named by its path', () => {
    expect(brokenTexts({ name: 'a\u0000', items: [{ title: 'ok' }, { title: '\ud83d' }], deep: { last: '\udc00x' } })).toEqual(['name', 'items.1.title', 'deep.last']);
    expect(brokenTexts({ 'a\u0000': 1 })).toEqual(['body']);
  });

  it('is refused before anything else looks at it, in the body, the path and the query', async () => {
    for (const metadata of [{ type: 'body' }, { type: 'query' }, { type: 'param', data: 'id' }] as ArgumentMetadata[]) {
      const given = metadata.data ? '\u0000' : { name: '\u0000' };
      const refused = (await validationPipe().transform(given, metadata).catch((problem: unknown) => problem)) as ProblemException;
      expect(refused.content).toMatchObject({ code: 'VALIDATION_FAILED', status: 422, errors: [{ field: metadata.data ?? 'name', code: 'whole-text' }] });
    }
  });
});
