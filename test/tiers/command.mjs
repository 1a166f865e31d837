/** Runs a command, and ends it with all its children when its time is up. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from './suites.mjs';

const running = new Set();

/**
 * @param {string[]} command program and arguments
 * @param {{ title: string, seconds: number, cwd?: string, env?: Record<string, string>, live?: boolean }} options
 *   `live`: what it says is shown at once; otherwise at its end, in one piece, as others may be running beside it
 * @returns {Promise<{ ok: boolean, seconds: number, late: boolean }>}
 */
export function perform([program, ...options], { title, seconds, cwd = root, env = {}, live = false }) {
  const from = performance.now();
  console.log(`\n== ${title} …`);
  const said = live ? undefined : sayingInto(join(tmpdir(), `attestation-said-${process.pid}-${running.size}-${Math.round(from)}`));
  const child = spawn(program, options, {
    cwd,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', ...env },
    stdio: ['ignore', said?.file ?? 'inherit', said?.file ?? 'inherit'],
    detached: process.platform !== 'win32', // a group of its own, to be ended whole
  });
  running.add(child);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child, 'SIGTERM');
    setTimeout(() => endGroup(child, 'SIGKILL'), 10_000).unref();
  }, seconds * 1000);
  return new Promise((resolve) => {
    const end = (ok) => {
      clearTimeout(timer);
      running.delete(child);
      if (said) console.log(`\n== ${title}\n${said.all()}`);
      resolve({ ok: ok && !late, late, seconds: Math.round((performance.now() - from) / 100) / 10 });
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/** A file instead of a pipe: whatever a command leaves running may hold it open, and nobody waits for that. */
function sayingInto(path) {
  const file = openSync(path, 'w');
  const all = () => {
    const text = readFileSync(path, 'utf8').trimEnd();
    closeSync(file);
    rmSync(path);
    return text;
  };
  return { file, all };
}

/** Ends whatever still runs: for Ctrl-C. */
export function endAll() {
  for (const child of running) endGroup(child, 'SIGTERM');
}

function endGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // ended already
  }
}
