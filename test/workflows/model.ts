import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as object;
export const WORKFLOWS = fileURLToPath(new URL('../../workflows/', import.meta.url));

/** What the tests look at of an element of a model. */
export interface ModelElement {
  $type: string;
  id: string;
  name?: string;
  flowElements?: ModelElement[];
  extensionElements?: { values: (Record<string, string> & { $type: string })[] };
  messageRef?: { name: string; extensionElements?: ModelElement['extensionElements'] };
  eventDefinitions?: (Record<string, unknown> & { $type: string; timeDate?: { body: string }; timeDuration?: object; timeCycle?: object })[];
  conditionExpression?: { body: string };
  sourceRef?: ModelElement;
  targetRef?: ModelElement;
}
export interface Model {
  file: string;
  /** from the root of the repository */
  path: string;
  xml: string;
  processId: string;
  /** every element of the process, those of its sub-processes too; the process first */
  elements: ModelElement[];
  /** the ids that have a place in the drawing */
  drawn: Set<string>;
  warnings: string[];
}

/** All models of the law, read as a modeller reads them. */
export async function models(): Promise<Model[]> {
  const files = readdirSync(WORKFLOWS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bpmn'));
  return Promise.all(files.sort().map(read));
}

async function read(file: string): Promise<Model> {
  const xml = readFileSync(`${WORKFLOWS}${file}`, 'utf8');
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const { rootElements, diagrams } = rootElement as unknown as { rootElements: ModelElement[]; diagrams: { plane: { planeElement: { bpmnElement: { id: string } }[] } }[] };
  const process = rootElements.find(({ $type }) => $type === 'bpmn:Process');
  if (!process) throw new Error(`${file} has no process.`);
  const drawn = new Set(diagrams.flatMap(({ plane }) => plane.planeElement.map(({ bpmnElement }) => bpmnElement.id)));
  return { file: basename(file), path: `workflows/${file}`, xml, processId: process.id, elements: [process, ...below(process)], drawn, warnings: warnings.map(({ message }) => message) };
}

const below = ({ flowElements = [] }: ModelElement): ModelElement[] => flowElements.flatMap((each) => [each, ...below(each)]);

/** A Zeebe extension of an element, e.g. `zeebe:TaskDefinition`. */
export const extension = (element: ModelElement, type: string) => element.extensionElements?.values.find(({ $type }) => $type === type);
