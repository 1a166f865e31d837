/** Runs a command in front of everybody, and ends it with all its children when its time is up. */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { root } from './suites.mjs';

const running = new Set();

/**
 * @param {string[]} command program and arguments
 * @param {{ seconds: number, cwd?: string, env?: Record<string, string> }} options
 * @returns {Promise<{ ok: boolean, seconds: number, late: boolean }>}
 */
export function perform([program, ...options], { seconds, cwd = root, env = {} }) {
  const from = performance.now();
  const child = spawn(program, options, {
    cwd,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
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
      resolve({ ok: ok && !late, late, seconds: Math.round((performance.now() - from) / 100) / 10 });
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
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
