import type { LogRecord } from '@attestation/engine/testing';

const SHOWN = new Set(['PROCESS_INSTANCE', 'JOB', 'VARIABLE', 'INCIDENT', 'TIMER']);
const KEY = /\b2251799813\d{6}\b/g;

/** The events of each instance in order, its keys as symbols in the order of their appearance. */
export function traceOf(records: readonly LogRecord[]): string[][] {
  const symbols = new Symbols();
  const instances = new Map<string, string[]>();
  for (const record of records) {
    if (record.recordType !== 'EVENT' || !SHOWN.has(record.valueType)) continue;
    const instance = symbols.of(record.value['processInstanceKey']);
    const lines = instances.get(instance) ?? [];
    instances.set(instance, lines);
    lines.push(lineOf(record, symbols));
  }
  return [...instances.values()].map(variablesInOrder);
}

function lineOf({ valueType, intent, key, value }: LogRecord, symbols: Symbols): string {
  const own = valueType === 'VARIABLE' ? [] : [symbols.of(key)];
  return [valueType, intent, ...own, ...details(valueType, value, symbols)].join(' ');
}

/** Variables that are written together come in the order of a document, which is none. */
function variablesInOrder(lines: string[]): string[] {
  const ordered: string[] = [];
  let together: string[] = [];
  for (const line of [...lines, '']) {
    if (line.startsWith('VARIABLE ')) together.push(line);
    else {
      ordered.push(...together.sort(), line);
      together = [];
    }
  }
  return ordered.slice(0, -1);
}

class Symbols {
  private readonly known = new Map<string, string>();

  of(key: unknown): string {
    const text = String(key);
    if (text === '-1') return '-';
    const symbol = this.known.get(text) ?? `k${this.known.size + 1}`;
    this.known.set(text, symbol);
    return symbol;
  }
}

function details(valueType: string, value: LogRecord['value'], symbols: Symbols): string[] {
  const texts = (...names: string[]) => names.map((name) => String(value[name]));
  if (valueType === 'PROCESS_INSTANCE') return [...texts('elementId', 'bpmnElementType', 'bpmnEventType'), `in ${symbols.of(value['flowScopeKey'])}`];
  if (valueType === 'VARIABLE') return [...texts('name'), canonical(String(value['value'])), `in ${symbols.of(value['scopeKey'])}`];
  // an error that nobody catches gives the job of a real broker another element id: it is left out
  if (valueType === 'JOB') return texts('type', 'retries', 'errorCode');
  if (valueType === 'TIMER') return [...texts('targetElementId', 'repetitions')];
  // nor has an error that nobody catches an element id there
  const element = value['errorType'] === 'UNHANDLED_ERROR_EVENT' ? [] : texts('elementId');
  return [...texts('errorType'), ...element, String(value['errorMessage']).split('\n')[0]?.replace(KEY, 'key') ?? ''];
}

/** Documents have no order. */
function canonical(json: string): string {
  return JSON.stringify(sorted(JSON.parse(json) as unknown));
}

/** The longest text that a golden holds whole. */
const LONG = 2_000;

function sorted(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONG) return `${value.slice(0, 40)}… (${value.length} characters)`;
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}

/** What was observed, with keys as one symbol and members in order. */
export function normalised(value: unknown): unknown {
  return sorted(JSON.parse(JSON.stringify(value).replace(KEY, 'key')) as unknown);
}
