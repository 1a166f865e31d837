import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Case, Step } from '../case.js';

/** `$` stands for the name of the case, which no other case's jobs, messages and signals carry. */
const text = (...given: string[]) => fc.constantFrom(...given);
const fields = (members: Record<string, fc.Arbitrary<unknown>>) => fc.record(members, { noNullPrototype: true });
const or = <T>(usual: fc.Arbitrary<T>, weight: number, strange: fc.Arbitrary<T>) => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: strange });

const VARIABLES = or(text('', '{}', '{"k":"$"}', '{"a":1}', '{"a":{"b":[1,null,true,"ә"]}}', '{"k":"$","a":[]}'), 2, text(
  'null', ' ', '[1]', '"x"', '5', 'true', '{bad', '{"a":1', '{"a":1,}', '{"a":1}}', '{"a":1} x', "{'a':1}", '{a:1}', '{"a":01}', '{"a":+1}', '{"a":.5}', '{"a":1.}', '{"a":-}', '{"a":NaN}', '{"a":Infinity}',
  '{"a":18446744073709551616}', '{"a":-9223372036854775809}', '{"a":1e3}', '{"a":1E-7}', '{"a":1.0}', '{"a":100000000000000000000.5}', '{"":1}', '{"a b":1}', '{"ә":"ұ"}',
  '{"a":"\\u0000"}', '{"a":"\\u04d9"}', '{"a":"\\x"}', '{"a":"\n"}', '{"a":"\t"}', '{"a":"\\ud83d\\ude00"}', '// c\n{}', '{"a":/* c */1}', '{"a":nul}', '{"a":[1,]}', '{"a":[1 2]}', '{"a" 1}', '{"a":"x}', '{,}', '}', ']', '{"a":tru}', '﻿{}',
));
const TENANT = or(text('', '<default>'), 12, text('x'));
const NOBODY = '2251799899999999';
const job = or(text('t', 'st', 'qt').map((id): unknown => ({ keyOf: 'job', id })), 8, fc.constant<unknown>(NOBODY));
const element = or(text('t', 'p', 's', 'st', 'r', 'qt').map((id): unknown => ({ keyOf: 'element', id: id === 'p' ? '$' : id })), 8, fc.constant<unknown>(NOBODY));
const anElement = text('t', 'r', 's', 'st', 'e', 'b', 'start', 'u', 'zz', '');

/** A message to each kind of call, its fields now and then strange. */
const CALLS: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  CreateProcessInstance: fields({ bpmnProcessId: or(text('$', '$-q'), 4, text('', 'zz')), version: or(fc.constant(-1), 3, fc.constantFrom(0, 1, 2, -7)), variables: VARIABLES, tenantId: TENANT, startInstructions: or(fc.constant<unknown>([]), 3, fc.array(anElement.map((elementId) => ({ elementId })), { maxLength: 2 })) }),
  CompleteJob: fields({ jobKey: job, variables: VARIABLES }),
  FailJob: fields({ jobKey: job, retries: fc.constantFrom(-1, 0, 1, 3), errorMessage: text('', 'gone'), retryBackOff: fc.constantFrom(-5, 0, 1000), variables: VARIABLES }),
  ThrowError: fields({ jobKey: job, errorCode: text('', 'E', 'F'), errorMessage: text('', 'msg'), variables: VARIABLES }),
  UpdateJobRetries: fields({ jobKey: job, retries: fc.constantFrom(-1, 0, 1, 5) }),
  PublishMessage: fields({ name: or(text('$-m', '$-n', '$-s'), 8, text('', ' ')), correlationKey: or(text('$'), 3, text('', 'x')), timeToLive: fc.constantFrom(-1, 0, 0, 60_000), messageId: or(text(''), 2, text('$-1')), variables: VARIABLES, tenantId: TENANT }),
  BroadcastSignal: fields({ signalName: or(text('$-g'), 5, text('', ' ')), variables: VARIABLES, tenantId: TENANT }),
  SetVariables: fields({ elementInstanceKey: element, variables: VARIABLES, local: fc.boolean() }),
  CancelProcessInstance: fields({ processInstanceKey: element }),
  ResolveIncident: fields({ incidentKey: fc.constantFrom<unknown>(NOBODY, { keyOf: 'job', id: 't' }) }),
  ModifyProcessInstance: fields({
    processInstanceKey: or(fc.constant<unknown>({ keyOf: 'element', id: '$' }), 5, element),
    activateInstructions: fc.array(fields({ elementId: anElement, ancestorElementInstanceKey: or(fc.constant<unknown>(-1), 3, element), variableInstructions: fc.array(fields({ scopeId: or(text('', 't', '$'), 3, text('zz', 's')), variables: VARIABLES }), { maxLength: 1 }) }), { maxLength: 2 }),
    terminateInstructions: fc.array(fields({ elementInstanceKey: element }), { maxLength: 1 }),
  }),
  EvaluateDecision: fields({ decisionId: or(text('$-d'), 5, text('', 'zz')), variables: VARIABLES, tenantId: TENANT }),
  DeleteResource: fields({ resourceKey: fc.constantFrom<unknown>(NOBODY, { keyOf: 'job', id: 't' }) }),
};
const WEIGHTS: Record<string, number> = { CompleteJob: 4, FailJob: 2, PublishMessage: 4, CreateProcessInstance: 3, SetVariables: 3 };

