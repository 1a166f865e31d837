import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareBus } from '@attestation/events';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@attestation/persistence/embedded';

/** A PostgreSQL that forces everything to the disk, and can be killed with all its processes. */
export class Database {
  private constructor(private readonly folder: string, private current: EmbeddedPostgres) {}

  static async start(): Promise<Database> {
    const folder = mkdtempSync(join(tmpdir(), 'engine-kills-'));
    const database = new Database(folder, await startEmbeddedPostgres({ dataDir: folder, settings: { shared_buffers: '64MB' } }));
    process.once('exit', () => signal(database.current.pid, 'SIGQUIT'));
    await prepareBus(database.url);
    return database;
  }

  get url(): string {
    return this.current.url;
  }

  /** As when the power fails, and comes again: at the same address. */
  async kill(): Promise<void> {
    const { pid, port, exited } = this.current;
    const all = [pid, ...childrenOf(pid)];
    for (const each of all) signal(each, 'SIGKILL');
    await exited;
    this.current = await startEmbeddedPostgres({ dataDir: this.folder, port, settings: { shared_buffers: '64MB' } });
  }

  async remove(): Promise<void> {
    await this.current.stop();
    for (const folder of [this.folder, this.current.dataDir]) rmSync(folder, { recursive: true, force: true });
  }
}

const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended already
  }
}
