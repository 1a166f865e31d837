import fc from 'fast-check';

/** A block of a random process: it has one way in and one way out. */
export type Block =
  | { kind: 'task' }
  | { kind: 'receive' }
  | { kind: 'timer' }
  | { kind: 'sequence' | 'parallel' | 'choice'; parts: Block[] }
  | { kind: 'sub'; part: Block; boundary: 'none' | 'message' | 'timer' }
  | { kind: 'many'; sequential: boolean };

const leaf: fc.Arbitrary<Block> = fc.constantFrom<Block>({ kind: 'task' }, { kind: 'receive' }, { kind: 'timer' }, { kind: 'many', sequential: true }, { kind: 'many', sequential: false });

/** Nested blocks, three deep at most. */
export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'choice' as const), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('sub' as const), part: tie('block'), boundary: fc.constantFrom('none' as const, 'message' as const, 'timer' as const) }),
  ),
})).block;

interface Flow { id: string; from: string; to: string; condition?: string }

/** Draws a block as a BPMN file. Job types are `work`, messages `msg` with the key `k`. */
export class Drawing {
  private count = 0;
  private readonly flows: Flow[] = [];

  static of(block: Block, id: string): string {
    const drawing = new Drawing();
    const body = drawing.container(block, 'start');
    return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="urn:random">
<bpmn:message id="m" name="msg"><bpmn:extensionElements><zeebe:subscription correlationKey="=k"/></bpmn:extensionElements></bpmn:message>
<bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
  }

  private id(kind: string): string {
    this.count += 1;
    return `${kind}${this.count}`;
  }

  /** Start, block and end, with the flows between them. */
  private container(block: Block, startName: string): string {
    const outer = this.flows.splice(0);
    const [start, end] = [this.id(startName), this.id('end')];
    const { xml, first, last } = this.draw(block);
    this.connect(start, first);
    this.connect(last, end);
    const whole = `<bpmn:startEvent id="${start}">${this.ends(start)}</bpmn:startEvent>${xml}<bpmn:endEvent id="${end}">${this.ends(end)}</bpmn:endEvent>`;
    const drawn = this.withEnds(whole) + this.flowElements();
    this.flows.splice(0, this.flows.length, ...outer);
    return drawn;
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
    return xml.replace(/\{\{(\w+)\}\}/g, (_, id: string) => this.flows
      .map(({ id: flow, from, to }) => (to === id ? `<bpmn:incoming>${flow}</bpmn:incoming>` : '') + (from === id ? `<bpmn:outgoing>${flow}</bpmn:outgoing>` : ''))
      .join(''));
  }

  private flowElements(): string {
    return this.flows.map(({ id, from, to, condition }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition ? `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>`).join('');
  }

  private draw(block: Block): { xml: string; first: string; last: string } {
    switch (block.kind) {
      case 'sequence': return this.sequence(block.parts);
      case 'parallel': return this.split('parallelGateway', block.parts, () => undefined);
      case 'choice': return this.split('exclusiveGateway', block.parts, (place) => `=choice = ${place}`);
      case 'sub': return this.sub(block);
      default: return this.single(block);
    }
  }

  private single(block: Block): { xml: string; first: string; last: string } {
    const id = this.id(block.kind);
    const ends = this.ends(id);
    const job = '<zeebe:taskDefinition type="work"/>';
    const loop = (sequential: boolean) => `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="done" outputElement="=item"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`;
    const xml = block.kind === 'receive' ? `<bpmn:receiveTask id="${id}" messageRef="m">${ends}</bpmn:receiveTask>`
      : block.kind === 'timer' ? `<bpmn:intermediateCatchEvent id="${id}">${ends}<bpmn:timerEventDefinition><bpmn:timeDuration>PT10S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`
        : `<bpmn:serviceTask id="${id}"><bpmn:extensionElements>${job}</bpmn:extensionElements>${ends}${block.kind === 'many' ? loop(block.sequential) : ''}</bpmn:serviceTask>`;
    return { xml, first: id, last: id };
  }

  private sequence(parts: Block[]): { xml: string; first: string; last: string } {
    const drawn = parts.map((part) => this.draw(part));
    drawn.slice(1).forEach(({ first }, index) => this.connect(drawn[index]?.last ?? '', first));
    return { xml: drawn.map(({ xml }) => xml).join(''), first: drawn[0]?.first ?? '', last: drawn[drawn.length - 1]?.last ?? '' };
  }

  private split(gateway: string, parts: Block[], condition: (place: number) => string | undefined): { xml: string; first: string; last: string } {
    const [fork, join] = [this.id('fork'), this.id('join')];
    let byDefault = '';
    const drawn = parts.map((part, place) => {
      const inner = this.draw(part);
      const test = condition(place);
      const flow = this.connect(fork, inner.first, place === 0 ? undefined : test);
      if (test && place === 0) byDefault = ` default="${flow}"`;
      this.connect(inner.last, join);
      return inner.xml;
    });
    return { xml: `<bpmn:${gateway} id="${fork}"${byDefault}>${this.ends(fork)}</bpmn:${gateway}>${drawn.join('')}<bpmn:${gateway} id="${join}">${this.ends(join)}</bpmn:${gateway}>`, first: fork, last: join };
  }

  private sub({ part, boundary }: Extract<Block, { kind: 'sub' }>): { xml: string; first: string; last: string } {
    const id = this.id('sub');
    const inner = this.container(part, 'begin');
    const xml = `<bpmn:subProcess id="${id}">${this.ends(id)}${inner}</bpmn:subProcess>`;
    if (boundary === 'none') return { xml, first: id, last: id };
    const [event, join] = [this.id('boundary'), this.id('merge')];
    this.connect(id, join);
    this.connect(event, join);
    const definition = boundary === 'message' ? '<bpmn:messageEventDefinition messageRef="m"/>' : '<bpmn:timerEventDefinition><bpmn:timeDuration>PT25S</bpmn:timeDuration></bpmn:timerEventDefinition>';
    const event_ = `<bpmn:boundaryEvent id="${event}" attachedToRef="${id}">${this.ends(event)}${definition}</bpmn:boundaryEvent>`;
    return { xml: `${xml}${event_}<bpmn:exclusiveGateway id="${join}">${this.ends(join)}</bpmn:exclusiveGateway>`, first: id, last: join };
  }
}
