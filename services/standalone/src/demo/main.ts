/** `npm run demo`: a platform of its own on fresh data, seven teachers from draft to certificate or refusal, a table at the end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PlainDate } from '@attestation/contracts';
import { readRunFile, type RunFile, runningPlatform } from '../data/run-file.js';
import { join } from './link.js';
import { linesOf, tableOf } from './report.js';
import { STORIES } from './stories.js';
import { tell } from './tell.js';
import { layCommissions, layWorld } from './world.js';

const root = path(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const START = '2025-03-17T09:00';
const READY_WITHIN_MS = 120_000;

const options = readOptions();
// progress goes beside the result, so that the result can be piped
const say = (step: string): void => void process.stderr.write(`· ${step}\n`);

const dataDir = path(process.env.DATA_DIR ?? path(root, '.data'), 'demo');
const platform = await start().catch(fail);
try {
  const told = await tellAll(platform.run);
  process.stdout.write(`${options.json ? linesOf(told) : tableOf(told)}\n`);
  for (const { login, ends } of STORIES) {
    const ended = told.find(({ teacher }) => teacher === login);
    if (ended?.outcome === ends.outcome && (ended.certificateFile !== null) === ends.certificate) continue;
    process.stderr.write(`The case of ${login} should end ${ends.outcome}${ends.certificate ? ' with a certificate' : ''}; it ended ${ended?.outcome}.\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`The story broke off: ${error instanceof Error ? error.message : String(error)}\nLogs: ${path(dataDir, 'logs')}\n`);
  process.exitCode = 1;
}
await end(platform);

async function tellAll({ address, oidcIssuer, databaseUrl, demoPassword }: RunFile) {
  const today = START.slice(0, 10) as PlainDate;
  const link = await join({ address, oidcIssuer, databaseUrl, passwordOf: () => demoPassword }, today);
  // a start lays the world; where it could not, the demo does
  const commissions = existsSync(path(dataDir, 'settled')) ? await layCommissions(link.api, today) : (await layWorld(link.api, today, say)).commissions;
  return tell(link, commissions, STORIES, say, path(dataDir, 'certificates'));
}

interface Running {
  child: ChildProcess;
  run: RunFile;
}

/** Fresh data, a free port; everything the platform says while it starts is shown. */
async function start(): Promise<Running> {
  if (runningPlatform(dataDir)) throw new Error(`A demo is still running on ${dataDir}: stop it first (Ctrl-C where it runs).`);
  const before = readRunFile(dataDir)?.databaseFolder;
  if (before) rmSync(before, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  const env = { ...process.env, PORT: process.env.PORT ?? String(await freePort()) };
  const child = spawn(process.execPath, [path(root, 'services/standalone/bin/start.mjs'), '--data', dataDir, '--date', START], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (text: Buffer) => process.stderr.write(text));
  process.once('SIGINT', () => child.kill('SIGINT')).once('SIGTERM', () => child.kill('SIGTERM'));
  return { child, run: await ready(child) };
}

async function ready(child: ChildProcess): Promise<RunFile> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const run = runningPlatform(dataDir);
    if (run) return run;
    if (child.exitCode !== null) throw new Error('The platform did not start; it said why above.');
    if (performance.now() > until) throw new Error(`The platform was not ready within ${READY_WITHIN_MS / 1000} s; its logs are in ${dataDir}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function end({ child, run }: Running): Promise<void> {
  if (options.keep && process.exitCode !== 1) {
    say(`the platform stays: ${run.address} · stop with Ctrl-C`);
    await new Promise((resolve) => child.once('exit', resolve));
    return;
  }
  child.kill('SIGTERM');
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
}

function readOptions(): { json?: boolean; keep?: boolean } {
  try {
    return parseArgs({ options: { json: { type: 'boolean' }, keep: { type: 'boolean' } } }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)} Usage: npm run demo -- [--json] [--keep]`);
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
