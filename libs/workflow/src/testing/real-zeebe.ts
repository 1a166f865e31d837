import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gateway } from '../gateway/gateway.js';

export interface RealEngine {
  address: string;
  stop(): Promise<void>;
}

export const MISSING = 'No engine to test on: set ZEEBE_ADDRESS to a running one, or ZEEBE_HOME to a Zeebe 8.3 with a start script.';

/** The engine of ZEEBE_ADDRESS, or one started out of ZEEBE_HOME on ports of its own; `undefined` where neither is given. */
export async function realEngine(): Promise<RealEngine | undefined> {
  const { ZEEBE_ADDRESS: address, ZEEBE_HOME: home } = process.env;
  if (address) return { address, stop: async () => undefined };
  return home && existsSync(join(home, 'start')) ? started(home) : undefined;
}

async function started(home: string): Promise<RealEngine> {
  const data = mkdtempSync(join(tmpdir(), 'workflow-zeebe-'));
  const port = 20_000 + (process.pid % 8000) * 4;
  const child = spawn(join(home, 'start'), ['--data', data, '--port', String(port), '--management', String(port + 3)], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const atOnce = () => child.kill('SIGKILL');
  process.once('exit', atOnce);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', atOnce);
    rmSync(data, { recursive: true, force: true });
  };
  const address = `127.0.0.1:${port}`;
  await healthy(address);
  return { address, stop };
}

async function healthy(address: string): Promise<void> {
  const gateway = new Gateway(address);
  for (let second = 0; second < 60; second += 1) {
    const topology = await gateway.call('topology', {}, 1000).catch(() => undefined);
    if (topology?.brokers[0]?.partitions[0]?.health === 'HEALTHY') return gateway.close();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  gateway.close();
  throw new Error(`The engine at ${address} did not become healthy within a minute.`);
}
