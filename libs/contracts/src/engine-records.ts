import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRawSync } from 'node:zlib';
import { wholeValue } from './engine-record-values.js';

const compress = promisify(deflateRaw);

/** The release of Zeebe whose protocol and records the embedded engine speaks. */
export const BROKER_VERSION = '8.3.13';

export type RecordType = 'COMMAND' | 'EVENT' | 'COMMAND_REJECTION';

/** A record as the embedded engine notes it: what is the same in all of them is left out. */
export interface NotedRecord {
  position: number;
  /** the command that began the batch; −1 for that command itself */
  sourceRecordPosition: number;
  key: number;
  /** epoch ms */
  timestamp: number;
  recordType: RecordType;
  valueType: string;
  intent: string;
  /** of a rejection alone */
  rejectionType?: string;
  rejectionReason?: string;
  value: Readonly<Record<string, unknown>>;
}

/** A record of the log in the JSON form of Zeebe's exporters. */
export interface ExportedRecord extends NotedRecord {
  partitionId: number;
  rejectionType: string;
  rejectionReason: string;
  brokerVersion: string;
  recordVersion: number;
  authorizations: Readonly<Record<string, unknown>>;
}

/** What stands in a row of the bus's topic `zeebe`: the records of one micro-batch, deflated, in base64. */
export interface PackedRecords {
  deflated: string;
}

/** What the engine keeps repeats itself so much that a tenth of a millisecond spent here, on another thread, saves ten in the database. */
export const deflate = (text: string): Promise<Buffer> => compress(text, { level: constants.Z_BEST_SPEED });

/** @throws Error for what was not made by `deflate` */
export const inflate = (deflated: Buffer): string => inflateRawSync(deflated).toString();

/** The records of one micro-batch as the row that the bus keeps of them. */
export async function packRecords(records: readonly NotedRecord[]): Promise<PackedRecords> {
  return { deflated: (await deflate(JSON.stringify(records))).toString('base64') };
}

/** @throws Error for what was not packed by `packRecords` */
export function unpackRecords({ deflated }: PackedRecords): ExportedRecord[] {
  const noted = JSON.parse(inflate(Buffer.from(deflated, 'base64'))) as NotedRecord[];
  return noted.map(exported);
}

/** What a broker without tenants writes into every record, whoever asked. */
const AUTHORIZATIONS = { authorized_tenants: ['<default>'] };

/** The record as exporters of Zeebe write it. */
export function exported({ value, ...noted }: NotedRecord): ExportedRecord {
  const { valueType, recordType } = noted;
  const recordVersion = valueType === 'DEPLOYMENT' && recordType === 'EVENT' ? 2 : 1;
  return { partitionId: 1, rejectionType: 'NULL_VAL', rejectionReason: '', brokerVersion: BROKER_VERSION, recordVersion, authorizations: AUTHORIZATIONS, ...noted, value: wholeValue(valueType, recordType, value) };
}
