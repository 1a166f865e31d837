import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { blocksOf, Drawing, type Block } from '@attestation/engine/testing';
import type { Case, Step } from '../case.js';

/** A random model and a random way through it. */
export interface Walk {
  block: Block;
  variables: Record<string, unknown>;
  steps: Step[];
}

const nth = fc.nat({ max: 7 });
const numbers = fc.integer({ min: 0, max: 3 });
const lists = fc.constantFrom<unknown>([1], [1, 2], [1, 2, 3], [], 'none');
const documents: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 5, arbitrary: fc.record({ choice: numbers, x: numbers, y: numbers }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.record({ items: lists, choice: fc.constantFrom<unknown>(null, 1, 'text') }, { requiredKeys: [] }) },
);
const codes = fc.constantFrom('e1', 'e2', 'e3');

/** Timers are due after ten minutes, which no slow machine takes by itself: a walk of not too many such steps never meets one at the very moment. */
const ADVANCE_MS = 11 * 60_000;
const LIVES_MS = 24 * 3_600_000;
const MAX_STEPS = 12;

/** A place among the elements of the model, told by number until the model is known. */
const places = fc.nat({ max: 99 });
const activations = fc.record({ element: places, ancestor: fc.option(places, { nil: undefined, freq: 4 }), variables: fc.array(fc.record({ variables: documents }), { maxLength: 1 }) });

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ do: fc.constant('next'), nth, how: fc.constant('complete'), variables: documents }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next'), nth, how: fc.constant('throwError'), code: codes, variables: documents }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('next'), nth, how: fc.constant('fail'), retries: fc.constantFrom(0, 1), variables: documents }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('updateRetries'), nth, retries: fc.constant(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('publish'), name: fc.constantFrom('a', 'b', 'c', 'd'), ttl: fc.constantFrom(0, LIVES_MS), variables: documents }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'advance', ms: ADVANCE_MS }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setVariables'), nth, variables: documents, local: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resolveIncident'), nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('broadcast'), name: fc.constantFrom('p', 'q', 'r'), variables: documents }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('create'), variables: fc.constant({ items: [1, 2], choice: 1, x: 1 }), start: fc.array(places, { maxLength: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('modify'), activate: fc.array(activations, { maxLength: 2 }), terminate: fc.array(nth, { maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'cancel' }) },
);

export const walks: fc.Arbitrary<Walk> = fc.record({
  block: blocksOf({ ends: true }),
  variables: fc.record({ items: fc.oneof({ weight: 4, arbitrary: fc.constant<unknown>([1, 2]) }, { weight: 1, arbitrary: lists }), choice: numbers, x: numbers }),
  steps: fc.array(steps, { minLength: 1, maxLength: MAX_STEPS, size: 'max' }),
});

/** The walk as a case in a folder of its own. Its name is also its correlation key, so that no other case's instance meets its messages. */
export function caseOf({ block, variables, steps: way }: Walk, name: string): Case {
  const folder = mkdtempSync(join(tmpdir(), 'attestation-walk-'));
  const process = `c${name}`;
  const xml = Drawing.of(block, process);
  const its = { files: ['m.bpmn'], steps: [{ do: 'create', variables }, ...way].map((step) => toldOf(step, name, elementsOf(xml))) };
  writeFileSync(join(folder, 'm.bpmn'), xml);
  writeFileSync(join(folder, 'case.json'), caseText(its));
  return { ...its, name, folder };
}

/** The step with the names of this walk, and with elements where places were told. */
function toldOf(step: Step, name: string, elements: readonly string[]): Step {
  const at = (place: unknown) => elements[Number(place) % elements.length];
  switch (step.do) {
    case 'publish': return { ...step, key: name };
    case 'next': return { ...step, key: name, ms: ADVANCE_MS };
    case 'broadcast': return { ...step, name: `c${name}-${String(step['name'])}` };
    case 'create': return { ...step, process: `c${name}`, variables: { k: name, ...(step['variables'] as object) }, start: ((step['start'] ?? []) as unknown[]).map(at) };
    case 'modify': return { ...step, activate: (step['activate'] as Step[]).map(({ element, ancestor, ...rest }) => ({ element: at(element), ...(ancestor !== undefined && { ancestor: at(ancestor) }), ...rest })) };
    default: return step;
  }
}

/** The ids of what is drawn in the process itself, flows left out: others cannot be asked for. */
const elementsOf = (xml: string): string[] =>
  [...xml.slice(0, xml.indexOf('</bpmn:process>')).matchAll(/<bpmn:(?!sequenceFlow|process)\w+ id="([a-z]+\d+)"/g)].map(([, id = '']) => id).filter((id) => !/^e\d$|^x\d$/.test(id));

/** A step to a line. */
const caseText = ({ files, steps: way }: Pick<Case, 'files' | 'steps'>): string =>
  `{\n  "files": ${JSON.stringify(files)},\n  "steps": [\n${way.map((step) => `    ${JSON.stringify(step)}`).join(',\n')}\n  ]\n}\n`;
