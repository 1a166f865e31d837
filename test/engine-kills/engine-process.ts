import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { RawClient, until } from '@attestation/engine/testing';
import { freePort } from '@attestation/persistence/embedded';
import { figureOf } from '../support/figure.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 30_000;
const started = new Set<ChildProcess>();
process.once('exit', () => started.forEach((child) => child.kill('SIGKILL'))); // a run that breaks off leaves no engine behind

/** An engine as a process of its own, as it is built. */
export class EngineProcess {
  private constructor(private readonly child: ChildProcess, readonly client: RawClient, private readonly management: number) {}

  /** @param failPoints the folder in which a file arms the point of its name. @param settings variables besides */
  static async start(databaseUrl: string, failPoints?: string, settings: Readonly<Record<string, string>> = {}): Promise<EngineProcess> {
    const [port, management] = [await freePort(), await freePort()];
    const own = { NODE_OPTIONS: '', ENGINE_DATABASE_URL: databaseUrl, ENGINE_PORT: String(port), ENGINE_MANAGEMENT_PORT: String(management) };
    const child = spawn(process.execPath, [`${root}services/engine/dist/main.js`], { cwd: root, env: { ...process.env, ...own, ...settings, ...(failPoints && { FAIL_POINTS_DIR: failPoints }) }, stdio: ['ignore', 'ignore', 'pipe'] });
    started.add(child);
    child.stderr?.resume(); // what it says of a database that dies is not asked for here
    return new EngineProcess(child, new RawClient(`127.0.0.1:${port}`), management);
  }

  /** 204: it leads. 503: it waits. Undefined: it does not answer. */
  status(): Promise<number | undefined> {
    return fetch(`http://127.0.0.1:${this.management}/ready`, { signal: AbortSignal.timeout(500) }).then(({ status }) => status, () => undefined);
  }

  /** A figure of its metrics; undefined: there is none of that name, or it does not answer. */
  figure(name: string): Promise<number | undefined> {
    return figureOf(this.management, name);
  }

  leads(): Promise<void> {
    return until(async () => (await this.status()) === 204, PATIENCE_MS);
  }

  waits(): Promise<void> {
    return until(async () => (await this.status()) === 503, PATIENCE_MS);
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async kill(): Promise<void> {
    this.client.close();
    if (!this.alive) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
