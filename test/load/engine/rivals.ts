import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareBus } from '@attestation/events';
import { freePort, startEmbeddedPostgres } from '@attestation/persistence/embedded';
import { figureOf } from '../../support/figure.js';
import { aZeebe } from '../../tiers/zeebe.mjs';
import { Gateway } from './gateway.js';

/** What is measured. */
export interface Rival {
  name: string;
  /** host:port of its gateway */
  address: string;
  stop(): Promise<void>;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const HEALTHY_MS = 60_000;

/** The engine as a process of its own, as it was built, on a new database that forces every commit to the disk. */
export class Embedded implements Rival {
  readonly name = 'embedded';
  readonly address: string;
  private child: ChildProcess;

  private constructor(private readonly databaseUrl: string, private readonly port: number, private readonly management: number, private readonly end: () => Promise<void>) {
    this.address = `127.0.0.1:${port}`;
    this.child = this.spawn();
  }

  static async start(): Promise<Embedded> {
    const folder = mkdtempSync(join(tmpdir(), 'attestation-bench-'));
    const postgres = await startEmbeddedPostgres({ dataDir: folder, settings: { shared_buffers: '96MB', jit: 'off' } });
    await prepareBus(postgres.url);
    const engine = new Embedded(postgres.url, await freePort(), await freePort(), async () => {
      await postgres.stop();
      for (const each of [folder, postgres.dataDir]) rmSync(each, { recursive: true, force: true });
    });
    await engine.healthy();
    return engine;
  }

  /** A figure of its metrics. */
  figure(name: string): Promise<number | undefined> {
    return figureOf(this.management, name);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @param settings variables besides. @returns seconds from its death until the next one, which is started at once, answers as the writer */
  async killAndRestart(settings: Readonly<Record<string, string>> = {}): Promise<number> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
    const from = performance.now();
    this.child = this.spawn(settings);
    await this.healthy();
    return (performance.now() - from) / 1000;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
    await this.end();
  }

  private spawn(settings: Readonly<Record<string, string>> = {}): ChildProcess {
    const env = { ...process.env, ...settings, NODE_OPTIONS: '', DATABASE_URL: this.databaseUrl, ENGINE_PORT: String(this.port), ENGINE_MANAGEMENT_PORT: String(this.management) };
    return spawn(process.execPath, [at('../../../services/engine/dist/main.js')], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  }

  private async healthy(): Promise<void> {
    const gateway = new Gateway(this.address);
    const until = performance.now() + HEALTHY_MS;
    while (!(await gateway.isHealthy())) {
      if (performance.now() > until) throw new Error('The engine is not healthy.');
      await pause(20);
    }
    gateway.close();
  }
}

/** A gateway of the same make that keeps its jobs in memory alone: what the transport allows. */
export async function nothingStored(): Promise<Rival> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--conditions=source', '--import', at('../../support/from-source.mjs'), at('./nothing-stored.ts'), String(port)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { name: 'nothing stored', address: `127.0.0.1:${port}`, stop };
}

/** The real one, where there is one: of ZEEBE_HOME or ZEEBE_ADDRESS. */
export async function zeebe(): Promise<Rival | undefined> {
  const found = await aZeebe();
  if ('env' in found) return { name: 'zeebe', address: found.env['ZEEBE_ADDRESS'] ?? '', stop: found.stop };
  console.log(found.missing);
  return undefined;
}
