import pg from 'pg';
import type { LogRecord } from '../../domain/kernel/records.js';
import type { TestEngine } from '../engine.js';
import type { Target } from './driver.js';

/** The engine of this package. */
export async function embeddedTarget(engine: TestEngine): Promise<Target & { close(): Promise<void> }> {
  const database = new pg.Client({ connectionString: engine.databaseUrl });
  await database.connect();
  const records = async (): Promise<LogRecord[]> => {
    const { rows } = await database.query<{ value: { records: LogRecord[] } }>(`select value from bus.log where topic = 'zeebe' order by position`);
    return rows.flatMap(({ value }) => value.records);
  };
  return {
    client: engine.client,
    records,
    advance: async (milliseconds) => {
      engine.clock.add(milliseconds);
      await settled(records, 150);
    },
    close: () => database.end(),
  };
}

/** Waits until no record has come for a while. */
export async function settled(records: () => Promise<LogRecord[]>, quietMs: number): Promise<LogRecord[]> {
  let before = await records();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    const now = await records();
    if (now.length === before.length) return now;
    before = now;
  }
}
