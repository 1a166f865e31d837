import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_KINDS, IMPORTS, LANGUAGES, type ImportKind, type Language } from '@attestation/contracts';
import { StartProblem } from '../problem.js';

/** What whoever takes over a table may say. */
export interface ImportSettings {
  kind: ImportKind;
  file: string;
  dryRun: boolean;
  /** nothing is taken over where any line is wrong: the file is checked whole first */
  allOrNothing: boolean;
  /** from its first line, also where an earlier run was interrupted */
  restart: boolean;
  json: boolean;
  language: Language;
  dataDir: string;
  /** account of the authorised body, on a platform with accounts of its own */
  login: string;
}

const columns = ({ name, required }: { name: string; required: boolean }): string => (required ? name : `[${name}]`);

export const IMPORT_USAGE = [
  'npm run import -- KIND FILE.csv [--dry-run] [--all-or-nothing] [--restart] [--json] [--lang kk|ru|en] [--data FOLDER] [--login NAME]',
  '',
  'Takes over a table (CSV, UTF-8, “;” or “,”) into the directory of the platform that runs on this machine, or of the one at IMPORT_ADDRESS',
  'with the access token IMPORT_TOKEN. Run again after an interruption, it goes on where it stopped. Kinds and their columns:',
  '',
  ...Object.entries(IMPORTS).map(([kind, all]) => `  ${kind.padEnd(14)}${all.map(columns).join(' ')}`),
].join('\n');

/** Reads the arguments. @throws StartProblem naming what cannot be understood, with the usage */
export function readImportSettings(args: string[], env: NodeJS.ProcessEnv, root: string, defaultLogin: string): ImportSettings {
  const { values, positionals } = parsed(args);
  const { kind, file } = tableOf(positionals);
  return {
    kind,
    file: resolve(env.INIT_CWD ?? root, file), // where the command was typed, not where npm runs it
    dryRun: values['dry-run'] ?? false,
    allOrNothing: values['all-or-nothing'] ?? false,
    restart: values.restart ?? false,
    json: values.json ?? false,
    language: readLanguage(values.lang ?? env.LANG ?? ''),
    dataDir: resolve(root, values.data ?? env.DATA_DIR ?? '.data'),
    login: values.login ?? defaultLogin,
  };
}

function tableOf([kind, file, ...more]: string[]): { kind: ImportKind; file: string } {
  const known = IMPORT_KINDS.find((each) => each === kind);
  if (kind && !known) throw usage(`There is no table of ${kind}.`);
  if (!known || !file || more.length > 0) throw usage('Name a kind and a file.');
  return { kind: known, file };
}

function parsed(args: string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const options = { 'dry-run': flag, 'all-or-nothing': flag, restart: flag, json: flag, lang: text, data: text, login: text };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

const readLanguage = (text: string): Language => LANGUAGES.find((each) => text.toLowerCase().startsWith(each)) ?? 'en';
const usage = (what: string): StartProblem => new StartProblem(`${what}\n\n${IMPORT_USAGE}`);
