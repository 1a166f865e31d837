import pg from 'pg';
import { type PackedRecords, type ExportedRecord, unpackRecords } from '@attestation/contracts/engine-records';
import type { KafkaSettings } from '@attestation/events/base';
import { startTestEngine } from '@attestation/engine/testing';
import type { Target } from './target.js';

const QUIET_MS = 150;

/** The engine of this house, on a database of its own. @param kafka where its records go too */
export async function embeddedTarget(kafka?: KafkaSettings): Promise<Target> {
  const engine = await startTestEngine(kafka);
  const database = new pg.Client({ connectionString: engine.databaseUrl });
  await database.connect();
  const known: ExportedRecord[] = [];
  let position = 0;
  const records = async (): Promise<readonly ExportedRecord[]> => {
    const { rows } = await database.query<{ position: string; value: PackedRecords }>(`select position, value from bus.log where topic = 'zeebe' and position > $1 order by position`, [position]);
    for (const row of rows) known.push(...unpackRecords(row.value));
    position = Number(rows.at(-1)?.position ?? position);
    return known;
  };
  const advance = async (milliseconds: number) => {
    engine.clock.add(milliseconds);
    for (let before = -1; before !== (await records()).length; ) {
      before = known.length;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  };
  const close = async () => {
    await database.end();
    await engine.close();
  };
  return { client: engine.client, records, advance, close };
}
