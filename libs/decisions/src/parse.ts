import { readLogic } from './parse-logic.js';
import type { Reading } from './reading.js';
import { child, children, idOf, readXml, target, text } from './moddle.js';
import type { Element } from './moddle.js';
import type { Decision, DecisionGraph, Knowledge } from './model.js';
import { DecisionModelError } from './refusal.js';
import type { Refusal } from './refusal.js';

/**
 * Parses a DMN file (1.1 to 1.3) with all its expressions.
 * @throws {DecisionModelError} naming each element that cannot be evaluated and why
 */
export async function parseDecisions(xml: string): Promise<DecisionGraph> {
  const { definitions, warnings } = await read(xml);
  const refusals: Refusal[] = warnings.map((warning) => ({ elementId: idOf(definitions), reason: `Failed to parse DMN: ${warning}` }));
  const elements = children(definitions, 'drgElement');
  const reading: Reading = { functions: namesIn(elements), knowledge: idsByName(elements), refuse: (element, reason) => refusals.push({ elementId: idOf(element), reason }) };

  const decisions = elements.filter(({ $type }) => $type === 'dmn:Decision').flatMap((element) => readDecision(element, reading) ?? []);
  const knowledge = elements.filter(({ $type }) => $type === 'dmn:BusinessKnowledgeModel').map((element) => readKnowledge(element, reading));
  const graph = {
    id: idOf(definitions),
    name: text(definitions, 'name') ?? idOf(definitions),
    namespace: text(definitions, 'namespace') ?? '',
    decisions: new Map(decisions.map((decision) => [decision.id, decision])),
    knowledge: new Map(knowledge.map((model) => [model.id, model])),
  };
  checkReferences(graph, elements, reading);
  if (refusals.length > 0) throw new DecisionModelError(refusals);
  return graph;
}

async function read(xml: string) {
  try {
    return await readXml(xml);
  } catch (error) {
    throw new DecisionModelError([{ elementId: 'definitions', reason: `Failed to parse DMN: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}

function readDecision(element: Element, reading: Reading): Decision | undefined {
  const logic = readLogic(child(element, 'decisionLogic'), element, reading);
  const variable = child(element, 'variable');
  const id = idOf(element);
  const name = text(element, 'name');
  if (name === undefined) reading.refuse(element, 'Failed to parse DMN: a decision needs a name');
  return (
    logic && {
      id,
      name: name ?? id,
      logic,
      resultName: text(variable, 'name') ?? id,
      resultType: text(variable, 'typeRef'),
      requires: requirements(element, 'informationRequirement', 'requiredDecision'),
      knowledge: requirements(element, 'knowledgeRequirement', 'requiredKnowledge'),
    }
  );
}

function readKnowledge(element: Element, reading: Reading): Knowledge {
  const definition = child(element, 'encapsulatedLogic');
  const parameters = definition ? children(definition, 'formalParameter') : [];
  return {
    id: idOf(element),
    name: text(element, 'name') ?? idOf(element),
    parameters: parameters.map((parameter) => ({ name: text(parameter, 'name') ?? '', typeRef: text(parameter, 'typeRef') })),
    logic: definition && readLogic(child(definition, 'body'), element, reading),
    requires: requirements(element, 'knowledgeRequirement', 'requiredKnowledge'),
  };
}

const requirements = (element: Element, list: string, reference: string): string[] =>
  children(element, list).flatMap((requirement) => target(child(requirement, reference)) ?? []);

/** Names that may turn out to be functions: business knowledge models, context entries and parameters. */
function namesIn(elements: readonly Element[]): Set<string> {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (typeof value !== 'object' || value === null || !('$type' in value)) return;
    const element = value as Element;
    if (/InformationItem|BusinessKnowledgeModel/.test(element.$type)) names.add(text(element, 'name') ?? '');
    Object.entries(element).filter(([key]) => !key.startsWith('$')).forEach(([, member]) => collect(member));
  };
  elements.forEach(collect);
  return names;
}

const idsByName = (elements: readonly Element[]): Map<string, string> =>
  new Map(elements.filter(({ $type }) => $type === 'dmn:BusinessKnowledgeModel').map((element) => [text(element, 'name') ?? '', idOf(element)]));

/** Every requirement points to something in the file, and none leads back to itself. */
function checkReferences(graph: DecisionGraph, elements: readonly Element[], { refuse }: Reading): void {
  for (const element of elements) {
    const id = idOf(element);
    const decision = graph.decisions.get(id);
    const needed = [...(decision?.knowledge ?? []), ...(graph.knowledge.get(id)?.requires ?? [])];
    const missing = [...(decision?.requires ?? []).filter((other) => !elements.some((one) => idOf(one) === other)), ...needed.filter((other) => !graph.knowledge.has(other))];
    for (const other of missing) refuse(element, `Unable to find a model element instance for id ${other}`);
    if (returnsTo(id, id, (one) => graph.decisions.get(one)?.requires ?? [])) refuse(element, 'Invalid DMN model: Cyclic dependencies between decisions detected.');
    if (returnsTo(id, id, (one) => graph.knowledge.get(one)?.requires ?? [])) refuse(element, 'Invalid DMN model: Cyclic dependencies between BKMs detected.');
  }
}

function returnsTo(start: string, from: string, next: (id: string) => readonly string[], seen = new Set<string>()): boolean {
  return next(from).some((id) => {
    if (id === start) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return returnsTo(start, id, next, seen);
  });
}
