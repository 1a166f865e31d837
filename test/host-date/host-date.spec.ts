import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { STORIES } from '@attestation/standalone/demo';
import { RULES_ASKED } from '../support/moderator-path.js';
import { atHostTime, LIBFAKETIME, WITHOUT_LIBFAKETIME } from './libfaketime.js';

const DEMO = fileURLToPath(new URL('../../services/standalone/bin/demo.mjs', import.meta.url));
const SUNDAY: [string, string] = ['a Sunday', '2027-03-07T07:00:00Z'];
/** In Almaty the year changes while the story is told. */
const NEW_YEARS_EVE: [string, string] = ['31 December', '2026-12-31T18:59:20Z'];
const AFTER_THE_CAMPAIGN: [string, string] = ['2 August', '2027-08-02T04:00:00Z'];
const DAYS = process.env.TEST_TIER === 'sample' ? [SUNDAY] : [SUNDAY, NEW_YEARS_EVE, AFTER_THE_CAMPAIGN];

if (!LIBFAKETIME) console.log(WITHOUT_LIBFAKETIME);

(LIBFAKETIME ? describe : describe.skip)('The demo on a machine where it is', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attestation-host-date-'));
    chmodSync(folder, 0o755); // PostgreSQL's own user must be able to enter
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(DAYS)('%s ends as the law says', async (_, instant) => {
    const { code, told, said } = await runDemo(folder, atHostTime(instant));
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    const lines = told.trim().split('\n').map((line) => JSON.parse(line) as { teacher: string; outcome: string; rules: string[] });
    expect(lines.map(({ teacher, outcome }) => [teacher, outcome])).toEqual(STORIES.map(({ login, ends }) => [login, ends.outcome]));
    expect(lines[0]).toMatchObject({ claimed: 'MODERATOR', commissionLevel: 'ORG', certificateNumber: '10-ORG-2025-000001' });
    expect(lines[0]?.rules.toSorted()).toEqual(RULES_ASKED.toSorted());
    expect(databaseDays(folder)).toContain(instant.slice(0, 10));
  }, 300_000);
});

function runDemo(folder: string, time: Record<string, string>): Promise<{ code: number | null; told: string; said: string }> {
  const env = { ...process.env, ...time, DATA_DIR: folder, NODE_OPTIONS: '', ZEEBE_ADDRESS: '', DATABASE_URL: '' };
  const child = spawn(process.execPath, [DEMO, '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [told, said]: [string[], string[]] = [[], []];
  child.stdout.on('data', (text: Buffer) => told.push(text.toString('utf8')));
  child.stderr.on('data', (text: Buffer) => said.push(text.toString('utf8')));
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, told: told.join(''), said: said.join('') })));
}

/** The days PostgreSQL, the last link of the tree, wrote its log on. */
const databaseDays = (folder: string): string[] => [...readFileSync(join(folder, 'demo', 'logs', 'database.log'), 'utf8').matchAll(/^\S*(\d{4}-\d{2}-\d{2})/gm)].map(([, day = '']) => day);
