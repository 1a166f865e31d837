import { Rejection } from '../failure.js';
import { isLocked, startByMessage } from '../runtime/message-starts.js';
import { offer, reach } from '../runtime/correlate.js';
import { documentData } from '../state/document.js';
import { compound } from '../state/state.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { Document, MessageRow } from '../state/rows.js';

export interface PublishMessage {
  name: string;
  correlationKey: string;
  /** ms */
  timeToLive: number;
  messageId: string;
  variables: Document;
}

/** @returns the message's key. @throws Rejection ALREADY_EXISTS for the id of a living message of that name and key */
export function publishMessage(step: Step, { payload }: Command): { key: number } {
  const asked = payload as PublishMessage;
  const { name, correlationKey, messageId, timeToLive } = asked;
  if (messageId !== '' && step.state.messageIds.has(compound(name, correlationKey, messageId))) {
    const reason = `Expected to publish a new message with id '${messageId}', but a message with that id was already published`;
    throw new Rejection('ALREADY_EXISTS', reason);
  }
  const key = step.nextKey();
  const message: MessageRow = { ...asked, key, deadline: step.now + timeToLive, correlatedTo: [] };
  step.state.messages.put(message);
  recordMessage(step, 'PUBLISHED', message);
  const taken = offer(step, message);
  startInstances(step, message, new Set(taken.map(({ bpmnProcessId }) => bpmnProcessId)));
  for (const row of taken) reach(step, row);
  if (timeToLive <= 0) expire(step, message);
  return { key };
}

/** One start event of each process that was not served yet and has no instance of that key. */
function startInstances(step: Step, message: MessageRow, served: Set<string>): void {
  for (const key of step.state.startsFor.of(message.name)) {
    const start = step.state.starts.get(key);
    if (!start || served.has(start.bpmnProcessId) || isLocked(step, start.bpmnProcessId, message.correlationKey)) continue;
    served.add(start.bpmnProcessId);
    startByMessage(step, start, message);
  }
}

/** The end of a message's life, by the sweep. */
export function expireMessage(step: Step, { key }: Command): void {
  const message = step.state.messages.get(key);
  if (!message) return;
  step.state.messages.delete(key);
  step.event('MESSAGE', 'EXPIRED', key, SWEPT);
}

/** Of what the sweep takes away only the key is told. */
const SWEPT = { name: '', correlationKey: '', messageId: '', timeToLive: -1, deadline: -1, variables: {} };

function expire(step: Step, message: MessageRow): void {
  step.state.messages.delete(message.key);
  recordMessage(step, 'EXPIRED', message);
}

function recordMessage(step: Step, intent: string, { key, correlatedTo: _, ...message }: MessageRow): void {
  step.event('MESSAGE', intent, key, { ...message, variables: documentData(message.variables) });
}
