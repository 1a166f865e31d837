import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobType } from '@attestation/contracts';
import type { LogRecord } from '@attestation/engine/testing';
import { embeddedTarget } from '../conformance/embedded.js';
import { zeebeOf } from '../conformance/zeebe.js';
import { type ModelElement, models } from './model.js';
import { CASE, PATHS } from './paths.js';
import { readTold, type Told, toldOf, writeTold } from './told.js';
import { deployAll, walk } from './walk.js';
import type { Target } from '../conformance/target.js';

/** On the embedded engine, or on the Zeebe of the tier; with UPDATE_TRACES=1 what Zeebe tells is kept. */
const embedded = process.env.ENGINE !== 'zeebe';
const recorded = readTold();
const told: Record<string, Told> = {};
let target: Target;
beforeAll(async () => {
  target = embedded ? await embeddedTarget() : zeebeOf(process.env);
  await deployAll(target.client);
}, 60_000);
afterAll(async () => {
  if (!embedded && process.env.UPDATE_TRACES) writeTold(told);
  await target.close();
});

describe('The models of the law: application, test, summary (R-003, R-004)', () => {
  it.each(PATHS)('walk the path: $name', async ({ name, start, steps, ends }) => {
    const before = (await target.records()).length;
    const offered = await walk(target.client, { ...CASE, ...start }, steps);
    expect(offered.map(({ type }) => type)).toEqual(steps.flatMap((step) => ('job' in step ? [step.job] : [])));
    if (ends !== undefined) expect(offered.at(-1)).toMatchObject({ type: JobType.Close, variables: { outcome: ends } });
    told[name] = toldOf((await target.records()).slice(before));
    if (embedded || !process.env.UPDATE_TRACES) expect(told[name]).toEqual(recorded[name]);
  }, 60_000);

  it('route a case by where its teacher works when the commission is assigned', async () => {
    const path = PATHS.find(({ name }) => name.startsWith('she moves'))!;
    const offered = await walk(target.client, { ...CASE, ...path.start }, path.steps);
    const assigned = offered.find(({ type }) => type === JobType.AssignCommission);
    expect(assigned?.variables).toMatchObject({ organisationId: 'elsewhere', routing: { level: 'REGION' } });
  }, 60_000);

  it('have no arrow that no path takes', async () => {
    const seen = elementsSeen(await target.records());
    for (const { processId, elements } of await models()) {
      const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
      const told = (flow: ModelElement) => (flow.sourceRef?.$type === 'bpmn:EventBasedGateway' ? flow.targetRef?.id : flow.id);
      expect({ processId, untaken: flows.filter((flow) => !seen.has(`${processId}#${told(flow)}`)).map(({ id }) => id) }).toEqual({ processId, untaken: [] });
    }
  });
});

/**
 * `process#id` of every flow that was taken and every element that was completed, from the engine's records. Behind an event-based gateway no flow
 * is told: the event that came stands for it.
 */
function elementsSeen(records: readonly LogRecord[]): ReadonlySet<string> {
  const seen = records.filter(({ intent }) => intent === 'SEQUENCE_FLOW_TAKEN' || intent === 'ELEMENT_COMPLETED');
  return new Set(seen.map(({ value }) => `${String(value['bpmnProcessId'])}#${String(value['elementId'])}`));
}
