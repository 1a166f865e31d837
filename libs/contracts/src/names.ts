/**
 * Letters that are found alike, and what each is searched as: capitals as small ones, letters of Kazakh as a Russian keyboard writes them
 * (ә and а, ғ and г, қ and к, ң and н, ө and о, ұ, ү and у, һ and х, і and и), ё as е.
 */
const FOLDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [letter, letter.toLowerCase()])),
  Ё: 'е', ё: 'е', Ә: 'а', ә: 'а', Ғ: 'г', ғ: 'г', Қ: 'к', қ: 'к', Ң: 'н', ң: 'н', Ө: 'о', ө: 'о', Ұ: 'у', ұ: 'у', Ү: 'у', ү: 'у', Һ: 'х', һ: 'х', І: 'и', і: 'и',
};

/** The same as two texts of equal length, for a database's `translate`: its own notion of case may know no Cyrillic. */
export const FOLDED_LETTERS = { from: Object.keys(FOLDS).join(''), to: Object.values(FOLDS).join('') };

/** What stands between the words of a name, as a class of a regular expression here and in PostgreSQL. */
export const BETWEEN_WORDS = '[\\s!-/:-@\\[-`{-~«»“”„‘’–—№]+';

/** The words of a name as they are searched: letters found alike are the same. `name_words` of the database says the same. */
export const nameWords = (name: string): string[] =>
  [...name].map((letter) => FOLDS[letter] ?? letter).join('').split(new RegExp(BETWEEN_WORDS, 'u')).filter((word) => word !== '');

/** Whether each word that is looked for begins a word of the name, in any order. A text without words fits nobody. */
export function nameFits(name: string, lookedFor: string): boolean {
  const [words, asked] = [nameWords(name), nameWords(lookedFor)];
  return asked.length > 0 && asked.every((beginning) => words.some((word) => word.startsWith(beginning)));
}
