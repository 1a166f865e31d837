import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from './reasons.js';
import { REFUSAL_TEXTS } from './refusal-texts.js';
import { REFUSALS, type RefusalCode } from './refusals.js';

describe('the texts of refusals', () => {
  it.each(Object.keys(REFUSALS) as RefusalCode[])('say in three languages why a command was refused: %s', (code) => {
    const texts = REFUSAL_TEXTS[code];
    for (const language of LANGUAGES) expect(texts[language]).toMatch(/^\p{Lu}.*\.$/su);
    expect(new Set(LANGUAGES.map((language) => texts[language])).size).toBe(3);
  });

  it('speak of no refusal that does not exist', () => {
    expect(Object.keys(REFUSAL_TEXTS).sort()).toEqual(Object.keys(REFUSALS).sort());
  });
});
