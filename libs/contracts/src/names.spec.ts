import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FOLDED_LETTERS, nameFits, nameWords } from './names.js';

const SEED = 20250317;
const CAPITALS = [...'АӘБВГҒДЕЁЖЗИІЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫЬЭЮЯ'];

describe('a name', () => {
  it.each([
    ['Әбілқасым', 'абилкасым'], ['Ғалия', 'галия'], ['Қаңтар', 'кантар'], ['Өтеген', 'отеген'], ['Ұлжан', 'улжан'], ['Үмбет', 'умбет'], ['Һадиша', 'хадиша'], ['Ізтілеу', 'изтилеу'], ['Семёнова', 'семенова'],
  ])('%s is found by %s, and the other way round, in capitals too', (name, plain) => {
    for (const [one, other] of [[name, plain], [plain, name], [name.toUpperCase(), plain], [name, plain.toUpperCase()]] as const) expect(nameFits(one, other)).toBe(true);
  });

  it('is found by the beginnings of its words in any order, and by nothing from the middle of a word', () => {
    const found = (asked: string) => nameFits('Сәрсенова Айгүл Рахымқызы', asked);
    expect(['сарс', 'айгул рах', 'Рах  САРС', 'АЙГҮЛ'].map(found)).toEqual([true, true, true, true]);
    expect(['сенова', 'айгул серик', 'ң', '', ' — '].map(found)).toEqual([false, false, false, false, false]);
  });

  it('is taken apart at hyphens, quotes and brackets', () => {
    expect(nameWords(`Ахмет-Әли "Нұр" (қызы) №1`)).toEqual(['ахмет', 'али', 'нур', 'кызы', '1']);
  });

  it('has every letter of Kazakh in a small form, whatever the machine knows of its case', () => {
    for (const letter of CAPITALS) expect(nameWords(letter)).toEqual(nameWords(letter.toLowerCase()));
    expect([...FOLDED_LETTERS.from]).toHaveLength([...FOLDED_LETTERS.to].length);
  });

  it('is found by any beginnings of its own words', () => {
    const word = fc.string({ unit: fc.constantFrom(...CAPITALS, ...CAPITALS.map((letter) => letter.toLowerCase())), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(11), fc.nat(3), (words, length, which) => {
        const beginning = (words[which % words.length] ?? '').slice(0, length + 1);
        expect(nameFits(words.join(' '), beginning)).toBe(true);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
