import { engineRecords } from '@attestation/engine/testing';
import { withClient } from '@attestation/service-kit';
import { memoryByName, Watch } from '../processes.mjs';

/** What a platform has used so far. */
export interface Used {
  /** seconds of processor time, by process */
  cpu: Record<string, number>;
  /** of the database, the driver's own few among them: committed and rolled back, reading and writing */
  transactions: number;
  /** those of them that wrote */
  writes: number;
  /** bytes */
  wal: number;
}

/** In MB; pss: what is shared between processes counts once; rss: counted in each. */
export interface Memory {
  pss: number;
  rss: number;
  /** pss by process, the largest first */
  of: Record<string, number>;
}

const WATCH_MS = 500;

/** Watches what a platform uses: all its processes with PostgreSQL's. */
export class Costs {
  private readonly watch: Watch;

  constructor(private readonly supervisor: number, private readonly databaseUrl: () => string) {
    this.watch = new Watch(supervisor, WATCH_MS);
  }

  async used(): Promise<Used> {
    const { rows } = await withClient(this.databaseUrl(), (client) => client.query<{ transactions: string; writes: string; wal: string }>(
      `select (select sum(xact_commit + xact_rollback) from pg_stat_database where datname = current_database()) as transactions,
              pg_snapshot_xmax(pg_current_snapshot())::text as writes, pg_current_wal_lsn() - '0/0'::pg_lsn as wal`,
    ));
    const [row] = rows;
    return { cpu: Object.fromEntries(this.watch.byName()), transactions: Number(row?.transactions), writes: Number(row?.writes), wal: Number(row?.wal) };
  }

  memory(): Memory {
    const all = memoryByName(this.supervisor);
    const sum = (kind: 'pss' | 'rss'): number => all.reduce((total, [, memory]) => total + memory[kind], 0);
    return { pss: sum('pss'), rss: sum('rss'), of: Object.fromEntries(all.map(([name, { pss }]) => [name, pss])) };
  }

  /** Jobs that our engine has made, by type. */
  async jobs(): Promise<Record<string, number>> {
    const jobs: Record<string, number> = {};
    for (const { valueType, intent, value } of await engineRecords(this.databaseUrl())) {
      if (valueType === 'JOB' && intent === 'CREATED') jobs[String(value['type'])] = (jobs[String(value['type'])] ?? 0) + 1;
    }
    return jobs;
  }

  stop(): void {
    this.watch.stop();
  }
}

export function difference(from: Used, to: Used): Used {
  const cpu = Object.fromEntries(Object.entries(to.cpu).map(([name, seconds]) => [name, seconds - (from.cpu[name] ?? 0)]));
  return { cpu, transactions: to.transactions - from.transactions, writes: to.writes - from.writes, wal: to.wal - from.wal };
}

export const cpuOf = ({ cpu }: Used): number => Object.values(cpu).reduce((sum, seconds) => sum + seconds, 0);
