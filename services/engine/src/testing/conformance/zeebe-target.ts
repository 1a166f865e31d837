import { readFileSync } from 'node:fs';
import { RawClient } from '../client.js';
import { settled } from './embedded-target.js';
import type { LogRecord } from '../../domain/kernel/records.js';
import type { Target } from './driver.js';

export interface ZeebeAddresses {
  gateway: string;
  /** http://host:port of the clock endpoint */
  management: string;
  /** the file into which its debug exporter prints its records */
  log: string;
}

/** Its exporter prints a little after the answer. */
const QUIET_MS = 300;
const RECORD = /^.*exporter\.debug - (\{.*\})\s*$/;

/** A real broker, started by whoever records: its records are read from its debug exporter. */
export function zeebeTarget({ gateway, management, log }: ZeebeAddresses): Target {
  const read = () => Promise.resolve(readFileSync(log, 'utf8').split('\n').flatMap(recordIn));
  const records = () => settled(read, QUIET_MS);
  const advance = async (offsetMilli: number) => {
    await fetch(`${management}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli }) });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await records();
  };
  return { client: new RawClient(gateway), records, advance };
}

function recordIn(line: string): LogRecord[] {
  const text = RECORD.exec(line)?.[1];
  return text ? [JSON.parse(text) as LogRecord] : [];
}
