import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { GLOSSARY } from './glossary';

const LANGUAGES = ['kk', 'ru', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const filesOf = (language: Language): string[] => readdirSync(new URL(language, import.meta.url)).filter((name) => name.endsWith('.json')).sort();
const read = (language: Language, file: string): unknown => JSON.parse(readFileSync(new URL(`${language}/${file}`, import.meta.url), 'utf8'));

function flat(texts: unknown, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  return Object.entries(texts as object).flatMap(([key, value]) => flat(value, path ? `${path}.${key}` : key));
}
/** A plural form belongs to the key it is a form of: languages have different forms. */
const withoutForm = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (language: Language, file: string): string[] => [...new Set(flat(read(language, file)).map(([key]) => withoutForm(key)))].sort();
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
const all = (language: Language): Map<string, string> => new Map(filesOf(language).flatMap((file) => flat(read(language, file), file.replace('.json', ''))));

describe('The texts of the pages', () => {
  it('are the same files in each language', () => {
    for (const language of LANGUAGES) expect(filesOf(language)).toEqual(filesOf('kk'));
  });

  it.each(filesOf('kk'))('say the same in each language: %s', (file) => {
    for (const language of LANGUAGES) expect([language, keysOf(language, file)]).toEqual([language, keysOf('kk', file)]);
  });

  it('are filled with the same in each language', () => {
    const { kk, ru, en } = { kk: all('kk'), ru: all('ru'), en: all('en') };
    const different = [...en].filter(([key, text]) => [kk, ru].some((other) => other.has(key) && String(placeholders(other.get(key) ?? '')) !== String(placeholders(text))));
    expect(different).toEqual([]);
  });

  it('are nowhere empty, and in the letters of their language', () => {
    for (const language of LANGUAGES) for (const [key, text] of all(language)) expect([language, key, text.trim().length > 0]).toEqual([language, key, true]);
    for (const [key, text] of all('en')) expect([key, /[А-Яа-яӘІҢҒҮҰҚӨҺәіңғүұқөһ]/.test(text.replace(/«[^»]*»/g, ''))]).toEqual([key, false]);
    for (const [key, text] of all('ru')) expect([key, /[ӘҢҒҮҰҚӨҺәңғүұқөһ]/.test(text)]).toEqual([key, false]);
  });

  it('name the things of the law by its own words', () => {
    const { kk, ru } = { kk: all('kk'), ru: all('ru') };
    const wrong: string[] = [];
    for (const [key, text] of all('en')) {
      for (const term of GLOSSARY.filter(({ en }) => en.test(text))) {
        for (const [language, texts] of [['kk', kk], ['ru', ru]] as const) {
          const said = texts.get(key);
          if (said !== undefined && !term[language].test(said)) wrong.push(`${language} ${key}: "${said}" is not ${String(term[language])}, though English says "${text}"`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
