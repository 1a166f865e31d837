import { createHash } from 'node:crypto';
import { DecisionModelError, parseDecisions } from '@attestation/decisions';
import { checkDefinitions } from '../checks/index.js';
import { buildProcess } from './build.js';
import { checkCount, checkXml } from './limits.js';
import { allInside, executableProcesses, parseXml } from './nodes.js';
import type { DecisionGraph } from '@attestation/decisions';
import type { ProcessModel } from './types.js';

/** A file, read and checked; `errors` is the text of what is wrong with it. */
export interface ReadResource {
  name: string;
  /** base64 */
  content: string;
  /** MD5, base64 */
  checksum: string;
  processes: ProcessModel[];
  decisions?: DecisionGraph;
  form?: { id: string };
  errors?: string;
}

/** Reads and checks a file of a deployment by its ending. Never fails: what is wrong is told in `errors`. */
export async function readResource(name: string, bytes: Buffer): Promise<ReadResource> {
  const checksum = createHash('md5').update(bytes).digest('base64');
  const resource = { name, content: bytes.toString('base64'), checksum, processes: [] };
  const { errors, ...read } = await readKind(name, bytes.toString('utf8'));
  return { ...resource, ...read, ...(errors !== undefined && { errors: errors.slice(0, LONGEST_REPORT) }) };
}

/** Characters of what is wrong with one file; a file may be wrong in a million places. */
const LONGEST_REPORT = 50_000;

async function readKind(name: string, text: string): Promise<Partial<ReadResource>> {
  if (/\.(bpmn|xml)$/i.test(name)) return readProcesses(name, text);
  if (/\.dmn$/i.test(name)) return readDecisions(name, text);
  if (/\.form$/i.test(name)) return readForm(name, text);
  return { errors: `\n'${name}': unknown resource type` };
}

async function readProcesses(name: string, xml: string): Promise<Pick<ReadResource, 'processes' | 'errors'>> {
  try {
    const parsed = await parseXml(xml);
    checkCount(executableProcesses(parsed.definitions).flatMap(allInside).length);
    const errors = checkDefinitions(name, parsed);
    if (errors) return { processes: [], errors };
    return { processes: executableProcesses(parsed.definitions).map(buildProcess) };
  } catch (error) {
    return { processes: [], errors: `'${name}': ${(error as Error).message}` };
  }
}

async function readDecisions(name: string, xml: string): Promise<Pick<ReadResource, 'decisions' | 'errors'>> {
  try {
    checkXml(xml);
    return { decisions: await parseDecisions(xml) };
  } catch (error) {
    return { errors: error instanceof DecisionModelError ? error.message : `'${name}': ${(error as Error).message}` };
  }
}

/** A form is anything in JSON that has an id. */
function readForm(name: string, json: string): Pick<ReadResource, 'form' | 'errors'> {
  try {
    const { id } = membersOf(JSON.parse(json));
    if (id === undefined || id === null) return { errors: 'Expected the form id to be present, but none given' };
    const text = String(id);
    return text.trim() === '' ? { errors: 'Expected the form id to be filled, but it is blank' } : { form: { id: text } };
  } catch (error) {
    return { errors: `'${name}': ${(error as Error).message}` };
  }
}

function membersOf(value: unknown): { id?: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error('Expected a form to be a JSON object');
}

/** The process of a definition that was deployed before. @throws Error when it cannot be read any more */
export async function rereadProcess(resource: string, id: string): Promise<ProcessModel> {
  const { definitions } = await parseXml(Buffer.from(resource, 'base64').toString('utf8'));
  const process = executableProcesses(definitions).find((node) => node.id === id);
  if (!process) throw new Error(`the stored file holds no process ${id}`);
  return buildProcess(process);
}

export const rereadDecisions = (resource: string): Promise<DecisionGraph> => parseDecisions(Buffer.from(resource, 'base64').toString('utf8'));
