import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { FACT_SCHEMAS } from './facts.js';
import { JobType } from './jobs.js';
import { MESSAGE_OWNERS, MessageName } from './messages.js';
import { SERVICES } from './routes.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = readFileSync(at('../CATALOGUE.md'), 'utf8');
const source = readFileSync(at('./jobs.ts'), 'utf8');

interface Row { owner: string; elements: string[]; job: string; in: string[]; out: string[]; errors: string[]; message: string; key: string; facts: string[]; deadline: string }

const list = (cell: string) => (cell === '–' ? [] : cell.split(/,\s*/));
const rows: Row[] = page
  .split('\n')
  .filter((line) => /^\| [0-9]/.test(line))
  .map((line) => {
    const [, , owner, elements, job, given, out, errors, message, facts, deadline] = line.slice(2, -2).split(' | ').map((cell) => cell.trim());
    const [, name = '', key = ''] = /^(\S+) \((\w+)\)$/.exec(message!) ?? [];
    return { owner: owner!, elements: list(elements!), job: job!, in: list(given!), out: list(out!), errors: list(errors!), message: name, key, facts: list(facts!), deadline: deadline! };
  });

/** What the models hold, read from their XML: enough to compare names. */
const models = readdirSync(at('../../../workflows/attestation')).map((file) => {
  const xml = readFileSync(at(`../../../workflows/attestation/${file}`), 'utf8');
  const process = /<bpmn:process id="([^"]+)"/.exec(xml)?.[1] ?? '';
  const messages = new Map([...xml.matchAll(/<bpmn:message id="([^"]+)" name="([^"]+)"[^>]*?(?:\/>|>([\s\S]*?)<\/bpmn:message>)/g)].map(([, id, name, body]) => [id!, { name: name!, key: /correlationKey="=(\w+)"/.exec(body ?? '')?.[1] ?? 'attestationId' }]));
  const elements = [...xml.matchAll(/<bpmn:(serviceTask|receiveTask|startEvent|intermediateCatchEvent|boundaryEvent) id="([^"]+)"[^>]*?(?:\/>|>([\s\S]*?)<\/bpmn:\1>)/g)].map(([whole, kind, id, body = '']) => ({
    id: `${process}#${id}`,
    kind,
    job: /zeebe:taskDefinition type="([^"]+)"/.exec(body)?.[1],
    message: messages.get(/messageRef="([^"]+)"/.exec(whole)?.[1] ?? ''),
    timer: /=(deadlines\.\w+)</.exec(body)?.[1],
  }));
  const timers = [...xml.matchAll(/=(deadlines\.\w+)</g)].map(([, name]) => name!);
  return { process, elements, timers, messages: [...messages.values()] };
});
const elements = models.flatMap((model) => model.elements);

/** The members of a job's contract as written in jobs.ts, for the errors. */
const errorsOf = (job: string) => /errors: ([^}]+?)[ ;}]/.exec(source.slice(source.indexOf(`'${job}': {`)))?.[1];

describe('the catalogue of transitions', () => {
  it('names an existing service as owner of each transition, and each job belongs to the service it is named after', () => {
    for (const row of rows) {
      expect(Object.keys(SERVICES)).toContain(row.owner);
      if (row.job !== '–') expect(row.job.split('.')[0]).toBe(row.owner);
    }
  });

  it('holds every job type of the code, and none besides', () => {
    expect([...new Set(rows.map((row) => row.job).filter((job) => job !== '–'))].sort()).toEqual(Object.values(JobType).sort());
  });

  it('says of every service task of the models which job it is', () => {
    const drawn = elements.filter((element) => element.job).map((element) => [element.id, element.job]);
    const told = rows.filter((row) => row.job !== '–').flatMap((row) => row.elements.map((element) => [element, row.job]));
    expect(told.sort()).toEqual(drawn.sort());
  });

  it('says of every waiting element which message wakes it and by which key', () => {
    const drawn = elements.filter((element) => element.message).map((element) => [element.id, element.message?.name, element.message?.key]);
    const told = rows.filter((row) => row.message).flatMap((row) => row.elements.map((element) => [element, row.message, row.key]));
    expect(told.sort()).toEqual(drawn.sort());
  });

  it('knows every message of the code, with an owner that publishes it and sees its effect', () => {
    expect(rows.map((row) => row.message).filter(Boolean).sort()).toEqual(Object.values(MessageName).sort());
    for (const row of rows.filter((each) => each.message)) {
      const { owner, provedBy } = MESSAGE_OWNERS[row.message as MessageName];
      expect(owner).toBe(row.owner);
      expect([...Object.values(JobType), ...Object.keys(FACT_SCHEMAS)]).toEqual(expect.arrayContaining([...provedBy]));
    }
  });

  it('names every fact of the platform', () => {
    const named = new Set([...rows.flatMap((row) => row.facts), ...[...page.matchAll(/`((?:directory|regulation|portfolio)\.[a-z-]+)`/g)].map(([, fact]) => fact!)]);
    expect([...named].map((fact) => `kz.ustaz.${fact}.v1`).sort()).toEqual(Object.keys(FACT_SCHEMAS).sort());
  });

  it('names the deadline of every timer', () => {
    const drawn = new Set(models.flatMap((model) => model.timers));
    const told = new Set(rows.map((row) => row.deadline).filter((deadline) => deadline !== '–'));
    expect([...told].sort()).toEqual([...drawn].sort());
  });

  it('names the error codes a job may answer with', () => {
    for (const row of rows.filter((each) => each.job !== '–')) {
      expect({ job: row.job, errors: row.errors.map((code) => `'${code}'`).join(' | ') || 'never' }).toEqual({ job: row.job, errors: errorsOf(row.job) });
    }
  });
});
