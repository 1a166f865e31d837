import type { Activity, Block, Handler, Loop, Trigger, Work } from './blocks.js';

interface Flow { id: string; from: string; to: string; condition?: string }
/** What was drawn: `last` is undefined where the path ends inside. */
interface Drawn { xml: string; first: string; last?: string }

/**
 * Draws a block as a BPMN file. Variables that it reads: `k` (correlation key), `items` (a list), `choice` (a number), `x`.
 * Job types are `work`, messages `a` to `d`, errors `e1`, `e2`, escalations `x1`, `x2`, signals the id with `-p`, `-q`, `-r`; called processes are in
 * the same file, named by the id and a number.
 */
export class Drawing {
  private count = 0;
  private readonly flows: Flow[] = [];
  private readonly called: string[] = [];

  private constructor(private readonly processId: string) {}

  static of(block: Block, id: string): string {
    const drawing = new Drawing(id);
    const processes = drawing.process(id, block) + drawing.called.join('');
    return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="urn:random">
${DECLARED}\n${signals(id)}${processes}</bpmn:definitions>`;
  }

  private process(id: string, block: Block): string {
    return `<bpmn:process id="${id}" isExecutable="true">\n${this.container(block)}</bpmn:process>\n`;
  }

  private id(kind: string): string {
    this.count += 1;
    return `${kind}${this.count}`;
  }

  /** Start, block and end, with the flows between them, and what else the scope holds. */
  private container(block: Block, { start: definition = '', interrupting = true, events = [] as Handler[] } = {}): string {
    const outer = this.flows.splice(0);
    const start = this.id('start');
    const drawn = this.draw(block);
    this.connect(start, drawn.first);
    const end = this.endAfter(drawn);
    const subs = events.map((event) => this.eventSub(event)).join('');
    const startXml = `<bpmn:startEvent id="${start}"${interrupting ? '' : ' isInterrupting="false"'}>${this.ends(start)}${definition}</bpmn:startEvent>`;
    const whole = this.withEnds(`${startXml}${drawn.xml}${end}`) + this.flowElements() + subs;
    this.flows.splice(0, this.flows.length, ...outer);
    return whole;
  }

  private endAfter({ last }: Drawn): string {
    if (last === undefined) return '';
    const end = this.id('end');
    this.connect(last, end);
    return `<bpmn:endEvent id="${end}">${this.ends(end)}</bpmn:endEvent>`;
  }

  private eventSub({ trigger, interrupting, part }: Handler): string {
    return `<bpmn:subProcess id="${this.id('event')}" triggeredByEvent="true">${this.container(part, { start: definitionOf(trigger), interrupting })}</bpmn:subProcess>`;
  }

  private connect(from: string, to: string, condition?: string): string {
    const id = this.id('flow');
    this.flows.push({ id, from, to, condition });
    return id;
  }

  /** A place that is filled with the flows of an element once all are known. */
  private ends(id: string): string {
    return `{{${id}}}`;
  }

  private withEnds(xml: string): string {
    const named = (element: string, flows: Flow[]) => flows.map(({ id }) => `<bpmn:${element}>${id}</bpmn:${element}>`).join('');
    return xml.replace(/\{\{(\w+)\}\}/g, (_, id: string) => named('incoming', this.flows.filter(({ to }) => to === id)) + named('outgoing', this.flows.filter(({ from }) => from === id)));
  }

  private flowElements(): string {
    return this.flows.map(({ id, from, to, condition }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition ? `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>\n`).join('');
  }

  private draw(block: Block): Drawn {
    switch (block.kind) {
      case 'sequence': return this.sequence(block.parts);
      case 'parallel': return this.split('parallelGateway', block.parts, () => undefined);
      case 'choice': return this.split('exclusiveGateway', block.parts, (place) => `=choice = ${place}`);
      case 'several': return this.split('inclusiveGateway', block.parts, (place) => `=choice &gt;= ${place}`, 'exclusiveGateway');
      case 'race': return this.race(block);
      case 'activity': return this.activity(block);
      case 'end': return this.end(block.of);
      case 'catch': return this.single('intermediateCatchEvent', block.kind, definitionOf(block.trigger));
      case 'throw': return this.single('intermediateThrowEvent', block.kind, ...thrownOf(block.of));
      case 'link': return this.link();
      case 'timer': return this.single('intermediateCatchEvent', block.kind, definitionOf({ kind: 'timer', cycle: false }));
      case 'manual': return this.single('manualTask', block.kind);
      case 'script': return this.single('scriptTask', block.kind, '', '<zeebe:script expression="=x + 1" resultVariable="x"/>');
    }
  }

  private single(element: string, kind: string, definition = '', extension = ''): Drawn {
    const id = this.id(kind);
    const extensions = extension && `<bpmn:extensionElements>${extension}</bpmn:extensionElements>`;
    return { xml: `<bpmn:${element} id="${id}">${extensions}${this.ends(id)}${definition}</bpmn:${element}>\n`, first: id, last: id };
  }

  private end(of: EndOf): Drawn {
    const { xml, first } = this.single('endEvent', 'stop', ...thrownOf(of));
    return { xml, first };
  }

  /** Out of sight from one event to the next. */
  private link(): Drawn {
    const name = `link${this.count}`;
    const definition = (id: string) => `<bpmn:linkEventDefinition id="${id}" name="${name}"/>`; // Zeebe breaks down over one without an id
    const thrower = this.single('intermediateThrowEvent', 'link', definition(`${name}-thrown`));
    const catcher = this.single('intermediateCatchEvent', 'linked', definition(`${name}-caught`));
    return { xml: thrower.xml + catcher.xml, first: thrower.first, last: catcher.last };
  }

  /** What stands behind the end of a path is left out. */
  private sequence([first, ...rest]: Block[]): Drawn {
    if (!first) throw new Error('a sequence of nothing');
    const whole = this.draw(first);
    for (const block of rest) {
      if (whole.last === undefined) break;
      const next = this.draw(block);
      this.connect(whole.last, next.first);
      whole.xml += next.xml;
      whole.last = next.last;
    }
    return whole;
  }

  private split(gateway: string, parts: Block[], condition: (place: number) => string | undefined, joining = gateway): Drawn {
    const fork = this.id('fork');
    let byDefault = '';
    const drawn = parts.map((part, place) => {
      const inner = this.draw(part);
      const test = condition(place);
      const flow = this.connect(fork, inner.first, place === 0 ? undefined : test);
      if (test && place === 0) byDefault = ` default="${flow}"`;
      return inner;
    });
    const { xml, last } = this.join(joining, drawn);
    return { xml: `<bpmn:${gateway} id="${fork}"${byDefault}>${this.ends(fork)}</bpmn:${gateway}>\n${xml}`, first: fork, last };
  }

  private join(gateway: string, drawn: Drawn[]): { xml: string; last?: string } {
    const xml = drawn.map((each) => each.xml).join('');
    const lasts = drawn.flatMap(({ last }) => (last === undefined ? [] : [last]));
    if (lasts.length === 0) return { xml };
    const join = this.id('join');
    for (const last of lasts) this.connect(last, join);
    return { xml: `${xml}<bpmn:${gateway} id="${join}">${this.ends(join)}</bpmn:${gateway}>\n`, last: join };
  }

  private race({ trigger, parts }: Extract<Block, { kind: 'race' }>): Drawn {
    const gateway = this.id('race');
    const events = [{ kind: 'catch' as const, trigger }, { kind: 'timer' as const }];
    const drawn = events.map((event, place) => this.sequence([event, parts[place] as Block]));
    for (const { first } of drawn) this.connect(gateway, first);
    const { xml, last } = this.join('exclusiveGateway', drawn);
    return { xml: `<bpmn:eventBasedGateway id="${gateway}">${this.ends(gateway)}</bpmn:eventBasedGateway>\n${xml}`, first: gateway, last };
  }

  private activity({ work, boundaries, loop }: Activity): Drawn {
    const id = this.id(work.kind);
    const { element, attributes = '', extensions = '', inside = '' } = this.work(work);
    const xml = `<bpmn:${element} id="${id}"${attributes}>${extensions && `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`}${this.ends(id)}${loop ? loopXml(loop) : ''}${inside}</bpmn:${element}>\n`;
    const whole = { xml, first: id, last: id };
    if (boundaries.length === 0) return whole;
    return { ...this.join('exclusiveGateway', [whole, ...boundaries.map((boundary) => this.boundary(id, boundary))]), first: id };
  }

  private work(work: Work): { element: string; attributes?: string; extensions?: string; inside?: string } {
    if (work.kind === 'task') return { element: 'serviceTask', extensions: `<zeebe:taskDefinition type="work"/>${mappings(work.mapped)}` };
    if (work.kind === 'receive') return { element: 'receiveTask', attributes: ` messageRef="m-${work.name}"` };
    if (work.kind === 'sub') return { element: 'subProcess', inside: this.container(work.part, { events: work.events }) };
    const place = this.called.push(''); // taken before what it calls itself
    const called = `${this.processId}-${place}`;
    this.called[place - 1] = this.process(called, work.part);
    return { element: 'callActivity', extensions: `<zeebe:calledElement processId="${called}" propagateAllParentVariables="${work.down}" propagateAllChildVariables="${work.up}"/>${mappings(work.down ? 'none' : 'call')}` };
  }

  private boundary(id: string, { trigger, interrupting, part }: Handler): Drawn {
    const event = this.id('boundary');
    const drawn = this.draw(part);
    this.connect(event, drawn.first);
    const xml = `<bpmn:boundaryEvent id="${event}" attachedToRef="${id}"${interrupting ? '' : ' cancelActivity="false"'}>${this.ends(event)}${definitionOf(trigger)}</bpmn:boundaryEvent>\n`;
    return { xml: xml + drawn.xml, first: event, last: drawn.last };
  }
}

const DECLARED = [
  ...['a', 'b', 'c', 'd'].map((name) => `<bpmn:message id="m-${name}" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="=k"/></bpmn:extensionElements></bpmn:message>`),
  ...['e1', 'e2'].map((code) => `<bpmn:error id="${code}" errorCode="${code}"/>`),
  ...['x1', 'x2'].map((code) => `<bpmn:escalation id="${code}" escalationCode="${code}"/>`),
].join('\n');

/** Signals reach whoever waits anywhere: those of a model have names of their own. */
const signals = (id: string): string => ['p', 'q', 'r'].map((name) => `<bpmn:signal id="s-${name}" name="${id}-${name}"/>\n`).join('');

type EndOf = Extract<Block, { kind: 'end' }>['of'];

/** The definition of a throwing event, and its extensions. */
function thrownOf(of: EndOf): [string, string?] {
  switch (of) {
    case 'none': return [''];
    case 'terminate': return ['<bpmn:terminateEventDefinition/>'];
    case 'job': return ['<bpmn:messageEventDefinition/>', '<zeebe:taskDefinition type="work"/>'];
    case 'signal': return ['<bpmn:signalEventDefinition signalRef="s-r"/>'];
    case 'x1': case 'x2': return [`<bpmn:escalationEventDefinition escalationRef="${of}"/>`];
    default: return [`<bpmn:errorEventDefinition errorRef="${of}"/>`];
  }
}

function definitionOf(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'message': return `<bpmn:messageEventDefinition messageRef="m-${trigger.name}"/>`;
    case 'signal': return `<bpmn:signalEventDefinition signalRef="s-${trigger.name}"/>`;
    case 'escalation': return `<bpmn:escalationEventDefinition${trigger.code && ` escalationRef="${trigger.code}"`}/>`;
    case 'error': return `<bpmn:errorEventDefinition${trigger.code && ` errorRef="${trigger.code}"`}/>`;
    case 'timer': return `<bpmn:timerEventDefinition>${trigger.cycle ? '<bpmn:timeCycle>R/PT10M</bpmn:timeCycle>' : '<bpmn:timeDuration>PT10M</bpmn:timeDuration>'}</bpmn:timerEventDefinition>`;
  }
}

function mappings(kind: 'none' | 'in' | 'out' | 'both' | 'call'): string {
  if (kind === 'none') return '';
  const inputs = kind === 'call' ? ['k', 'items', 'choice', 'x'].map((name) => [name, name]) : kind === 'out' ? [] : [['x', 'x'], ['{v: x}', 'inner.deep']];
  const outputs = kind === 'out' || kind === 'both' ? [['y', 'x'], ['choice', 'taken.choice']] : [];
  const lines = (name: string, pairs: (string | undefined)[][]) => pairs.map(([source, target]) => `<zeebe:${name} source="=${source ?? ''}" target="${target ?? ''}"/>`).join('');
  return `<zeebe:ioMapping>${lines('input', inputs)}${lines('output', outputs)}</zeebe:ioMapping>`;
}

function loopXml({ sequential, untilFirst }: Loop): string {
  const condition = untilFirst ? '<bpmn:completionCondition>=numberOfCompletedInstances &gt;= 1</bpmn:completionCondition>' : '';
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="done" outputElement="=item"/></bpmn:extensionElements>${condition}</bpmn:multiInstanceLoopCharacteristics>`;
}
