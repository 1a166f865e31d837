import { definitionsOf } from '../model/definitions.js';
import { elementType, eventType } from '../model/element-type.js';
import { FormulaError } from '../model/formula.js';
import { allInside, executableProcesses } from '../model/nodes.js';
import { checkActivity } from './activities.js';
import { checkBoundary, checkCatch, checkEnd, checkStart, checkThrow } from './events.js';
import { checkExtensions } from './extensions.js';
import { checkFlow, checkGateway } from './flows.js';
import { checkReferences } from './references.js';
import { Report } from './report.js';
import { checkProcess, checkScopes } from './scopes.js';
import { checkStraightLoops } from './straight-loops.js';
import type { Node, Parsed } from '../model/nodes.js';

/** What is wrong with the executable processes of a file; undefined when it can be deployed. */
export function checkDefinitions({ definitions, unknown }: Parsed): string | undefined {
  const report = new Report();
  const processes = executableProcesses(definitions);
  for (const text of unknown) report.add(definitions, text);
  if (processes.length === 0) report.add(definitions, 'Must contain at least one executable process');
  for (const process of processes) checkAll(report, process);
  checkReferences(report, processes);
  return report.text();
}

function checkAll(report: Report, process: Node): void {
  checkProcess(report, process);
  for (const node of [process, ...allInside(process)]) checkNode(report, node);
  checkScopes(report, process);
  checkStraightLoops(report, process);
}

const IGNORED = new Set(['bpmn:SequenceFlow', 'bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function checkNode(report: Report, node: Node): void {
  if (node.$type === 'bpmn:SequenceFlow') checkFlow(report, node);
  if (IGNORED.has(node.$type)) return;
  if (!isKnown(report, node)) return;
  checkGateway(report, node);
  checkStart(report, node);
  checkCatch(report, node);
  checkBoundary(report, node);
  checkThrow(report, node);
  checkEnd(report, node);
  checkActivity(report, node);
  checkExtensions(report, node);
  checkFormulas(report, node);
}

function isKnown(report: Report, node: Node): boolean {
  if (!elementType(node)) {
    const name = node.$type.replace('bpmn:', '').replace(/^./, (first) => first.toLowerCase());
    report.add(node, `Elements of type '${name}' are currently not supported. Please refer to the documentation for a list of supported elements: README of services/engine`);
    return false;
  }
  if (eventType(node)) return true;
  report.add(node, 'Event definition of this type is not supported');
  return false;
}

/** Every expression of the element must parse. */
function checkFormulas(report: Report, node: Node): void {
  orReport(report, node, () => definitionsOf(node));
}

function orReport(report: Report, node: Node, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    report.add(node, error.message);
  }
}

