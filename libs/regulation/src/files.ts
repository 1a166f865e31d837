import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decisionBook, type DecisionBook } from './decisions.js';

const OURS = fileURLToPath(new URL('../../../workflows/decisions', import.meta.url));

/**
 * Reads the decision files (*.dmn) of the models: the same that are deployed to the engine.
 * @param folder default the repository's
 * @throws Error in one sentence: there are none, or one of them cannot be evaluated
 */
export async function readDecisionBook(folder = OURS): Promise<DecisionBook> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.dmn')).sort();
  if (files.length === 0) throw new Error(`no decision files (*.dmn) can be read in "${folder}".`);
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return decisionBook(texts).catch((problem: unknown) => {
    throw new Error(`a decision file cannot be evaluated: ${problem instanceof Error ? problem.message : String(problem)}`);
  });
}

/** Where a rule is applied: `sanctions/sanction` of this library, `channel.dmn` of the decision files. */
export type AppliedIn = ReadonlyMap<string, readonly string[]>;

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Ids stand in quotes in code and in decision files; the book that words them, the register that lists them and the tests apply nothing. */
const RULE_ID = /['"](?<rule>[A-Z](?:-|\.)\d+[a-d]?)(?:\/[\w-]+)?['"]/g;
const APPLIES_NOTHING = /(^|\/)(rule-book|register|testing)\/|\.(spec|d)\.|\.map$/;

/**
 * Reads from this library's own code and from the decision files where each rule is applied.
 * @param folder of the decision files; default the repository's
 */
export async function readApplied(folder = OURS): Promise<AppliedIn> {
  const code = (await readdir(HERE, { recursive: true })).filter((name) => /\.[jt]s$/.test(name) && !APPLIES_NOTHING.test(name));
  const decisions = (await readdir(folder)).filter((name) => name.endsWith('.dmn'));
  const read = [...code.map((name) => ({ path: join(HERE, name), place: name.replace(/\.[jt]s$/, '') })), ...decisions.map((name) => ({ path: join(folder, name), place: name }))];
  const texts = await Promise.all(read.map(async ({ path, place }) => ({ place, text: (await readFile(path, 'utf8')).replaceAll('&#34;', '"').replaceAll('&quot;', '"') })));
  const applied = new Map<string, string[]>();
  for (const { place, text } of texts.sort((a, b) => (a.place < b.place ? -1 : 1))) {
    for (const rule of new Set([...text.matchAll(RULE_ID)].map((match) => match.groups?.rule ?? ''))) applied.set(rule, [...(applied.get(rule) ?? []), place]);
  }
  return applied;
}
