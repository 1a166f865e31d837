import { keepLanguage, keptLanguage, type Language } from './languages';
import { languageNow, learn, speak, type Tree } from './speech';

/** What a page says: texts of a feature, by the name of their file. */
export type Texts = 'acceptance' | 'appeal' | 'application' | 'attestee' | 'calendar' | 'campaign' | 'case' | 'certificate' | 'claim' | 'commission' | 'draft' | 'entry' | 'evidence' | 'law' | 'observation' | 'portfolio' | 'school' | 'setting' | 'sitting' | 'test';
type File = Texts | 'common' | 'menu';

/** Each file is fetched in a language when a page that says something of it is opened: nobody waits for the others. */
const FILES = import.meta.glob<Tree>('./{kk,ru,en}/*.json', { import: 'default' });
const wanted = new Set<File>(['common', 'menu']);
const there = new Set<string>();

/** In the language the reader has chosen before. */
export const startI18n = (): Promise<void> => speakOnceThere(keptLanguage());

/** Has texts there, from now on in whichever language is chosen. @throws what the network says */
export async function fetchTexts(texts: readonly Texts[]): Promise<void> {
  for (const file of texts) wanted.add(file);
  await bring(languageNow());
}

/** Changes the page's language, once all that it says is there, and that of the next visit. @throws what the network says */
export async function choose(language: Language): Promise<void> {
  await speakOnceThere(language);
  keepLanguage(language);
}

async function speakOnceThere(language: Language): Promise<void> {
  while (missing(language).length > 0) await bring(language);
  speak(language);
  document.documentElement.lang = language;
}

const missing = (language: Language): File[] => [...wanted].filter((file) => !there.has(`${language}/${file}`));

async function bring(language: Language): Promise<void> {
  await Promise.all(missing(language).map((file) => bringOne(language, file)));
}

/** Those common to all stand by themselves, each feature's below its name; what the menu calls a feature's pages is there from the start. */
async function bringOne(language: Language, file: File): Promise<void> {
  const texts = (await FILES[`./${language}/${file}.json`]?.()) ?? {};
  learn(language, file === 'common' || file === 'menu' ? texts : { [file]: texts });
  there.add(`${language}/${file}`);
}
