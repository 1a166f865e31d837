import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportKind } from '@attestation/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMINISTRATOR } from '../demo/people.js';
import { fixturePersonalNumber } from '../demo/personal-numbers.js';
import { startDirectoryAlone, type DirectoryAlone } from '../testing/directory.js';
import { registerBehind } from './register.js';
import { jsonReport } from './report.js';
import { runImport } from './run-import.js';

const PERSONS = 2_300;

let directory: DirectoryAlone;
let folder: string;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  directory = await startDirectoryAlone();
}, 60_000);
afterAll(async () => {
  await directory?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, lines: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
};
/** Stops after so many batches, as somebody would by Ctrl-C. */
const take = async (kind: ImportKind, path: string, batches = Infinity): Promise<{ code: number; last: Record<string, unknown> }> => {
  let left = batches;
  const world = { register: registerBehind(directory.api, ADMINISTRATOR), platform: 'here', report: jsonReport((line) => void said.push(line)), screen: { write: () => true }, isStopped: () => left-- <= 0 };
  const code = await runImport({ kind, file: path, dryRun: false, allOrNothing: false, restart: false, json: true, language: 'kk', dataDir: folder, login: ADMINISTRATOR }, world);
  return { code, last: JSON.parse(said.at(-1) ?? '{}') as Record<string, unknown> };
};
const number = (n: number): string => fixturePersonalNumber(n % 4_000, n < 4_000 ? '850412' : '860412');

describe('tables taken over into a directory', () => {
  it('go in with their wrong lines named, over an interruption, and each is told once', async () => {
    const schools = file('organisations.csv', ['code;placeCode;nameKk;nameRu;nameEn;kind;subordination', 'S-1;11;"№ 1 ""Үлгі"" мектебі";"Школа; № 1";School No. 1;SCHOOL;DISTRICT', 'S-2;98;а;а;а;SCHOOL;DISTRICT']);
    expect((await take('organisations', schools)).last['totals']).toEqual({ CREATED: 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 });

    const lines = Array.from({ length: PERSONS }, (_, n) => `${number(n)};Адам ${n}`);
    lines[1_234] = `${(lines[1_234] ?? '').replace(/^\d/, (digit) => String((Number(digit) + 1) % 10))}`;
    const persons = file('persons.csv', ['\ufeffpersonalNumber;name', ...lines]);
    const stopped = await take('persons', persons, 2);
    expect([stopped.code, stopped.last['complete'], stopped.last['lines']]).toEqual([1, false, 1_000]);
    const resumed = await take('persons', persons);
    expect([resumed.last['complete'], resumed.last['totals']]).toEqual([true, { CREATED: PERSONS - 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 }]);
    expect(said.some((line) => line.startsWith('{"line":1236,"errors":[{"column":"personalNumber","code":"PERSONAL_NUMBER_INVALID"'))).toBe(true);

    const posts = Array.from({ length: PERSONS }, (_, n) => `${number(n)};S-1;мұғалім;SECONDARY;01.09.2020;4;6;2025-03-01`);
    const employments = file('employments.csv', ['personalNumber;organisationCode;post;positionGroup;from;serviceYears;serviceMonths;serviceAsOf', ...posts]);
    expect((await take('employments', employments)).last['totals']).toEqual({ CREATED: PERSONS - 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 });
    expect((await take('employments', employments)).last['totals']).toEqual({ CREATED: 0, CHANGED: 0, UNCHANGED: PERSONS - 1, REFUSED: 1 });

    const told = await directory.sql<{ name: string; facts: number; keys: number }>(
      `select name, count(*)::int as facts, count(distinct key)::int as keys from directory.outbox
        where name in ('kz.ustaz.directory.person-changed.v1', 'kz.ustaz.directory.employment-changed.v1') and key <> '${ADMINISTRATOR}' group by name order by name`,
    );
    expect(told.map(({ facts, keys }) => [facts, keys])).toEqual([[PERSONS - 1, PERSONS - 1], [PERSONS - 1, PERSONS - 1]]);
  }, 120_000);

  it('leave no personal number behind: not in what is said, nor in logs, nor in the files of progress', async () => {
    const path = file('left.csv', ['personalNumber;name', ...Array.from({ length: 1_200 }, (_, n) => `${number(3_000 + n)};Б ${n}`), '123456789012;Қате']);
    await take('persons', path, 1);

    const kept = readdirSync(join(folder, 'imports')).map((name) => readFileSync(join(folder, 'imports', name), 'utf8'));
    expect(kept).toHaveLength(1);
    await take('persons', path);
    const everything = [...said, ...directory.logs, ...kept].join('\n');
    for (const each of [number(0), number(3_000), number(4_100), '123456789012']) expect(everything).not.toContain(each);
  }, 60_000);
});
