import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobType } from '@attestation/contracts';
import { engineRecords, RawClient, startTestEngine, type TestEngine } from '@attestation/engine/testing';
import { type ModelElement, models } from './model.js';
import { CASE, PATHS } from './paths.js';
import { deployAll, walk } from './walk.js';

/** On the embedded engine, or on the Zeebe of the tier. */
const embedded = process.env.ENGINE !== 'zeebe';
let engine: TestEngine | undefined;
let client: RawClient;
beforeAll(async () => {
  if (embedded) engine = await startTestEngine();
  client = engine?.client ?? new RawClient(process.env.ZEEBE_ADDRESS ?? '127.0.0.1:26500');
  await deployAll(client);
}, 60_000);
afterAll(async () => (embedded ? engine?.close() : client.close()));

describe('The models of the law: application, test, summary (R-003, R-004)', () => {
  it.each(PATHS)('walk the path: $name', async ({ start, steps, ends }) => {
    const offered = await walk(client, { ...CASE, ...start }, steps);
    expect(offered.map(({ type }) => type)).toEqual(steps.flatMap((step) => ('job' in step ? [step.job] : [])));
    if (ends !== undefined) expect(offered.at(-1)).toMatchObject({ type: JobType.Close, variables: { outcome: ends } });
  }, 60_000);

  it('route a case by where its teacher works when the commission is assigned', async () => {
    const path = PATHS.find(({ name }) => name.startsWith('she moves'))!;
    const offered = await walk(client, { ...CASE, ...path.start }, path.steps);
    const assigned = offered.find(({ type }) => type === JobType.AssignCommission);
    expect(assigned?.variables).toMatchObject({ organisationId: 'elsewhere', routing: { level: 'REGION' } });
  }, 60_000);

  it('have no arrow that no path takes', async () => {
    if (!engine) return; // the records of a real broker are not at hand here; the paths are the same
    const seen = await elementsSeen(engine.databaseUrl);
    for (const { processId, elements } of await models()) {
      const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
      const told = (flow: ModelElement) => (flow.sourceRef?.$type === 'bpmn:EventBasedGateway' ? flow.targetRef?.id : flow.id);
      expect({ processId, untaken: flows.filter((flow) => !seen.has(`${processId}#${told(flow)}`)).map(({ id }) => id) }).toEqual({ processId, untaken: [] });
    }
  });
});

/**
 * `process#id` of every flow that was taken and every element that was completed, from the engine's own records. Behind an event-based gateway
 * no flow is told: the event that came stands for it.
 */
async function elementsSeen(databaseUrl: string): Promise<ReadonlySet<string>> {
  const seen = (await engineRecords(databaseUrl)).filter(({ intent }) => intent === 'SEQUENCE_FLOW_TAKEN' || intent === 'ELEMENT_COMPLETED');
  return new Set(seen.map(({ value }) => `${String(value['bpmnProcessId'])}#${String(value['elementId'])}`));
}
