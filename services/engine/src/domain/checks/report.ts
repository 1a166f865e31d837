import type { Node } from '../model/nodes.js';

/** Gathers what is wrong with the elements of a file, in the form of Zeebe's report. */
export class Report {
  private readonly findings = new Map<string, string[]>();

  add(node: Node | string, error: string): void {
    const id = typeof node === 'string' ? node : pathOf(node);
    this.findings.set(id, [...(this.findings.get(id) ?? []), error]);
  }

  /** Undefined when nothing is wrong. */
  text(): string | undefined {
    if (this.findings.size === 0) return undefined;
    const lines = [...this.findings].flatMap(([id, errors]) => [`- Element: ${id}`, ...errors.map((error) => `    - ERROR: ${error}`)]);
    return lines.join('\n');
  }
}

/** An element without an id is named by the way to it. */
function pathOf(node: Node): string {
  if (node.id) return node.id;
  const own = node.$type.replace(/^.*:/, '').replace(/^./, (first) => first.toLowerCase());
  return node.$parent ? `${pathOf(node.$parent)} > ${own}` : own;
}
