import ts from 'typescript';
import { citedIn } from './ids.js';
import { isSpec, parsed, type Source } from './sources.js';

/** Which specs name which rules, in a title or in what they expect, never only in a comment: rule → paths. */
export function proofs(all: readonly Source[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const source of all.filter(isSpec)) {
    if (NOT_OF_RULES.test(source.path) || citedIn(source.text).length === 0) continue;
    for (const id of new Set(written(parsed(source)).flatMap(citedIn))) found.set(id, [...(found.get(id) ?? []), source.path]);
  }
  return found;
}

/** Specs that name rules as an example: of this trace, of the book, of where a rule is applied, of what is shared by all services. */
const NOT_OF_RULES = /^test\/workflows\/trace|^libs\/regulation\/src\/(files\.spec|rule-book\/)|^libs\/service-kit\//;

/** All texts in quotes. */
function written(node: ts.Node): string[] {
  const own = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? [node.text] : [];
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...written(child)));
  return [...own, ...below];
}
