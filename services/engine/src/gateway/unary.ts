import { readResource } from '../domain/model/read.js';
import { decisionMessage, deploymentMessage } from './answers.js';
import { invalid, Refused, refusal } from './refusals.js';
import { messages, number, onlyTenant, TENANT, text, variables } from './requests.js';
import { status } from '@grpc/grpc-js';
import type { Leader } from '../loop/leader.js';
import type { Message } from './requests.js';
import type { Command, ValueType } from '../domain/kernel/records.js';
import type { Deployed } from '../domain/commands/deployment.js';
import type { DecisionAnswer } from '../domain/commands/decisions.js';
import { documentData } from '../domain/state/document.js';

type Unary = (leader: Leader, request: Message) => Promise<Message>;

async function run<A>(leader: Leader, valueType: ValueType, intent: string, key: number, payload: object): Promise<A> {
  const { rejection, answer } = await leader.require().submit(command(valueType, intent, key, payload));
  if (rejection) throw refusal(intent, rejection);
  return answer as A;
}

/** The record of a client's command tells what was asked, files left out. */
function command(valueType: ValueType, intent: string, key: number, payload: object): Command {
  const { resources: _, ...asked } = payload as Record<string, unknown>;
  const document = asked['variables'] as Record<string, string> | undefined;
  return { valueType, intent, key, payload, value: { ...asked, ...(document && { variables: documentData(document) }) } };
}

const nothing = (): Message => ({});

/** The calls that ask once and are answered once. */
export const UNARY: Readonly<Record<string, Unary>> = {
  DeployResource: async (leader, request) => {
    onlyTenant('DeployResource', request);
    const files = messages(request, 'resources');
    if (files.length === 0) throw refusedDeployment('Expected to deploy at least one resource, but none given');
    const resources = await Promise.all(files.map((file) => readResource(text(file, 'name'), file['content'] as Buffer)));
    return deploymentMessage(await run<Deployed>(leader, 'DEPLOYMENT', 'CREATE', -1, { resources }));
  },
  CreateProcessInstance: async (leader, request) => {
    onlyTenant('CreateProcessInstance', request);
    if (messages(request, 'startInstructions').length > 0) {
      throw new Refused(status.UNIMPLEMENTED, 'Start instructions are not supported by this engine');
    }
    const asked = {
      bpmnProcessId: text(request, 'bpmnProcessId'),
      version: number(request, 'version'),
      processDefinitionKey: number(request, 'processDefinitionKey'),
      variables: variables(request),
    };
    const made = await run<Message>(leader, 'PROCESS_INSTANCE_CREATION', 'CREATE', -1, asked);
    return { ...made, tenantId: TENANT };
  },
  CancelProcessInstance: (leader, request) =>
    run<Message>(leader, 'PROCESS_INSTANCE', 'CANCEL', number(request, 'processInstanceKey'), {}).then(nothing),
  PublishMessage: async (leader, request) => {
    onlyTenant('PublishMessage', request);
    const asked = {
      name: text(request, 'name'),
      correlationKey: text(request, 'correlationKey'),
      timeToLive: number(request, 'timeToLive'),
      messageId: text(request, 'messageId'),
      variables: variables(request),
    };
    const { key } = await run<{ key: number }>(leader, 'MESSAGE', 'PUBLISH', -1, asked);
    return { key: String(key), tenantId: TENANT };
  },
  CompleteJob: (leader, request) =>
    run<Message>(leader, 'JOB', 'COMPLETE', number(request, 'jobKey'), { variables: variables(request) }).then(nothing),
  FailJob: (leader, request) =>
    run<Message>(leader, 'JOB', 'FAIL', number(request, 'jobKey'), {
      retries: number(request, 'retries'),
      errorMessage: text(request, 'errorMessage'),
      retryBackOff: number(request, 'retryBackOff'),
      variables: variables(request),
    }).then(nothing),
  ThrowError: (leader, request) =>
    run<Message>(leader, 'JOB', 'THROW_ERROR', number(request, 'jobKey'), {
      errorCode: text(request, 'errorCode'),
      errorMessage: text(request, 'errorMessage'),
      variables: variables(request),
    }).then(nothing),
  UpdateJobRetries: (leader, request) =>
    run<Message>(leader, 'JOB', 'UPDATE_RETRIES', number(request, 'jobKey'), { retries: number(request, 'retries') }).then(nothing),
  SetVariables: async (leader, request) => {
    const asked = { local: request['local'] === true, variables: variables(request) };
    const { key } = await run<{ key: number }>(leader, 'VARIABLE_DOCUMENT', 'UPDATE', number(request, 'elementInstanceKey'), asked);
    return { key: String(key) };
  },
  ResolveIncident: (leader, request) =>
    run<Message>(leader, 'INCIDENT', 'RESOLVE', number(request, 'incidentKey'), {}).then(nothing),
  EvaluateDecision: async (leader, request) => {
    onlyTenant('EvaluateDecision', request);
    const asked = { decisionId: text(request, 'decisionId'), decisionKey: number(request, 'decisionKey'), variables: variables(request) };
    const answer = await run<DecisionAnswer>(leader, 'DECISION_EVALUATION', 'EVALUATE', -1, asked);
    const { decisions } = leader.require().state;
    return decisionMessage(answer, [...decisions.values()]);
  },
};

const refusedDeployment = (reason: string): Refused => invalid(`Command 'CREATE' rejected with code 'INVALID_ARGUMENT': ${reason}`);
