/** Small models for tests on an engine. */
interface Node {
  tag: string;
  id: string;
  attributes?: string;
  extension?: string;
  definition?: string;
}

const render = (nodes: Node[], flows: [string, string][]): string => {
  const drawn = nodes.map(({ tag, id, attributes = '', extension = '', definition = '' }) => {
    const ends = flows.map(([from, to]) => {
      const name = `f_${from}_${to}`;
      return `${to === id ? `<bpmn:incoming>${name}</bpmn:incoming>` : ''}${from === id ? `<bpmn:outgoing>${name}</bpmn:outgoing>` : ''}`;
    });
    const extensions = extension && `<bpmn:extensionElements>${extension}</bpmn:extensionElements>`;
    return `<bpmn:${tag} id="${id}" ${attributes}>${extensions}${ends.join('')}${definition}</bpmn:${tag}>`;
  });
  return [...drawn, ...flows.map(([from, to]) => `<bpmn:sequenceFlow id="f_${from}_${to}" sourceRef="${from}" targetRef="${to}" />`)].join('\n');
};

const model = (id: string, body: string) => ({
  name: `${id}.bpmn`,
  content: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="probe">
  <bpmn:message id="probed" name="probed"><bpmn:extensionElements><zeebe:subscription correlationKey="=probeId" /></bpmn:extensionElements></bpmn:message>
  <bpmn:message id="opened" name="probe-opened" />
  <bpmn:error id="refused" errorCode="REFUSED" />
  <bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process>
</bpmn:definitions>`,
});

const task = (id: string, type: string): Node => ({ tag: 'serviceTask', id, extension: `<zeebe:taskDefinition type="${type}" retries="2" />` });
const end = (id: string): Node => ({ tag: 'endEvent', id });
const inARow = (...ids: string[]): [string, string][] => ids.slice(1).map((to, i) => [ids[i] ?? '', to]);

export const TEN_STEPS = Array.from({ length: 10 }, (_, i) => `step${i}`);

export const TEN_TASKS = model(
  'probe-ten',
  render([{ tag: 'startEvent', id: 's' }, ...TEN_STEPS.map((each) => task(each, 'probe.step')), end('e')], inARow('s', ...TEN_STEPS, 'e')),
);

/** Started by a message, `a` with a caught error, a wait for a message, `b`. */
export const MESSAGES = model(
  'probe-message',
  render(
    [
      { tag: 'startEvent', id: 's', definition: '<bpmn:messageEventDefinition messageRef="opened" />' },
      task('a', 'probe.step'),
      { tag: 'boundaryEvent', id: 'caught', attributes: 'attachedToRef="a"', definition: '<bpmn:errorEventDefinition errorRef="refused" />' },
      { tag: 'receiveTask', id: 'w', attributes: 'messageRef="probed"' },
      task('b', 'probe.step'),
      task('c', 'probe.after-error'),
      end('e'),
      end('e2'),
    ],
    [...inARow('s', 'a', 'w', 'b', 'e'), ...inARow('caught', 'c', 'e2')],
  ),
);

/** A boundary event that leads nowhere: every engine refuses it. */
export const BROKEN = model(
  'probe-broken',
  render(
    [
      { tag: 'startEvent', id: 's' },
      task('a', 'probe.step'),
      { tag: 'boundaryEvent', id: 'caught', attributes: 'attachedToRef="a"', definition: '<bpmn:errorEventDefinition errorRef="refused" />' },
      end('e'),
    ],
    inARow('s', 'a', 'e'),
  ),
);
