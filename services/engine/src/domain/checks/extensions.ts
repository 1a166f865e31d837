import { child, extension, extensions, nodes, textOf } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

const KNOWN = new Set([
  'TaskDefinition', 'TaskHeaders', 'IoMapping', 'CalledElement', 'CalledDecision', 'Script', 'Subscription', 'LoopCharacteristics',
  'AssignmentDefinition', 'TaskSchedule', 'FormDefinition', 'UserTaskForm', 'Properties', 'VersionTag',
]);

/** The Zeebe extensions of an element: those that 8.3 does not run are refused, the others must be complete. */
export function checkExtensions(report: Report, node: Node): void {
  const all = child(node, 'extensionElements');
  for (const { $type } of all ? nodes(all, 'values') : []) {
    const name = $type.replace('zeebe:', '');
    if ($type.startsWith('zeebe:') && !KNOWN.has(name)) report.add(node, `The extension element '${$type}' is not supported`);
  }
  if (extensions(node, 'IoMapping').length > 1) report.add(node, `Collection expected to have <1> entry but has <${extensions(node, 'IoMapping').length}>`);
  checkTaskDefinition(report, node);
  checkForm(report, node);
  checkHeaders(report, node);
}

function checkTaskDefinition(report: Report, node: Node): void {
  const definition = extension(node, 'TaskDefinition');
  if (definition && !textOf(definition, 'type')) report.add(definition, "Attribute 'type' must be present and not empty");
}

function checkForm(report: Report, node: Node): void {
  const form = extension(node, 'FormDefinition');
  const given = ['formId', 'formKey'].filter((name) => (textOf(form, name) ?? '').trim() !== '');
  if (form && given.length !== 1) report.add(form, "Exactly one of the attributes 'formId, formKey' must be present and not blank");
}

/** Forms that a process brings along. */
export function checkForms(report: Report, process: Node): void {
  for (const form of extensions(process, 'UserTaskForm')) {
    if (!textOf(form, 'body')) report.add(form, 'User task form text content has to be present and not empty');
  }
}

function checkHeaders(report: Report, node: Node): void {
  const headers = extension(node, 'TaskHeaders');
  if (!headers) return;
  const keys = nodes(headers, 'values').map((header) => textOf(header, 'key') ?? '');
  for (const key of keys) {
    if (!key.startsWith('io.camunda.zeebe:')) continue;
    report.add(headers, `Attribute 'key' contains '${key}', but header keys starting with 'io.camunda.zeebe:' are reserved for internal use.`);
  }
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) report.add(headers, `Headers contain duplicate entries for key '${twice || 'null'}'`);
}
