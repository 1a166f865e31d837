import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, startUnderTest } from '@attestation/access/testing/service';
import { Projection } from '@attestation/access';
import type { PersonId, PlainDate } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { complete, EngineClient, incident, type Job, type JobOutcome, JobWorker } from '@attestation/workflow';
import { MISSING, realEngine, type RealEngine } from '@attestation/workflow/testing';
import { Controller } from '@nestjs/common';
import { EngineEvents } from './events/engine.events.js';
import { service } from './service.js';
import { RECORDED } from './testing/records.js';

const engine: RealEngine | undefined = await realEngine();
if (!engine) process.stdout.write(`${MISSING}\n`);
const withEngine = engine ? describe : describe.skip;

const PROBE = {
  name: 'monitoring-probe.bpmn',
  content: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="monitoring">
  <bpmn:process id="monitoring-probe" isExecutable="true">
    <bpmn:startEvent id="s" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="monitoring.probe" retries="1" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:endEvent id="e" />
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="work" /><bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="e" />
  </bpmn:process>
</bpmn:definitions>`,
};

const jobs: Job[] = [];
@Controller()
class ProbeWorkers {
  @JobWorker('monitoring.probe', { fetch: [] })
  async probe(job: Job): Promise<JobOutcome> {
    jobs.push(job);
    return jobs.length === 1 ? incident('The campaign is not open.') : complete({});
  }
}

withEngine('An incident on a real engine', () => {
  let monitoring: ServiceUnderTest;
  let operator: PersonId;
  beforeAll(async () => {
    const definition = { ...service, controllers: [...(service.controllers ?? []), ProbeWorkers] };
    monitoring = await startUnderTest(definition, { today: '2025-03-17', env: { ZEEBE_ADDRESS: engine!.address } });
    operator = newId<PersonId>();
    const country = { organisationId: null, placeCode: null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null };
    await monitoring.get(Projection).keepRole({ assignmentId: newId(), personId: operator, role: 'OPERATOR', ...country }, '2025-01-01T00:00:00Z');
  }, 60_000);
  afterAll(async () => {
    await monitoring?.stop();
    await engine!.stop();
  });

  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  /** The protocol tells no incident's key: it is one of the next that the engine has given. The picture gets one for each. */
  const tell = async (job: Job, key: number) => {
    const [created] = RECORDED.filter(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED');
    const processInstanceKey = Number(job.processInstanceKey);
    const [began] = RECORDED.filter(({ valueType, intent }) => valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_ACTIVATING');
    const events = monitoring.get(EngineEvents);
    await events.onRecords([{ ...began!, key: processInstanceKey }, { ...created!, key, position: key, value: { ...created!.value, processInstanceKey, jobKey: Number(job.key) } }]);
  };

  it('is re-activated once, and the worker gets its job again', async () => {
    const client = monitoring.get(EngineClient);
    await client.deploy([PROBE]);
    await client.createInstance({ bpmnProcessId: 'monitoring-probe' });
    await until(() => jobs.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // the worker's answer is on its way to the engine
    const keys = Array.from({ length: 8 }, (_, n) => Number(jobs[0]!.key) + n + 1);
    const outcomes: unknown[] = [];
    for (const key of keys) {
      await tell(jobs[0]!, key);
      const { status, body } = await monitoring.call('POST', `monitoring/incidents/${key}/resolution`, { as: operator });
      expect(status).toBe(200);
      outcomes.push(body.outcome);
    }
    expect(outcomes.filter((outcome) => outcome === 'RE_ACTIVATED')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'ALREADY_RESOLVED')).toHaveLength(7);
    await until(() => jobs.length === 2);
    expect(jobs[1]).toMatchObject({ key: jobs[0]!.key, retries: 3 });
    const again = await monitoring.call('POST', `monitoring/incidents/${keys[outcomes.indexOf('RE_ACTIVATED')]}/resolution`, { as: operator });
    expect(again).toMatchObject({ status: 200, body: { outcome: 'ALREADY_RESOLVED' } });
  });
});
