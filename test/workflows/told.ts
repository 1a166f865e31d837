import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LogRecord } from '@attestation/engine/testing';

/** What happened on a path, process by process: each event of an element, a job, a timer, a variable or an incident, and how often. */
export type Told = Record<string, Record<string, number>>;

const FILE = fileURLToPath(new URL('traces.json', import.meta.url));
const SHOWN = new Set(['PROCESS_INSTANCE', 'JOB', 'TIMER', 'VARIABLE', 'INCIDENT']);
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/**
 * Of the records that were written on a path, those of the instances that began there. What a deadline does stands in no fixed order to what people
 * do at the same time; so no order is told, which the conformance cases tell.
 */
export function toldOf(records: readonly LogRecord[]): Told {
  const begun = new Map(records.filter(isBeginning).map(({ key, value }) => [key, String(value['bpmnProcessId'])]));
  const told: Told = {};
  for (const record of records) {
    const process = begun.get(record.value['processInstanceKey'] as number);
    if (process === undefined || record.recordType !== 'EVENT' || !SHOWN.has(record.valueType)) continue;
    const lines = (told[process] ??= {});
    lines[lineOf(record)] = (lines[lineOf(record)] ?? 0) + 1;
  }
  return told;
}

const isBeginning = ({ intent, value }: LogRecord): boolean => intent === 'ELEMENT_ACTIVATING' && value['bpmnElementType'] === 'PROCESS';

function lineOf({ valueType, intent, value }: LogRecord): string {
  if (valueType === 'VARIABLE') return `${valueType} ${intent} ${String(value['name'])} ${canonical(String(value['value'])).replace(UUID, 'id')}`;
  const element = value['elementId'] ?? value['targetElementId'];
  return [valueType, intent, element, value['type'] ?? value['errorType'] ?? value['bpmnElementType'] ?? ''].map(String).join(' ').trim();
}

/** Documents have no order. */
const canonical = (json: string): string => JSON.stringify(sorted(JSON.parse(json) as unknown));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}

/** What a real Zeebe told of each path. */
export const readTold = (): Record<string, Told> => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Told>) : {});

export const writeTold = (told: Record<string, Told>): void => writeFileSync(FILE, `${JSON.stringify(sorted(told), null, 1)}\n`);
