import { definitionsOf } from '../model/definitions.js';
import { feelOnly, formula, FormulaError } from '../model/formula.js';
import { child, extension, extensions, nodes, textOf } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

type Reader = (text: string | undefined) => unknown;

const optional: Reader = (text) => (text ? formula(text) : undefined);
const present: Reader = (text) => {
  if (!text) throw new FormulaError('Expected expression but not found.');
  return formula(text);
};

/** Which attributes of which extension hold expressions. */
const ATTRIBUTES: readonly [string, string, Reader][] = [
  ['TaskDefinition', 'type', present],
  ['TaskDefinition', 'retries', optional],
  ['CalledElement', 'processId', present],
  ['CalledDecision', 'decisionId', present],
  ['Script', 'expression', feelOnly],
  ['AssignmentDefinition', 'assignee', optional],
  ['AssignmentDefinition', 'candidateGroups', optional],
  ['AssignmentDefinition', 'candidateUsers', optional],
  ['TaskSchedule', 'dueDate', optional],
  ['TaskSchedule', 'followUpDate', optional],
];

/** Every expression of an element must parse; each error is told at the extension that holds it. */
export function checkFormulas(structure: Report, report: Report, node: Node): void {
  for (const [name, attribute, read] of ATTRIBUTES) {
    for (const each of extensions(node, name)) orReport(report, each, () => read(textOf(each, attribute)));
  }
  checkMappings(report, node);
  checkLoop(report, node);
  if (structure.has(node) || report.has(node)) return;
  orReport(report, node, () => definitionsOf(node), () => anythingReported(report, node));
}

function checkMappings(report: Report, node: Node): void {
  const mapping = extension(node, 'IoMapping');
  if (!mapping) return;
  for (const entry of [...nodes(mapping, 'inputParameters'), ...nodes(mapping, 'outputParameters')]) {
    orReport(report, entry, () => optional(textOf(entry, 'source')));
  }
}

function checkLoop(report: Report, node: Node): void {
  const loop = child(node, 'loopCharacteristics');
  const zeebe = loop && extension(loop, 'LoopCharacteristics');
  if (!zeebe) return;
  orReport(report, zeebe, () => feelOnly(textOf(zeebe, 'inputCollection')));
  if (textOf(zeebe, 'outputElement')) orReport(report, zeebe, () => feelOnly(textOf(zeebe, 'outputElement')));
  const condition = child(loop, 'completionCondition');
  if (condition) orReport(report, condition, () => feelOnly(textOf(condition, 'body')));
}

/** An expression inside the element was told of already. */
function anythingReported(report: Report, node: Node): boolean {
  const inside = child(node, 'extensionElements');
  return inside !== undefined && nodes(inside, 'values').some((each) => report.has(each) || nodes(each, 'inputParameters').some((entry) => report.has(entry)));
}

export function orReport(report: Report, node: Node, act: () => unknown, known: () => boolean = () => false): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (!known()) report.add(node, error.message);
  }
}
