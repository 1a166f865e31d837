/** Starts the platform as `npm start` does, on a folder of its own, for benches. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Watch } from './processes.mjs';

const PROGRAM = fileURLToPath(new URL('../../services/standalone/bin/start.mjs', import.meta.url));
const BEGIN = '2025-03-17T09:00';
const PARTS = ['ENGINE', 'ENGINE_MANAGEMENT', 'APPLICATIONS', 'TESTING', 'PORTFOLIO', 'COMMISSIONS', 'DIRECTORY', 'REGULATION', 'INTEGRATIONS', 'MONITORING', 'IDENTITY'];

/** A new folder for data, removed by `remove()` with the database that may lie elsewhere. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'attestation-bench-'));
  let database;
  return {
    folder,
    remember: () => (database = runFileOf(folder)?.databaseFolder ?? database),
    remove: () => [folder, database].filter(Boolean).forEach((each) => rmSync(each, { recursive: true, force: true })),
  };
}

/**
 * Starts it and waits for the ready line.
 * @param {{folder: string, fresh: boolean, env?: Record<string, string>}} how
 * @returns what it took: wall clock and processor seconds to the ready line, the lines of its steps; and how to stop it
 */
export async function startPlatform({ folder, fresh, env = {} }) {
  const [port, ...others] = await freePorts(1 + PARTS.length);
  const own = Object.fromEntries(PARTS.map((name, index) => [`${name}_PORT`, String(others[index])]));
  const from = performance.now();
  const child = spawn(process.execPath, [PROGRAM, '--data', folder, ...(fresh ? ['--date', BEGIN] : [])], {
    env: { ...process.env, PORT: String(port), ...own, ...env }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = new Watch(child.pid);
  const lines = await readyLines(child);
  const wall = (performance.now() - from) / 1000;
  const stop = async () => {
    watch.stop();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid, wall, cpu: watch.total(), cpuByName: watch.byName(), steps: lines.filter((line) => /: ready after /.test(line)), watch, stop };
}

function readyLines(child) {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (/The platform is ready/.test(said)) resolve(said.split('\n').map((line) => line.trim()));
    });
    child.once('exit', (code) => reject(new Error(`The platform did not start (${code}):\n${said}`)));
  });
}

const runFileOf = (folder) => {
  try {
    return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
  } catch {
    return undefined;
  }
};

/** Ports of its own: on a machine where other platforms start at the same moment, the usual ones are soon taken. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
