import { utc } from '@attestation/persistence';
import type { Instant } from '@attestation/contracts';
import type { DataSource } from 'typeorm';

/** How old the picture is: the last of the engine's records that is part of it. */
export interface AsOf {
  partition: number;
  position: string;
  at: Instant;
}

/**
 * Asked before the rows: what is shown is at least as new.
 * @returns null while no record has been read
 */
export async function asOf(db: DataSource): Promise<AsOf | null> {
  const [row]: AsOf[] = await db.query(`select partition_id as partition, position::text, ${utc('at')} as at from read_position order by read_position.at desc, read_position.position desc limit 1`);
  return row ?? null;
}

/** The case `c` of the instance `i`: that of the instance at the top, else its own. */
export const WITH_CASE = `left join instance_case top on top.instance_key = i.root_key
  left join instance_case own on own.instance_key = i.key
  left join attestation_case c on c.attestation_id = coalesce(top.attestation_id, own.attestation_id)`;
export const ATTESTATION_ID = 'coalesce(top.attestation_id, own.attestation_id)';

export const CASE_COLUMNS = { organisationColumn: 'c.organisation_id' };
