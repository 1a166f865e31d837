import { expect } from '@jest/globals';
import { LANGUAGES, type Language } from '@attestation/contracts';
import { TEXTS, type Visitor } from './visitor.js';

/** The short form reads the pages in Kazakh alone; a run by itself and the deep tier in each language. */
const READ_IN: readonly Language[] = process.env.TEST_TIER === 'sample' ? ['kk'] : LANGUAGES;

/**
 * Nothing stands in the way on this page of people who see, hear or move otherwise, nor of those who have a telephone; it is left in Kazakh.
 * @param textOf what the page says in a language
 * @param narrow whether it is meant for a telephone too
 */
export async function readByAll(visitor: Visitor, textOf: (texts: (typeof TEXTS)[Language]) => string, narrow = true): Promise<void> {
  for (const language of READ_IN) {
    await visitor.speak(language);
    await visitor.says(textOf(TEXTS[language]));
    expect([language, await visitor.barriers(), narrow ? await visitor.tooWide() : []]).toEqual([language, [], []]);
  }
  await visitor.speak('kk');
}
