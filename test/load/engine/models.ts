/** The models that are measured, as files. */
export const TASKS = 10;

/** So many characters of payload, as one JSON text. */
export const PAYLOAD = JSON.stringify({ payload: 'x'.repeat(300 - '{"payload":""}'.length) });

const file = (id: string, inside: string, beside = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="bench">
${beside}<bpmn:process id="${id}" isExecutable="true">${inside}</bpmn:process></bpmn:definitions>`;

const flow = (id: string, from: string, to: string): string => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;

export const typeOf = (task: number): string => `bench-${task}`;

/** Ten service tasks in a row, each of a type of its own. */
export function tenTasks(): string {
  const numbers = Array.from({ length: TASKS }, (_, index) => index + 1);
  const tasks = numbers.map((number) => `<bpmn:serviceTask id="t${number}"><bpmn:extensionElements><zeebe:taskDefinition type="${typeOf(number)}"/></bpmn:extensionElements><bpmn:incoming>f${number - 1}</bpmn:incoming><bpmn:outgoing>f${number}</bpmn:outgoing></bpmn:serviceTask>`);
  const nodes = ['start', ...numbers.map((number) => `t${number}`), 'end'];
  const flows = nodes.slice(1).map((to, index) => flow(`f${index}`, nodes[index] ?? '', to));
  return file('bench-ten', `<bpmn:startEvent id="start"><bpmn:outgoing>f0</bpmn:outgoing></bpmn:startEvent>${tasks.join('')}<bpmn:endEvent id="end"><bpmn:incoming>f${TASKS}</bpmn:incoming></bpmn:endEvent>${flows.join('')}`);
}

/** Waits for the message `go` of its `id`; a boundary timer of a year beside it. */
export const waiting = (): string =>
  file(
    'bench-waiting',
    `<bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
<bpmn:receiveTask id="wait" messageRef="go"><bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing></bpmn:receiveTask>
<bpmn:boundaryEvent id="late" attachedToRef="wait"><bpmn:outgoing>c</bpmn:outgoing><bpmn:timerEventDefinition id="year"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P365D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent><bpmn:endEvent id="over"><bpmn:incoming>c</bpmn:incoming></bpmn:endEvent>
${flow('a', 'start', 'wait')}${flow('b', 'wait', 'end')}${flow('c', 'late', 'over')}`,
    `<bpmn:message id="go" name="go"><bpmn:extensionElements><zeebe:subscription correlationKey="=id"/></bpmn:extensionElements></bpmn:message>\n`,
  );

/** Waits until the moment in `due`, then ends. */
export const timed = (): string =>
  file(
    'bench-timed',
    `<bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
<bpmn:intermediateCatchEvent id="until"><bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing><bpmn:timerEventDefinition id="moment"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=due</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
<bpmn:serviceTask id="after"><bpmn:extensionElements><zeebe:taskDefinition type="bench-after"/></bpmn:extensionElements><bpmn:incoming>b</bpmn:incoming><bpmn:outgoing>c</bpmn:outgoing></bpmn:serviceTask>
<bpmn:endEvent id="end"><bpmn:incoming>c</bpmn:incoming></bpmn:endEvent>
${flow('a', 'start', 'until')}${flow('b', 'until', 'after')}${flow('c', 'after', 'end')}`,
  );

/** Begins and ends. */
export const passing = (): string =>
  file('bench-passing', `<bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent><bpmn:endEvent id="end"><bpmn:incoming>a</bpmn:incoming></bpmn:endEvent>${flow('a', 'start', 'end')}`);
