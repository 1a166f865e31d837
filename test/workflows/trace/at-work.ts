import { dirname, join } from 'node:path';
import ts from 'typescript';
import { declarations } from './code-places.js';
import { isSpec, parsed, type Source } from './sources.js';

const LAW = 'libs/regulation/src/';
/** Rows that functions read: they carry nothing out by themselves. */
const ROWS = /^libs\/regulation\/src\/(tables\/|settings\.ts)/;

/**
 * Whether a place is at work in a case, not only answered when somebody asks the law's own service: an element or row of a model, a service's
 * own code, or a function of the law in a file that services use, themselves or through other files.
 */
export function atWork(all: readonly Source[]): (place: string) => boolean {
  const used = usedFiles(all.filter((source) => !isSpec(source)));
  return (place) => {
    const [path = ''] = place.split('#');
    if (path.startsWith(LAW)) return used.has(path) && !ROWS.test(path);
    return !path.startsWith('services/regulation/');
  };
}

function usedFiles(all: readonly Source[]): Set<string> {
  const law = all.filter(({ path }) => path.startsWith(LAW));
  const names = new Set(all.filter(({ path }) => /^services\/(?!regulation\/|web\/|standalone\/)/.test(path)).flatMap(namesOfLaw));
  const used = new Set<string>();
  const use = (path: string) => {
    const source = law.find((each) => each.path === path);
    if (!source || used.has(path) || ROWS.test(path)) return;
    used.add(path);
    importsOf(source).filter(({ from }) => from.startsWith('.')).forEach(({ from }) => use(join(dirname(path), from.replace(/\.js$/, '.ts'))));
  };
  law.filter((source) => declarations(source).some(({ name }) => names.has(name))).forEach(({ path }) => use(path));
  return used;
}

const namesOfLaw = (source: Source) => importsOf(source).flatMap(({ from, names }) => (from.startsWith('@attestation/regulation') ? names : []));

/** What a file imports that is there at run time. */
function importsOf(source: Source): { from: string; names: string[] }[] {
  return parsed(source).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier) || statement.importClause?.isTypeOnly) return [];
    const bindings = statement.importClause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly) : [];
    return [{ from: statement.moduleSpecifier.text, names: named.map(({ propertyName, name }) => (propertyName ?? name).text) }];
  });
}
