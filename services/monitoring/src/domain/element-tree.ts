import type { Instant } from '@attestation/contracts';

/** An element instance as it is kept: under its scope's key. */
export interface FlatElement {
  key: string;
  elementId: string;
  elementType: string;
  scopeKey: string;
  state: string;
  startedAt: Instant | null;
  endedAt: Instant | null;
  /** the process instance that a call activity has started */
  calledInstance: string | null;
  /** keys of its open incidents */
  incidents: string[];
}

export interface ElementNode extends Omit<FlatElement, 'scopeKey'> {
  children: ElementNode[];
}

/** The elements of an instance as a tree, in the order in which they began. One whose scope is not known yet stands at the top. */
export function elementTree(elements: FlatElement[]): ElementNode[] {
  const nodes = new Map<string, ElementNode>(elements.map(({ scopeKey: _, ...element }) => [element.key, { ...element, children: [] }]));
  const top: ElementNode[] = [];
  for (const { key, scopeKey } of elements) {
    const node = nodes.get(key);
    if (node) (nodes.get(scopeKey)?.children ?? top).push(node);
  }
  return top;
}
