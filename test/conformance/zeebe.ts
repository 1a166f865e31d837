import { closeSync, openSync, readSync } from 'node:fs';
import { RawClient, type LogRecord } from '@attestation/engine/testing';
import type { Target } from './target.js';

interface ZeebeAddresses {
  gateway: string;
  /** http://host:port of the clock endpoint */
  management: string;
  /** the file into which its debug exporter prints its records */
  log: string;
}

/** Job deadlines are looked at once a second; timers and ends of back-off ten times as often. */
const SWEEP_MS = 1_200;
const TIMERS_MS = 300;
const PATIENCE_MS = 15_000;
/** A message that reaches nobody: once its record is printed, all before it are. */
const MARK = 'conformance-mark';
export const isMark = ({ valueType, value }: LogRecord): boolean => valueType === 'MESSAGE' && value['name'] === MARK;

/** A real broker: its records are read from what its debug exporter prints. */
function zeebeTarget({ gateway, management, log }: ZeebeAddresses, pauseMs: number): Target {
  const client = new RawClient(gateway);
  const printed = new Printed(log);
  const records = async (): Promise<readonly LogRecord[]> => {
    for (let before = -1; before !== printed.records.length; ) {
      before = printed.records.length;
      await client.call('PublishMessage', { name: MARK, correlationKey: '', timeToLive: 0 });
      await printed.nextMark();
    }
    return printed.records;
  };
  const advance = async (offsetMilli: number) => {
    await fetch(`${management}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli }) });
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await records();
  };
  return { client, records, advance, close: async () => client.close() };
}

/** The records in a log that grows, without the marks. */
class Printed {
  readonly records: LogRecord[] = [];
  private readonly file: number;
  private readonly chunk = Buffer.alloc(1 << 20);
  private position = 0;
  private rest = Buffer.alloc(0);
  private marks = 0;
  private awaited = 0;

  constructor(log: string) {
    this.file = openSync(log, 'r');
    process.once('exit', () => closeSync(this.file));
  }

  /** Reads on until one more mark was printed. @throws Error when it is not printed in time */
  async nextMark(): Promise<void> {
    this.awaited += 1;
    for (let waited = 0; waited < PATIENCE_MS; waited += 5) {
      this.read();
      if (this.marks >= this.awaited) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('The broker prints no records: it runs without its debug exporter, or is lost.');
  }

  private read(): void {
    for (let size = this.more(); size > 0; size = this.more()) {
      const lines = Buffer.concat([this.rest, this.chunk.subarray(0, size)]);
      const end = lines.lastIndexOf('\n') + 1;
      this.rest = Buffer.from(lines.subarray(end));
      for (const line of lines.toString('utf8', 0, end).split('\n')) this.take(line);
    }
  }

  private more(): number {
    const size = readSync(this.file, this.chunk, 0, this.chunk.length, this.position);
    this.position += size;
    return size;
  }

  private take(line: string): void {
    const text = RECORD.exec(line)?.[1];
    if (!text) return;
    const record = JSON.parse(text) as LogRecord;
    if (!isMark(record)) this.records.push(record);
    else if (record.intent === 'EXPIRED') this.marks += 1;
  }
}

const RECORD = /exporter\.debug - (\{.*\})\s*$/;

/**
 * The broker that a tier or the recorder was given. @param options `sweep`: wait for job deadlines too when the clock moves
 * @throws Error where its clock or its records cannot be reached
 */
export function zeebeOf(env: Readonly<Record<string, string | undefined>>, { sweep = true } = {}): Target {
  const { ZEEBE_ADDRESS: gateway, ZEEBE_CLOCK_URL: management, ZEEBE_LOG: log } = env;
  if (gateway && management && log) return zeebeTarget({ gateway, management, log }, sweep ? SWEEP_MS : TIMERS_MS);
  throw new Error('To be compared, a Zeebe needs ZEEBE_ADDRESS, ZEEBE_CLOCK_URL and, with what its debug exporter prints, ZEEBE_LOG.');
}