const calls: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(CALLS).map(([rpc, message]) => ({ weight: WEIGHTS[rpc] ?? 1, arbitrary: message.map((its): Step => ({ do: 'call', rpc, message: its })) })),
  { weight: 3, arbitrary: text('t', 'st', 'qt').map((type): Step => ({ do: 'activate', type: `$-${type}` })) },
  { weight: 1, arbitrary: fc.record({ type: text('', ' ', '$-t'), timeout: fc.constantFrom(0, -1, 1000), maxJobsToActivate: fc.constantFrom(1, 5), requestTimeout: fc.constant(-1), worker: text('', 'w'), tenantIds: fc.constantFrom([], ['x'], ['<default>']) }).map((message): Step => ({ do: 'call', rpc: 'ActivateJobs', message: message.timeout > 0 && message.type === '$-t' ? { ...message, timeout: 0 } : message })) },
  { weight: 1, arbitrary: fc.nat({ max: 3 }).map((nth): Step => ({ do: 'resolveIncident', nth })) },
);

/** Calls in a row, on instances that wait at a job, a message, a timer and a boundary event. */
export const callings: fc.Arbitrary<Step[]> = fc.array(calls, { minLength: 5, maxLength: 30, size: 'max' });

const FIRST: Step[] = [
  { do: 'create', process: '$', variables: { k: '$', gone: true } },
  { do: 'call', rpc: 'CompleteJob', message: { jobKey: { keyOf: 'job', id: 't' } } },
  { do: 'publish', name: '$-n', key: '$', ttl: 0 },
  { do: 'publish', name: '$-s', key: '', ttl: 0, variables: { k: '$' } },
  { do: 'create', process: '$', variables: { k: '$' } },
];

/** The calls as a case in a folder of its own. The first steps make one of each element that they may name. */
export function caseOfCalls(steps: readonly Step[], name: string): Case {
  const folder = mkdtempSync(join(tmpdir(), 'attestation-calls-'));
  const named = JSON.parse(JSON.stringify([...FIRST, ...steps]).replaceAll('$', `c${name}`)) as Step[];
  const its = { files: ['m.bpmn', 'd.dmn'], steps: named };
  writeFileSync(join(folder, 'm.bpmn'), MODEL.replaceAll('$', `c${name}`));
  writeFileSync(join(folder, 'd.dmn'), DECISION.replaceAll('$', `c${name}`));
  writeFileSync(join(folder, 'case.json'), `${JSON.stringify(its, null, 1)}\n`);
  return { ...its, name, folder };
}

const FLOWS: readonly [from: string, to: string][] = [['start', 't'], ['b', 'u'], ['be', 'e'], ['t', 'r'], ['r', 's'], ['ss', 'st'], ['bg', 'e'], ['s', 'e'], ['qs', 'qt']];
const flowOf = ([from, to]: readonly [string, string]) => `${from}-${to}`;

/** An element with the ends of its flows, and the flows that leave it beside it. */
function node(tag: string, id: string, inner = '', attributes = ''): string {
  const [outgoing, incoming] = [FLOWS.filter(([from]) => from === id), FLOWS.filter(([, to]) => to === id)];
  const ends = [...incoming.map((each) => `<incoming>${flowOf(each)}</incoming>`), ...outgoing.map((each) => `<outgoing>${flowOf(each)}</outgoing>`)].join('');
  const [extensions = '', rest = ''] = inner.startsWith('<extensionElements>') ? [inner, ''] : ['', inner];
  const flows = outgoing.map((each) => `<sequenceFlow id="${flowOf(each)}" sourceRef="${each[0]}" targetRef="${each[1]}"/>`).join('');
  return `<${tag} id="${id}"${attributes}>${extensions}${ends}${rest}</${tag}>${flows}\n`;
}
const service = (id: string, more = '') => node('serviceTask', id, `<extensionElements><zeebe:taskDefinition type="$-${id}" retries="2"/>${more}</extensionElements>`);
const awaited = (id: string) => `<message id="message-${id}" name="$-${id}"><extensionElements><zeebe:subscription correlationKey="=k"/></extensionElements></message>`;

const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="urn:calls">
${awaited('m')}${awaited('n')}<message id="message-s" name="$-s"/><signal id="signal-g" name="$-g"/><error id="error-e" errorCode="E"/>
<process id="$" isExecutable="true">
${node('startEvent', 'start')}${service('t', '<zeebe:taskHeaders><zeebe:header key="h" value="1"/></zeebe:taskHeaders>')}
${node('boundaryEvent', 'b', '<messageEventDefinition messageRef="message-m"/>', ' attachedToRef="t" cancelActivity="false"')}${node('userTask', 'u')}
${node('boundaryEvent', 'be', '<errorEventDefinition errorRef="error-e"/>', ' attachedToRef="t"')}${node('receiveTask', 'r', '', ' messageRef="message-n"')}
${node('subProcess', 's', node('startEvent', 'ss') + service('st'))}${node('boundaryEvent', 'bg', '<signalEventDefinition signalRef="signal-g"/>', ' attachedToRef="s"')}${node('endEvent', 'e')}
</process>
<process id="$-q" isExecutable="true">${node('startEvent', 'qs', '<messageEventDefinition messageRef="message-s"/>')}${service('qt')}</process>
</definitions>
`;

const DECISION = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="$-g" name="$-g" namespace="urn:calls"><decision id="$-d" name="$-d"><variable name="v"/><literalExpression><text>if a = 1 then k else a</text></literalExpression></decision></definitions>
`;
