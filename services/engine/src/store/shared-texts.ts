/** What rows say again and again: names of the model, kinds and states. Anything else may be of one row alone. */
const REPEATED = [
  'bpmnProcessId', 'elementId', 'bpmnElementType', 'bpmnEventType', 'state', 'type', 'worker', 'targetElementId', 'messageName', 'catchEventId', 'signalName', 'gatewayId', 'flowId',
] as const;

type Texts = Partial<Record<(typeof REPEATED)[number], string>> & { value?: unknown };

/** Beyond so many different ones a text stays where it is: names are chosen by people, but workers by whoever writes one. */
const MOST = 20_000;
const known = new Map<string, string>();

/** Lets a row that was read, and the value in it, have texts in common with the rows before: a hundred thousand instances wait in few places. */
export function shareTexts<R extends Texts>(row: R): R {
  for (const name of REPEATED) {
    const text = row[name];
    if (typeof text === 'string') row[name] = shared(text) as R[typeof name];
  }
  if (typeof row.value === 'object' && row.value !== null) shareTexts(row.value);
  return row;
}

function shared(text: string): string {
  const held = known.get(text);
  if (held !== undefined) return held;
  if (known.size < MOST) known.set(text, text);
  return text;
}
