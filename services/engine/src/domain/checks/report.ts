import type { Node } from '../model/nodes.js';

interface Finding {
  node: Node;
  path: string;
  errors: string[];
}

/** Gathers what is wrong with the elements of a file, in the form of Zeebe's report. */
export class Report {
  private readonly findings: Finding[] = [];

  add(node: Node, error: string): void {
    const known = this.findings.find((finding) => finding.node === node);
    if (known) known.errors.push(error);
    else this.findings.push({ node, path: pathOf(node), errors: [error] });
  }

  /** Empty when nothing is wrong. */
  text(): string {
    return this.findings.map(({ path, errors }) => block('Element', path, errors)).join('');
  }
}

export const block = (kind: 'Element' | 'Process', path: string, errors: string[]): string =>
  [`- ${kind}: ${path}`, ...errors.map((error) => `    - ERROR: ${error}`), ''].join('\n');

/** An element without an id is named by the way to it. */
function pathOf(node: Node): string {
  if (node.id && !node.$type.startsWith('zeebe:')) return node.id;
  const own = node.$type.replace(/^.*:/, '').replace(/^./, (first) => first.toLowerCase());
  return node.$parent ? `${pathOf(node.$parent)} > ${nameIn(node.$parent, node) ?? own}` : own;
}

/** An expression is named by what it is for. */
const nameIn = (parent: Node, node: Node): string | undefined =>
  /Expression$/.test(node.$type) ? Object.keys(parent).find((name) => parent[name] === node) : undefined;
