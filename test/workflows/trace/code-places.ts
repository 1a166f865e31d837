import ts from 'typescript';
import { citedIn } from './ids.js';
import { isSpec, parsed, type Source } from './sources.js';

/** A function or a constant of a file, or a method of a class there; a shape alone does nothing. Its text begins with its comment. */
interface Declared {
  name: string;
  text: string;
}

/** What quotes rules without carrying them out: sentences of the book, this register, pages, tables of a database, demonstrations, tests. */
const QUOTES_ONLY = /^libs\/regulation\/src\/(rule-book|register)\/|^services\/(web|standalone)\/|\/(testing|migrations)\/|\/migrations\.ts$|^test\//;

/** Which functions, methods and tables cite which rules, `libs/x/src/file.ts#name`: rule → places, the law's own package first. */
export function codePlaces(all: readonly Source[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const source of [...all].sort(lawFirst)) {
    if (isSpec(source) || QUOTES_ONLY.test(source.path) || citedIn(source.text).length === 0) continue;
    for (const { name, text } of declarations(source)) for (const id of new Set(citedIn(text))) places.set(id, [...(places.get(id) ?? []), `${source.path}#${name}`]);
  }
  return places;
}

const lawFirst = (one: Source, other: Source) => rank(one.path) - rank(other.path) || (one.path < other.path ? -1 : 1);
const rank = (path: string) => ['libs/regulation/', 'services/', 'libs/'].findIndex((start) => path.startsWith(start));

/** Everything that can be pointed at in a file. */
export const declarations = (source: Source): Declared[] => parsed(source).statements.flatMap(declaredBy);

function declaredBy(statement: ts.Statement): Declared[] {
  if (ts.isClassDeclaration(statement)) return declaredByClass(statement);
  const text = statement.getFullText();
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => ({ name: name.getText(), text }));
  return ts.isFunctionDeclaration(statement) && statement.name ? [{ name: statement.name.text, text }] : [];
}

function declaredByClass(statement: ts.ClassDeclaration): Declared[] {
  const own = statement.name?.text ?? 'default';
  const head = statement.getFullText().slice(0, (statement.members[0]?.getFullStart() ?? statement.end) - statement.getFullStart());
  const members = statement.members.flatMap((member) => (member.name ? [{ name: `${own}.${member.name.getText()}`, text: member.getFullText() }] : []));
  return [{ name: own, text: head }, ...members];
}
