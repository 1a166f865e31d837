import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@attestation/persistence/embedded';
import type { RunFile } from '@attestation/standalone';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 120_000;

export interface PlatformOptions {
  /** its date and time at the first start, Asia/Almaty: `2025-03-17T09:00` */
  date?: string;
  /** default: a fresh temporary folder, removed by `remove` */
  dataDir?: string;
  /** ZEEBE_ADDRESS and others; the tiers set it for the tier `zeebe` */
  env?: Record<string, string>;
}

/**
 * A whole platform as a person starts it, for tests: real processes, a port of its own. On the embedded engine, or on the
 * Zeebe of ZEEBE_ADDRESS.
 */
export class TestPlatform {
  private process: ChildProcess | undefined;
  private said = '';
  run!: RunFile;

  private constructor(
    readonly dataDir: string,
    private readonly port: number,
    private readonly options: PlatformOptions,
  ) {}

  /** @throws Error with everything it said when it does not become ready */
  static async start(options: PlatformOptions = {}): Promise<TestPlatform> {
    const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'attestation-platform-'));
    if (!options.dataDir) chmodSync(dataDir, 0o755); // PostgreSQL's own user must be able to enter
    const platform = new TestPlatform(dataDir, await freePort(), options);
    await platform.again(options.date ? ['--date', options.date] : []);
    return platform;
  }

  /** The address of the web entry. */
  get address(): string {
    return this.run.address;
  }

  /** Starts it once more on the same data, after `stop` or a kill. */
  async again(args: string[] = []): Promise<void> {
    this.said = '';
    const env = { ...process.env, ...this.options.env, PORT: String(this.port), DATA_DIR: this.dataDir, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [join(root, 'services/standalone/bin/start.mjs'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.said += chunk.toString('utf8')));
    this.process = child;
    process.once('exit', () => child.kill('SIGKILL'));
    const from = performance.now();
    while (!this.said.includes('The platform is ready')) {
      if (child.exitCode !== null || performance.now() - from > READY_MS) throw new Error(`The platform did not become ready:\n${this.said}\n${this.logs()}`);
      await pause(50);
    }
    this.refresh();
  }

  /** Kills one process of it without warning; the supervisor starts another. */
  kill(name: string): void {
    this.refresh();
    signal(this.run.processes[name]?.pid, 'SIGKILL');
  }

  /** Kills everything at once without warning, the database too: as when the power fails. */
  async killAll(): Promise<void> {
    this.refresh();
    const supervisor = this.process;
    signal(supervisor?.pid, 'SIGKILL');
    for (const { pid } of Object.values(this.run.processes)) signal(pid, 'SIGKILL');
    signal(this.postmaster(), 'SIGKILL');
    while (supervisor && supervisor.signalCode === null && supervisor.exitCode === null) await pause(20);
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  /** Stops it and throws its data away. */
  async remove(): Promise<void> {
    await this.stop();
    for (const folder of [this.dataDir, this.run?.databaseFolder]) if (folder) rmSync(folder, { recursive: true, force: true });
  }

  /** The last lines of each log, for the message of a test that failed. */
  logs(lines = 20): string {
    return ['engine', 'cases', 'registers', 'front', 'database'].map((name) => `--- ${name}\n${tail(join(this.dataDir, 'logs', `${name}.log`), lines)}`).join('\n');
  }

  private refresh(): void {
    this.run = JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as RunFile;
  }

  private postmaster(): number | undefined {
    const { databaseFolder } = this.run;
    return databaseFolder ? Number(tail(join(databaseFolder, 'cluster', 'postmaster.pid'), 99).split('\n')[0]) : undefined;
  }
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(pid, name);
  } catch {
    // ended already
  }
}

function tail(file: string, lines: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
