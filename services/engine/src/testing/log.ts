import { type ExportedRecord, type PackedRecords, unpackRecords } from '@attestation/contracts/engine-records';
import { withClient } from '@attestation/service-kit';

/** All records that the engine has put onto the bus of a database, in their order. */
export async function engineRecords(databaseUrl: string): Promise<ExportedRecord[]> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ value: PackedRecords }>(`select value from bus.log where topic = 'zeebe' order by position`));
  return rows.flatMap(({ value }) => unpackRecords(value));
}
