import type { Caller } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { utc } from '@attestation/persistence';
import type { EntityManager } from 'typeorm';
import type { Session } from '../domain/session.js';

export const SESSION = `s.id, ${utc('s.starts_at')} as "startsAt", s.place_code as "placeCode", s.place, s.languages, s.seats, s.taken, s.status`;

/** Sittings belong to the country: who may open one may open all. */
export async function permitsSessions(tx: EntityManager, caller: Caller): Promise<boolean> {
  const { sql, parameters } = jurisdictionSql(caller, {});
  const [found]: { permitted: boolean }[] = await tx.query(`select ${sql} as permitted`, parameters);
  return found?.permitted === true;
}

/** New sittings, all in one statement. */
export async function insertSessions(tx: EntityManager, sessions: readonly Session[]): Promise<void> {
  await tx.query(
    `insert into session (id, starts_at, place_code, place, languages, seats, taken, status)
     select id, "startsAt", "placeCode", place, languages, seats, taken, status
       from jsonb_to_recordset($1::jsonb) as given(id uuid, "startsAt" timestamptz, "placeCode" text, place text, languages text[], seats int, taken int, status text)`,
    [JSON.stringify(sessions)],
  );
}
