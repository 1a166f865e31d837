import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import { checkXml } from './limits.js';

/** An element of the file as bpmn-moddle reads it. */
export interface Node {
  readonly $type: string;
  readonly id?: string;
  readonly $parent?: Node;
  readonly [name: string]: unknown;
}

export interface Parsed {
  definitions: Node;
  /** texts of what the file holds and BPMN does not know; a reference to nothing counts as none */
  unknown: string[];
}

// the build drops import attributes, without which Node refuses to import JSON
const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as Record<string, unknown>;
const moddle = new BpmnModdle({ zeebe });

/** @throws Error with the parser's text when it is no BPMN */
export async function parseXml(xml: string): Promise<Parsed> {
  checkXml(xml);
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return { definitions: rootElement as Node, unknown: warnings.map(({ message }) => message).filter((text) => !text.startsWith('unresolved reference')) };
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && '$type' in value;

export function nodes(node: Node, name: string): Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function child(node: Node | undefined, name: string): Node | undefined {
  const value = node?.[name];
  return isNode(value) ? value : undefined;
}

/** An attribute or a body as text; absent and empty are told apart. */
export function textOf(node: Node | undefined, name: string): string | undefined {
  const value = node?.[name];
  return typeof value === 'string' ? value : undefined;
}

export const flag = (node: Node | undefined, name: string, otherwise: boolean): boolean => {
  const value = node?.[name];
  return typeof value === 'boolean' ? value : otherwise;
};

/** The Zeebe extensions of an element by their local name. */
export function extensions(node: Node, name: string): Node[] {
  const values = child(node, 'extensionElements');
  return values ? nodes(values, 'values').filter(({ $type }) => $type === `zeebe:${name}`) : [];
}

export const extension = (node: Node, name: string): Node | undefined => extensions(node, name)[0];

export const eventDefinitions = (node: Node): Node[] => nodes(node, 'eventDefinitions');

export const isContainer = ({ $type }: Node): boolean => $type === 'bpmn:Process' || $type === 'bpmn:SubProcess';

/** The flow elements of a container and of all containers inside it. */
export function allInside(container: Node): Node[] {
  return nodes(container, 'flowElements').flatMap((node) => (isContainer(node) ? [node, ...allInside(node)] : [node]));
}

export const executableProcesses = (definitions: Node): Node[] =>
  nodes(definitions, 'rootElements').filter((node) => node.$type === 'bpmn:Process' && node['isExecutable'] === true);

const attached = new WeakMap<Node, Map<Node, Node[]>>();

/** The boundary events of an activity, in the order of the file; gathered once for all that lie beside it. */
export function boundariesOf(node: Node): Node[] {
  const scope = node.$parent;
  if (!scope) return [];
  let known = attached.get(scope);
  if (!known) attached.set(scope, (known = boundariesIn(scope)));
  return known.get(node) ?? [];
}

function boundariesIn(scope: Node): Map<Node, Node[]> {
  const found = new Map<Node, Node[]>();
  for (const event of nodes(scope, 'flowElements')) {
    const activity = event.$type === 'bpmn:BoundaryEvent' ? child(event, 'attachedToRef') : undefined;
    if (activity) found.set(activity, [...(found.get(activity) ?? []), event]);
  }
  return found;
}
