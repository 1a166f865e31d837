import { performance } from 'node:perf_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { protocolFile, startTestEngine, type TestEngine } from '@attestation/engine/testing';
import fc from 'fast-check';
import { anyMessage, mutated, type Shape } from './arbitrary.js';

const SECONDS = process.env.TEST_TIER === 'deep' ? 240 : 10;
/** What a client may be told of a message that makes no sense. Never 13 INTERNAL: that would be a fault of ours. */
const FAIR = [status.INVALID_ARGUMENT, status.NOT_FOUND, status.ALREADY_EXISTS, status.FAILED_PRECONDITION, status.RESOURCE_EXHAUSTED, status.UNIMPLEMENTED, status.DEADLINE_EXCEEDED, status.UNKNOWN];
const ANSWER_MS = 10_000;
const protocol = protocolFile();
const files = modelsBelow(fileURLToPath(new URL('../../workflows', import.meta.url)));

describe('Whatever is sent to the engine', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine();
  }, 60_000);
  afterAll(() => engine?.close());

  /** It still deploys, starts and hands out. */
  async function stillWorks(): Promise<void> {
    await engine.client.call('DeployResource', { resources: [{ name: 'sound.bpmn', content: Buffer.from(SOUND) }] });
    const { processInstanceKey } = await engine.client.call('CreateProcessInstance', { bpmnProcessId: 'sound', version: -1 });
    const [job] = await engine.client.activate('sound', { max: 1 });
    expect(job?.processInstanceKey).toBe(String(processInstanceKey));
    await engine.client.call('CompleteJob', { jobKey: job?.key });
  }

  const answered = async (act: Promise<unknown>): Promise<number> => {
    const from = performance.now();
    const code = await act.then(() => status.OK, (problem: { code?: number }) => problem.code ?? -1);
    expect(performance.now() - from).toBeLessThan(ANSWER_MS);
    return code;
  };

  it(`in any field of any message, for ${SECONDS} seconds, is answered or refused`, async () => {
    const calls = callsOf();
    const any = fc.oneof(...[...calls].map(([rpc, { shape, streams }]) => anyMessage(shape, named).map((message) => ({ rpc, streams, message }))));
    const seen = new Set<string>();
    await fc.assert(fc.asyncProperty(any, async ({ rpc, streams, message }) => {
      const code = await answered(streams ? engine.client.activate(String(message['type'] ?? ''), { ...message, requestTimeout: -1 }) : engine.client.call(rpc, message));
      seen.add(`${rpc} ${code}`);
      expect([status.OK, ...FAIR]).toContain(code);
    }), { seed: 20250317, numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1_000 });
    expect(new Set([...seen].map((each) => each.split(' ')[0]))).toEqual(new Set(calls.keys()));
    await stillWorks();
  }, (SECONDS + 60) * 1_000);

  it(`as a model that was cut and joined, for ${SECONDS} seconds, is deployed or refused`, async () => {
    await fc.assert(fc.asyncProperty(mutated(files), async (text) => {
      const code = await answered(engine.client.call('DeployResource', { resources: [{ name: 'fuzz.bpmn', content: Buffer.from(text) }] }));
      expect([status.OK, status.INVALID_ARGUMENT]).toContain(code);
    }), { seed: 20250317, numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1_000 });
    await stillWorks();
  }, (SECONDS + 60) * 1_000);

  it.each(['{"a":"\\ud800"}', '{"a":"\\udc00\\ud800"}', '{"\\u0000":"\\u0000"}', '{"a":"\\\\u0000"}', '{"__proto__":{"a":1},"constructor":1}'])('is kept, handed out and logged although few can hold it: %s', async (variables) => {
    await engine.client.call('DeployResource', { resources: [{ name: 'sound.bpmn', content: Buffer.from(SOUND) }] });
    const { processInstanceKey } = await engine.client.call('CreateProcessInstance', { bpmnProcessId: 'sound', version: -1, variables });
    const [job] = await engine.client.activate('sound', { max: 1 });
    expect([job?.processInstanceKey, Object.keys(job?.variables ?? {})]).toEqual([String(processInstanceKey), Object.keys(JSON.parse(variables) as object)]);
    await engine.client.call('CompleteJob', { jobKey: job?.key });
  });

  it('is refused by the transport where it is longer than a message may be', async () => {
    const content = Buffer.alloc(100 * 1024 * 1024, '<');
    expect(await answered(engine.client.call('DeployResource', { resources: [{ name: 'huge.bpmn', content }] }))).toBe(status.CANCELLED);
    await stillWorks();
  }, 60_000);

  interface Call { shape: Shape; streams: boolean }
  /** All calls but those that never end or wait as long as they are told, and the topology, which takes nothing. */
  function callsOf(): Map<string, Call> {
    const service = protocol['gateway_protocol.Gateway'] as unknown as Record<string, { responseStream: boolean; requestType: { type: Shape } }>;
    const left = new Set(['StreamActivatedJobs', 'Topology', 'CreateProcessInstanceWithResult']);
    return new Map(Object.entries(service).filter(([rpc]) => !left.has(rpc)).map(([rpc, { responseStream, requestType: { type: shape } }]) => [rpc, { shape, streams: responseStream }]));
  }

  /** A message type by its name, within the one that uses it or beside it. */
  function named(name: string, within: Shape): Shape | undefined {
    const short = name.split('.').at(-1) ?? '';
    const beside = protocol[`gateway_protocol.${short}`] as unknown as { type: Shape } | undefined;
    return within.nestedType.find((inner) => inner.name === short) ?? beside?.type;
  }
});

function modelsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bpmn')).map((name) => readFileSync(join(folder, name), 'utf8'));
}

const SOUND = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t"><bpmn:process id="sound" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent><bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="sound"/></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:serviceTask><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/></bpmn:process></bpmn:definitions>`;
