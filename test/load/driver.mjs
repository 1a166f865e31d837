/** Drives an engine over its gateway protocol with nothing between: a client as @grpc/grpc-js makes it out of the protocol. */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { gatewayClient } from '@attestation/engine';
import { credentials } from '@grpc/grpc-js';

const TASKS = 10;
const ALIVE = 100;
const READY_SECONDS = 60;
const VARIABLES = JSON.stringify({ payload: 'x'.repeat(300 - '{"payload":""}'.length) });

/** A process of ten service tasks, each with a worker of its own; as many instances alive as keep the engine busy. */
export class TenTasks {
  #client;
  #done = 0;
  #alive = 0;
  #running = false;
  /** what the engine refused, and how often */
  refusals = new Map();

  constructor(address) {
    this.#client = new (gatewayClient())(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  }

  /** Waits for a healthy partition and deploys the model. */
  async prepare() {
    for (let second = 0; !(await this.#healthy()); second++) {
      if (second === READY_SECONDS) throw new Error('The engine is not healthy.');
      await pause(1000);
    }
    await this.#call('DeployResource', { resources: [{ name: 'ten.bpmn', content: Buffer.from(model()) }] });
  }

  /** Completions of the last measurement, with its beginning and end. */
  lastRun = 0;

  /** @returns job completions a second that the engine has confirmed, after two seconds of warming up */
  async measure(seconds) {
    this.#running = true;
    const first = this.#done;
    const loops = Array.from({ length: TASKS }, (_, index) => this.#work(`bench-${index + 1}`, index === TASKS - 1));
    loops.push(this.#feed());
    await pause(2000);
    const [done, from] = [this.#done, performance.now()];
    await pause(seconds * 1000);
    const rate = (this.#done - done) / ((performance.now() - from) / 1000);
    this.#running = false;
    await Promise.all(loops);
    this.lastRun = this.#done - first;
    return rate;
  }

  close() {
    this.#client.close();
  }

  async #healthy() {
    const answer = await this.#call('Topology', {}).catch(() => undefined);
    return answer?.brokers?.some(({ partitions }) => partitions.some(({ role, health }) => role === 'LEADER' && health === 'HEALTHY')) ?? false;
  }

  #note({ details, message }) {
    const text = details || message;
    this.refusals.set(text, (this.refusals.get(text) ?? 0) + 1);
  }

  /** Keeps the number of instances alive. */
  async #feed() {
    while (this.#running) {
      const missing = ALIVE - this.#alive;
      if (missing <= 0) await pause(2);
      else await Promise.all(Array.from({ length: Math.min(missing, 32) }, () => this.#begin()));
    }
  }

  async #begin() {
    this.#alive += 1;
    const refused = await this.#call('CreateProcessInstance', { bpmnProcessId: 'bench-ten', version: -1, variables: VARIABLES }).then(() => undefined, (problem) => problem);
    if (!refused) return;
    this.#note(refused);
    this.#alive -= 1;
    await pause(50);
  }

  async #work(type, last) {
    while (this.#running) {
      const keys = await this.#activate(type).catch((problem) => (this.#note(problem), pause(50).then(() => [])));
      await Promise.all(keys.map((jobKey) => this.#complete(jobKey, last)));
    }
  }

  /** A refusal under load (RESOURCE_EXHAUSTED) is an answer: the job is completed a moment later. */
  async #complete(jobKey, last) {
    for (;;) {
      const refused = await this.#call('CompleteJob', { jobKey, variables: '{}' }).then(() => undefined, (problem) => problem);
      if (!refused) break;
      if (refused.code === 5) return; // timed out and done by another
      this.#note(refused);
      await pause(50);
    }
    this.#done += 1;
    if (last) this.#alive -= 1;
  }

  #activate(type) {
    return new Promise((resolve, reject) => {
      const keys = [];
      const stream = this.#client.ActivateJobs({ type, worker: 'bench', timeout: 60_000, maxJobsToActivate: 64, requestTimeout: 2000, fetchVariable: [] });
      stream.on('data', ({ jobs }) => keys.push(...jobs.map(({ key }) => key)));
      stream.on('error', reject);
      stream.on('end', () => resolve(keys));
    });
  }

  #call(rpc, message) {
    return new Promise((resolve, reject) => this.#client[rpc](message, (problem, answer) => (problem ? reject(problem) : resolve(answer))));
  }
}

function model() {
  const tasks = Array.from({ length: TASKS }, (_, index) => `<bpmn:serviceTask id="t${index + 1}"><bpmn:extensionElements><zeebe:taskDefinition type="bench-${index + 1}"/></bpmn:extensionElements></bpmn:serviceTask>`);
  const nodes = ['start', ...tasks.map((_, index) => `t${index + 1}`), 'end'];
  const flows = nodes.slice(1).map((to, index) => `<bpmn:sequenceFlow id="f${index}" sourceRef="${nodes[index]}" targetRef="${to}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="bench">
<bpmn:process id="bench-ten" isExecutable="true"><bpmn:startEvent id="start"/>${tasks.join('')}<bpmn:endEvent id="end"/>${flows.join('')}</bpmn:process></bpmn:definitions>`;
}
