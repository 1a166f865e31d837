import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fileOf, read, SOURCES, withAllItNeeds } from '../testing/sources';

type Tree = { [key: string]: string | Tree };
const FILES = readdirSync(join(SOURCES, 'i18n/kk')).map((name) => name.replace('.json', ''));
const readTexts = (file: string): Tree => JSON.parse(readFileSync(join(SOURCES, `i18n/kk/${file}.json`), 'utf8')) as Tree;
const MENU = readTexts('menu');
const FEATURES = new Map(FILES.filter((file) => !['common', 'menu'].includes(file)).map((file) => [file, readTexts(file)]));

/** What is written like the key of a text: `case.state`, `case.state.${…}`. */
const LIKE_A_KEY = new RegExp(`['"\`]((?:${[...FEATURES.keys()].join('|')})(?:\\.\\w+)*)\\.?(?=['"\`$])`, 'g');
const FORM = /_(one|few|many|other)$/;

/** Whether texts have such a key, or keys below it. */
function has(texts: Tree, [name, ...rest]: string[]): boolean {
  if (name === undefined) return true;
  const found = texts[name] ?? Object.entries(texts).find(([key]) => key.replace(FORM, '') === name)?.[1];
  return found !== undefined && (rest.length === 0 || (typeof found === 'object' && has(found, rest)));
}

/** The features of which a script says something, with all that is fetched with it: their menu apart. */
function saidBy(root: string, apart: ReadonlySet<string>): string[] {
  const keys = [...withAllItNeeds(root)].filter((file) => !apart.has(file)).flatMap((file) => [...read(file).matchAll(LIKE_A_KEY)].map(([, key = '']) => key.split('.')));
  const ofFeatures = keys.filter(([feature = '', ...path]) => path.length > 0 && !has(MENU, [feature, ...path]) && has(FEATURES.get(feature) ?? {}, path));
  return [...new Set(ofFeatures.map(([feature = '']) => feature))].sort();
}

const SHELL = withAllItNeeds(join(SOURCES, 'main.tsx'));
const LAZY = /(?:page: |lazyPage\()[^;]*?import\('([^']+)'\)/g;

interface Fetched {
  page: string;
  texts: string[];
}

/** Each page with what is fetched with it. */
function pagesIn(file: string): Fetched[] {
  const source = read(file);
  const named = /const texts = (\[[^\]]*\])/.exec(source)?.[1];
  return [...source.matchAll(LAZY)].map(({ 1: name = '', index }) => {
    const after = source.slice(index);
    const list = /(?:texts: |\), |\) \}\), )(\[[^\]]*\])/.exec(after.slice(0, after.search(/ count|\);|\},?\n|\}\]/) + 1))?.[1] ?? named ?? '[]';
    return { page: fileOf(name, file) ?? name, texts: JSON.parse(list.replaceAll("'", '"')) as string[] };
  });
}

const SCRIPTS = (readdirSync(SOURCES, { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name) && !name.includes('.spec.')).map((name) => join(SOURCES, name));
const PAGES = SCRIPTS.flatMap(pagesIn);

describe('The texts that are fetched with a page', () => {
  it('are none of a feature for the frame: what stands in the menu is there from the start', () => {
    expect(saidBy(join(SOURCES, 'main.tsx'), new Set())).toEqual([]);
  });

  it('are known of every page', () => {
    expect(PAGES.length).toBeGreaterThan(20);
  });

  it.each(PAGES.map((each) => ({ ...each, name: each.page.slice(SOURCES.length) })))('are all that it says, also in another language: $name', ({ page, texts }) => {
    const parent = PAGES.find(({ page: above }) => above !== page && read(above).includes(`/${page.split('/').at(-1)?.replace('.tsx', '')}'`));
    expect(saidBy(page, SHELL).filter((feature) => ![...texts, ...(parent?.texts ?? [])].includes(feature))).toEqual([]);
  });
});
