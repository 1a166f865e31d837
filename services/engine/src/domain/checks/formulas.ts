import { Failure } from '../failure.js';
import { timerOf } from '../model/definitions.js';
import { feelOnly, formula, FormulaError } from '../model/formula.js';
import { child, eventDefinitions, extension, extensions, nodes, textOf } from '../model/nodes.js';
import { instantOf, readTimer } from '../runtime/timer.js';
import { State } from '../state/state.js';
import type { TimerDefinition } from '../model/types.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

type Reader = (text: string | undefined) => unknown;

const optional: Reader = (text) => (text ? formula(text) : undefined);
const present: Reader = (text) => {
  if (!text) throw new FormulaError('Expected expression but not found.');
  return formula(text);
};

const isStatic = (text: string | undefined): text is string => Boolean(text) && text?.trim().startsWith('=') === false;

const listed: Reader = (text) => {
  if (!isStatic(text)) return optional(text);
  if (text.split(',').some((item) => item.trim() === '')) throw new FormulaError(`Expected static value to be a list of comma-separated values, e.g. 'a,b,c', but found '${text}'.`);
};

const dated: Reader = (text) => {
  if (!isStatic(text)) return optional(text);
  if (instantOf(text) === undefined) throw new FormulaError(`Expected static value to be a valid DateTime String, e.g. '2023-03-02T15:35+02:00', but found '${text}'.`);
};

/** Which attributes of which extension hold expressions. */
const ATTRIBUTES: readonly [string, string, Reader][] = [
  ['TaskDefinition', 'type', present],
  ['TaskDefinition', 'retries', optional],
  ['CalledElement', 'processId', present],
  ['CalledDecision', 'decisionId', present],
  ['Script', 'expression', feelOnly],
  ['AssignmentDefinition', 'assignee', optional],
  ['AssignmentDefinition', 'candidateGroups', listed],
  ['AssignmentDefinition', 'candidateUsers', listed],
  ['TaskSchedule', 'dueDate', dated],
  ['TaskSchedule', 'followUpDate', dated],
];

/** Every expression of an element must parse; each error is told at the extension that holds it. */
export function checkFormulas(report: Report, node: Node): void {
  for (const [name, attribute, read] of ATTRIBUTES) {
    for (const each of extensions(node, name)) orReport(report, each, () => read(textOf(each, attribute)));
  }
  checkMappings(report, node);
  checkLoop(report, node);
  checkTimer(report, node);
}

function checkMappings(report: Report, node: Node): void {
  const mapping = extension(node, 'IoMapping');
  if (!mapping) return;
  // only an input may be a text as it stands
  const entries = [...nodes(mapping, 'inputParameters').map((input) => [input, present] as const), ...nodes(mapping, 'outputParameters').map((output) => [output, feelOnly] as const)];
  for (const [entry, read] of entries) {
    orReport(report, entry, () => read(textOf(entry, 'source')));
    orReport(report, entry, () => checkTarget(textOf(entry, 'target')));
  }
}

const PATH = /^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*)*$/;
const RESERVED = new Set(['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'between', 'instance', 'of']);

/** @throws FormulaError */
function checkTarget(target: string | undefined): void {
  if (!target) throw new FormulaError('Expected path expression but not found.');
  if (!PATH.test(target)) throw new FormulaError(`Expected path expression '${target}' but doesn't match the pattern '${PATH.source.slice(1, -1)}'.`);
  if (RESERVED.has(target)) throw new FormulaError(`Expected path expression '${target}' but is one of the reserved words (${[...RESERVED].join(', ')}).`);
}

function checkLoop(report: Report, node: Node): void {
  const loop = child(node, 'loopCharacteristics');
  const zeebe = loop && extension(loop, 'LoopCharacteristics');
  if (!zeebe) return;
  orReport(report, zeebe, () => feelOnly(textOf(zeebe, 'inputCollection')));
  if (textOf(zeebe, 'outputElement')) orReport(report, zeebe, () => feelOnly(textOf(zeebe, 'outputElement')));
  const condition = child(loop, 'completionCondition');
  if (condition) orReport(report, loop, () => optional(textOf(condition, 'body')));
}

const TIMES = ['timeDuration', 'timeDate', 'timeCycle'];

function checkTimer(report: Report, node: Node): void {
  for (const timer of eventDefinitions(node)) {
    for (const time of TIMES) orReport(report, node, () => optional(textOf(child(timer, time), 'body')));
    checkTime(report, node);
  }
}

/** Times that are known before there are variables: static ones, and all of start events of processes. */
function checkTime(report: Report, node: Node): void {
  const timer = timerOr(node);
  const starts = node.$type === 'bpmn:StartEvent' && node.$parent?.$type === 'bpmn:Process';
  if (!timer || (timer.formula.expression && !starts)) return;
  try {
    readTimer({ state: new State(), now: 0 }, timer, -1);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    report.add(node, `Invalid timer ${timer.kind.toLowerCase()} expression (${error.message})`);
  }
}

/** Undefined where the expression cannot even be read, which is told elsewhere. */
function timerOr(node: Node): TimerDefinition | undefined {
  try {
    return timerOf(node);
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

export function orReport(report: Report, node: Node, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    report.add(node, error.message);
  }
}
