import type { Code } from '../scope.js';
import { FeelSyntaxError } from '../tree.js';
import type { Node } from '../tree.js';

/** Makes code of one kind of node; `compile` makes that of its children. */
export type Handler = (node: Node, compile: (node: Node) => Code) => Code;

/** The child at a place. The grammar promises it; a tree without it is refused. */
export function childAt(node: Node, index: number): Node {
  const child = node.children.at(index);
  if (!child) throw new FeelSyntaxError(node.text, `'${node.text}' is incomplete`);
  return child;
}

export const childrenCalled = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);

/** Children that are expressions: all but brackets, words and signs. */
export const valuesOf = (node: Node): Node[] => node.children.filter(({ name }) => /^[A-Z?]/.test(name) && !/Op$/.test(name) || name === 'null');
