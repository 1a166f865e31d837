import { elementType, eventType } from '../model/element-type.js';
import { allInside, eventDefinitions, executableProcesses } from '../model/nodes.js';
import { checkActivity } from './activities.js';
import { checkBoundary, checkCatch, checkEnd, checkStart, checkThrow } from './events.js';
import { checkExtensions, checkForms } from './extensions.js';
import { checkFlow, checkGateway } from './flows.js';
import { checkFormulas } from './formulas.js';
import { checkReferences } from './references.js';
import { block, Report } from './report.js';
import { checkProcess, checkScopes } from './scopes.js';
import { straightLoop } from './straight-loops.js';
import type { Node, Parsed } from '../model/nodes.js';

/** What is wrong with the executable processes of a file, as Zeebe reports it; undefined when it can be deployed. */
export function checkDefinitions(file: string, { definitions, unknown }: Parsed): string | undefined {
  const [structure, formulas] = [new Report(), new Report()];
  const processes = executableProcesses(definitions);
  for (const text of unknown) structure.add(definitions, text);
  if (processes.length === 0) structure.add(definitions, 'Must contain at least one executable process');
  for (const process of processes) checkAll(structure, formulas, process);
  checkReferences(structure, formulas, processes);
  const text = structure.text() + formulas.text();
  return text === '' ? loops(file, processes) : `'${file}': ${text}`;
}

function loops(file: string, processes: Node[]): string | undefined {
  const found = processes.flatMap((process) => {
    const circle = straightLoop(process, processes);
    const error = `Processes are not allowed to contain a straight-through processing loop: ${circle ?? ''}`;
    return circle === undefined ? [] : [`\`${file}\`: ${block('Process', process.id ?? '', [error])}`];
  });
  return found.length > 0 ? found.join('') : undefined;
}

function checkAll(structure: Report, formulas: Report, process: Node): void {
  checkProcess(structure, process);
  checkForms(structure, process);
  for (const node of allInside(process)) checkNode(structure, formulas, node);
  checkScopes(structure, process);
}

const IGNORED = new Set(['bpmn:SequenceFlow', 'bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function checkNode(structure: Report, formulas: Report, node: Node): void {
  if (node.$type === 'bpmn:SequenceFlow') checkFlow(structure, formulas, node);
  if (IGNORED.has(node.$type) || !isKnown(structure, node)) return;
  checkGateway(structure, node);
  checkStart(structure, node);
  checkCatch(structure, node);
  checkBoundary(structure, node);
  checkThrow(structure, node);
  checkEnd(structure, node);
  checkActivity(structure, node);
  checkExtensions(structure, node);
  checkFormulas(formulas, node);
}

const COVERAGE = 'https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/';

function isKnown(report: Report, node: Node): boolean {
  if (!elementType(node)) {
    const advice = `Please refer to the documentation for a list of supported elements: ${COVERAGE}`;
    report.add(node, `Elements of type '${node.$type.replace('bpmn:', '')}' are currently not supported. ${advice}`);
    return false;
  }
  if (eventType(node)) return true;
  for (const definition of eventDefinitions(node)) report.add(definition, 'Event definition of this type is not supported');
  checkCatch(report, node);
  checkBoundary(report, node);
  checkEnd(report, node);
  return false;
}
