import { setTimeout as pause } from 'node:timers/promises';
import type { Job, RawClient } from '@attestation/engine/testing';

const task = (id: string, flows: string, type = id, inside = '') =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}"/></bpmn:extensionElements>${flows}${inside}</bpmn:serviceTask>`;
const through = (from: string, to: string) => `<bpmn:incoming>${from}</bpmn:incoming><bpmn:outgoing>${to}</bpmn:outgoing>`;
const flow = (id: string, from: string, to: string) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const EACH = '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1,2,3]" inputElement="n"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';

/** A task, a timer, a message with a timer beside it, three tasks at once. */
export const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:order">
<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>
<bpmn:process id="order" isExecutable="true">
<bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
${task('check', through('f1', 'f2'))}
<bpmn:intermediateCatchEvent id="rest">${through('f2', 'f3')}<bpmn:timerEventDefinition><bpmn:timeDuration>PT0.3S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
<bpmn:receiveTask id="payment" messageRef="m">${through('f3', 'f4')}</bpmn:receiveTask>
<bpmn:boundaryEvent id="reminder" attachedToRef="payment" cancelActivity="false"><bpmn:outgoing>f6</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration>PT0.2S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:endEvent id="reminded"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
${task('pack', through('f4', 'f5'), 'pack', EACH)}
<bpmn:endEvent id="end"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
${flow('f1', 'start', 'check')}${flow('f2', 'check', 'rest')}${flow('f3', 'rest', 'payment')}${flow('f4', 'payment', 'pack')}${flow('f5', 'pack', 'end')}${flow('f6', 'reminder', 'reminded')}
</bpmn:process></bpmn:definitions>`;

/** What it takes to bring an order to its end. */
export const JOBS_EACH = 4;
const TYPES = ['check', 'pack'];
const DAY_MS = 86_400_000;
const LOCK_MS = 2_000;
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;
const MOST_OPEN = 40;

/** People who order, pay and pack, whatever happens to the engine: an act without an answer is repeated where that is safe. */
export class Orders {
  /** answered with success, each by its key */
  readonly created = new Map<string, string>();
  readonly paid = new Set<string>();
  readonly completed = new Set<string>();
  private counter = 0;
  private ordering = true;
  private ended = false;
  private readonly work: Promise<void>[];

  /** @param client of whichever engine there is at the moment */
  constructor(private readonly client: () => RawClient) {
    this.work = [this.again(() => this.order()), this.again(() => this.pay()), ...TYPES.map((type) => this.again(() => this.doJobs(type)))];
  }

  /** No more orders; those there are go on. */
  stopOrdering(): void {
    this.ordering = false;
  }

  async end(): Promise<void> {
    this.ended = true;
    await Promise.all(this.work);
  }

  /** An act that breaks off, since nobody answers, is tried again in a moment. */
  private async again(act: () => Promise<void>): Promise<void> {
    while (!this.ended) {
      await act().catch(() => pause(50));
      await pause(5);
    }
  }

  /** Without an answer it is another order: creating knows no duplicates. */
  private async order(): Promise<void> {
    if (!this.ordering || this.created.size - this.completed.size / JOBS_EACH > MOST_OPEN) return;
    const order = `order-${(this.counter += 1)}`;
    const { processInstanceKey } = await within(this.client().call('CreateProcessInstance', { bpmnProcessId: 'order', version: -1, variables: JSON.stringify({ order }) }));
    this.created.set(order, String(processInstanceKey));
  }

  /** Every order ever tried is paid, once by its id: its instance may be there although nobody was told. */
  private async pay(): Promise<void> {
    for (let number = 1; number <= this.counter; number += 1) {
      const order = `order-${number}`;
      if (this.paid.has(order)) continue;
      const message = { name: 'paid', correlationKey: order, messageId: order, timeToLive: DAY_MS };
      await within(this.client().call('PublishMessage', message)).catch(unless(ALREADY_EXISTS));
      this.paid.add(order);
    }
  }

  private async doJobs(type: string): Promise<void> {
    const jobs = await within(this.client().activate(type, { max: 16, timeout: LOCK_MS, requestTimeout: 500 }));
    await Promise.all(jobs.map((job) => this.complete(job)));
  }

  /** NOT_FOUND: it was done, and the answer was lost. */
  private async complete({ key }: Job): Promise<void> {
    await within(this.client().call('CompleteJob', { jobKey: key, variables: '{}' })).catch(unless(NOT_FOUND));
    this.completed.add(key);
  }
}

const ANSWER_MS = 5_000;

/** A call to somebody who was killed may never be answered. */
async function within<A>(call: Promise<A>): Promise<A> {
  const late = new AbortController();
  const tooLong = pause(ANSWER_MS, undefined, { signal: late.signal }).then(() => Promise.reject(new Error('nobody answered')));
  tooLong.catch(() => undefined);
  return Promise.race([call, tooLong]).finally(() => late.abort());
}

const unless = (code: number) => (problem: { code?: number }): void => {
  if (problem.code !== code) throw problem;
};
