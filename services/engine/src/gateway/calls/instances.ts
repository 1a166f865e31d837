import { Duration } from 'luxon';
import { status } from '@grpc/grpc-js';
import { documentText } from '../../domain/state/document.js';
import { LONGEST_TIMER_MS } from '../activate-jobs.js';
import { Refused, refusal } from '../refusals.js';
import { message, messages, number, onlyTenant, TENANT, text, texts, variables } from '../requests.js';
import { command, nothing, run } from './command.js';
import type { Calls } from './command.js';
import type { CreateInstance, InstanceCreated } from '../../domain/commands/instances.js';
import { modificationRecord } from '../../domain/commands/modification-request.js';
import type { ModifyInstance } from '../../domain/commands/modification-request.js';
import type { Document } from '../../domain/state/rows.js';
import type { Leader } from '../../loop/leader.js';
import type { Message } from '../requests.js';

/** How long a result is waited for where the client does not say. */
const DEFAULT_RESULT_MS = 15_000;
const INTENT = 'CREATE_WITH_AWAITING_RESULT';

export const INSTANCE_CALLS: Calls = {
  CreateProcessInstance: async (leader, request) => {
    onlyTenant('CreateProcessInstance', request);
    return created(await run<InstanceCreated>(leader, 'PROCESS_INSTANCE_CREATION', 'CREATE', -1, creation(request)));
  },
  CreateProcessInstanceWithResult: withResult,
  CancelProcessInstance: (leader, request) =>
    run<Message>(leader, 'PROCESS_INSTANCE', 'CANCEL', number(request, 'processInstanceKey'), {}).then(nothing),
  ModifyProcessInstance: (leader, request) => {
    const [key, asked] = [number(request, 'processInstanceKey'), modification(request)];
    return run<Message>(leader, 'PROCESS_INSTANCE_MODIFICATION', 'MODIFY', key, asked, modificationRecord(key, asked)).then(nothing);
  },
  SetVariables: async (leader, request) => {
    const asked = { scopeKey: number(request, 'elementInstanceKey'), updateSemantics: request['local'] === true ? 'LOCAL' : 'PROPAGATE', variables: variables(request) };
    const { key } = await run<{ key: number }>(leader, 'VARIABLE_DOCUMENT', 'UPDATE', -1, asked);
    return { key: String(key) };
  },
  ResolveIncident: (leader, request) =>
    run<Message>(leader, 'INCIDENT', 'RESOLVE', number(request, 'incidentKey'), {}).then(nothing),
};

const creation = (request: Message): CreateInstance => ({
  bpmnProcessId: text(request, 'bpmnProcessId'),
  version: number(request, 'version'),
  processDefinitionKey: number(request, 'processDefinitionKey'),
  variables: variables(request),
  startInstructions: messages(request, 'startInstructions').map((each) => ({ elementId: text(each, 'elementId') })),
});

const created = (made: InstanceCreated): Message => ({ ...made, tenantId: TENANT });

/** Waits for the end of a new instance, which goes on when the time is over. @throws Refused DEADLINE_EXCEEDED */
async function withResult(leader: Leader, call: Message): Promise<Message> {
  const request = message(call, 'request');
  onlyTenant('CreateProcessInstanceWithResult', request);
  const asked = command('PROCESS_INSTANCE_CREATION', INTENT, -1, creation(request));
  const { rejection, answer, result, forget } = await leader.require().submitAwaiting(asked);
  if (rejection) throw refusal(INTENT, rejection);
  if (!result) throw new Error('an instance was made and its result is not awaited');
  try {
    const document = await inTime(result, number(call, 'requestTimeout'));
    return { ...created(answer as InstanceCreated), variables: documentText(only(document, texts(call, 'fetchVariables'))) };
  } finally {
    forget?.();
  }
}

async function inTime<R>(result: Promise<R>, asked: number): Promise<R> {
  const milliseconds = asked > 0 ? asked : DEFAULT_RESULT_MS;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused(status.DEADLINE_EXCEEDED, overdue(milliseconds))), Math.min(milliseconds, LONGEST_TIMER_MS));
  });
  return Promise.race([result, over]).finally(() => clearTimeout(timer));
}

const overdue = (milliseconds: number): string =>
  `Time out between gateway and broker: Request timed out after ${Duration.fromMillis(milliseconds).shiftTo('hours', 'minutes', 'seconds').removeZeros().toISO()}`;

/** The named variables; unknown names are left out. No names: all. */
function only(document: Document, names: readonly string[]): Document {
  return names.length === 0 ? document : Object.fromEntries(Object.entries(document).filter(([name]) => names.includes(name)));
}

const modification = (request: Message): ModifyInstance => ({
  activateInstructions: messages(request, 'activateInstructions').map((each) => ({
    elementId: text(each, 'elementId'),
    ancestorScopeKey: number(each, 'ancestorElementInstanceKey'),
    variableInstructions: messages(each, 'variableInstructions').map((its) => ({ scopeId: text(its, 'scopeId'), variables: variables(its) })),
  })),
  terminateInstructions: messages(request, 'terminateInstructions').map((each) => ({ elementInstanceKey: number(each, 'elementInstanceKey') })),
});
