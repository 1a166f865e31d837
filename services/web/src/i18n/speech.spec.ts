import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { filled } from './filled';
import { languageNow, learn, onLanguage, type Say, speak, useTranslation } from './speech';

describe('What a page says', () => {
  learn('kk', { home: 'Басты бет', list: { shown: 'Көрсетілді: {{shown}}' }, claim: { title: 'Санат' } });
  learn('kk', { claim: { held: { EXPERT: 'сарапшы' } } });
  learn('ru', { home: 'Главная' });

  /** As a component hears it. */
  function heard() {
    const said: string[] = [];
    const end = onLanguage(() => void said.push(languageNow()));
    return { said, end };
  }

  it('is told of by those who show it, once for each language', () => {
    const { said, end } = heard();
    speak('ru');
    speak('kk');
    end();
    speak('en');
    expect(said).toEqual(['ru', 'kk']);
  });

  /** As a component shows it. */
  const shown = (...asked: Parameters<Say>): string => renderToStaticMarkup(createElement(() => useTranslation().t(...asked)));

  it('is in the language of the page, at any depth, with all that was learnt of a feature', () => {
    speak('kk');
    expect([shown('home'), shown('claim.title'), shown('claim.held.EXPERT'), shown('list.shown', { shown: 20 })]).toEqual(['Басты бет', 'Санат', 'сарапшы', 'Көрсетілді: 20']);
    speak('ru');
    expect(shown('home')).toBe('Главная');
    speak('kk');
  });

  it('is the first text that there is, else what is given instead, else the key: a missing text is seen', () => {
    expect(shown(['category.EXPERT', 'claim.held.EXPERT'])).toBe('сарапшы');
    expect([shown('claim.held.MASTER', { defaultValue: 'MASTER' }), shown('claim.hint', { defaultValue: '' })]).toEqual(['MASTER', '']);
    expect([shown('claim.held'), shown('home.deeper'), shown(['a', 'b.c'])]).toEqual(['claim.held', 'home.deeper', 'b.c']);
  });

  it.each<[string, string]>([
    ['no {{ blanks }} that are written otherwise', 'no {{ blanks }} that are written otherwise'],
    ['{{a}} and {{a}} and {{b}}', '1 and 1 and '],
    ['$& {{a}}', '$& 1'],
  ])('has its blanks filled in: %s', (text, said) => expect(filled(text, { a: 1 })).toBe(said));

  it('says a value as it is, whatever stands in it', () => {
    fc.assert(fc.property(fc.string(), (value) => expect(filled('«{{value}}»', { value })).toBe(`«${value}»`)));
  });
});
