import { LANGUAGES, nameWords, refuse, type Language, type Texts } from '@attestation/contracts';
import { CHAPTERS, plainly, type RuleEntry } from '@attestation/regulation';
import { refusalProblem } from '@attestation/service-kit';
import type { ChapterOut, RuleOut } from './law.dto.js';
import { CHAPTERS_OF_THE_BOOK } from './names/chapters.js';
import { nameIn } from './names/names.js';

export type BookEntry = Omit<RuleOut, 'appliedIn' | 'askedIn' | 'signOff'>;

/** @throws ProblemException 404 for a rule the book does not have */
export function entryOf(rule: string): BookEntry {
  const found = BOOK.find(({ entry }) => entry.rule === rule);
  if (!found) throw refusalProblem(refuse('NOT_FOUND'));
  return found.entry;
}

const asWritten = (chapter: string): Texts => ({ kk: chapter, ru: chapter, en: chapter });
export const CHAPTER_NAMES: ChapterOut[] = Object.keys(CHAPTERS).map((chapter) => ({ chapter, name: nameIn(CHAPTERS_OF_THE_BOOK, '', chapter) ?? asWritten(chapter) }));

interface Wanted {
  /** the last rule of the page before */
  cursor: string | undefined;
  limit: number;
  chapter: string | undefined;
  search: string | undefined;
}
interface PageOfBook {
  items: BookEntry[];
  next: string | null;
  total: number;
}

/** A page of the rules that are looked for, after the one that the cursor names. */
export function pageOfBook({ cursor, limit, chapter, search }: Wanted): PageOfBook {
  const asked = search === undefined ? [] : nameWords(search);
  const found = BOOK.filter(({ entry, words }) => (chapter === undefined || entry.chapter === chapter) && asked.every((beginning) => words.some((word) => word.startsWith(beginning))));
  const rest = cursor === undefined ? found : found.filter(({ entry }) => byNumber(entry.rule, cursor) > 0);
  const items = rest.slice(0, limit).map(({ entry }) => entry);
  return { items, next: rest.length > limit ? (items.at(-1)?.rule ?? null) : null, total: found.length };
}

/** `R-009` before `R-010` before `X-001`; `X-052` before `X-052a`. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

interface Searched {
  entry: BookEntry;
  /** as they are searched: letters found alike are the same */
  words: readonly string[];
}

/** The rule book in the order of the numbers, the sentences of one rule together, its plain sentence first; the chapter is that of the first. */
const BOOK: readonly Searched[] = searchable(bookOf(Object.entries(CHAPTERS).flatMap(([chapter, entries]) => Object.entries(entries).map(([id, entry]) => ({ chapter, id, ...entry })))));

function bookOf(all: (RuleEntry & { chapter: string; id: string })[]): BookEntry[] {
  const rules = new Map<string, BookEntry>();
  const plainFirst = [...all].sort((a, b) => Number(a.id.includes('/')) - Number(b.id.includes('/')));
  for (const { id, chapter, source, confidence, text } of plainFirst) {
    const [rule = id, variant = null] = id.split('/');
    const known = rules.get(rule) ?? { rule, chapter, source, confidence, sentences: [] };
    rules.set(rule, { ...known, sentences: [...known.sentences, { variant, source, confidence, text, plain: plainText(text) }] });
  }
  return [...rules.values()].sort((a, b) => byNumber(a.rule, b.rule));
}

function plainText(text: Texts): Texts {
  return Object.fromEntries(LANGUAGES.map((language: Language) => [language, plainly(text[language])])) as unknown as Texts;
}

function searchable(book: BookEntry[]): Searched[] {
  return book.map((entry) => {
    const said = entry.sentences.flatMap(({ plain, source }) => [source, plain.kk, plain.ru, plain.en]);
    return { entry, words: [...new Set([...nameWords(entry.rule), ...nameWords(said.join(' '))])] };
  });
}
