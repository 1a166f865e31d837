import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NOT_OURS = /(^|\/)(node_modules|dist|\.test|\.data)(\/|$)/;

/** A file of the repository that is written in TypeScript: its path from the root, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** All sources of the packages and of the tests that no package owns, in the order of their paths. */
export const sources = (): Source[] => ['libs', 'services', 'test'].flatMap(below).sort().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

function below(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (NOT_OURS.test(path)) return [];
    if (entry.isDirectory()) return below(path);
    return entry.isFile() && /\.tsx?$/.test(path) ? [path] : [];
  });
}

export const isSpec = ({ path }: Source) => /\.spec\.tsx?$/.test(path);

export const parsed = ({ path, text }: Source) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
