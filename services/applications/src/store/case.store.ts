import type { Caller, RoleAssignment, Subject } from '@attestation/contracts';
import { jurisdictionSql, type SqlCondition } from '@attestation/access';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import { keepCase, loadCase } from './case-rows.js';

/** Whose a case is, for every act on it. */
export const CASE_COLUMNS = { personColumn: 'c.person_id', organisationColumn: 'c.organisation_id', commissionColumn: 'c.commission_id', placeColumn: 'c.place_code' };

/** Whether a case lies within the caller's jurisdiction for his act. */
export async function withinCase(tx: EntityManager, id: string, caller: Caller): Promise<boolean> {
  const within = jurisdictionSql(caller, CASE_COLUMNS, 2);
  const found: unknown[] = await tx.query(`select 1 from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
  return found.length > 0;
}

/** A case by its id: one file, its steps, its time-line. */
@Injectable()
export class CaseStore extends Store<CaseFile> {
  protected permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return withinCase(tx, id, caller);
  }

  protected load(tx: EntityManager, { id }: Subject): Promise<CaseFile | undefined> {
    return loadCase(tx, id);
  }

  protected keep(tx: EntityManager, _subject: Subject, next: CaseFile): Promise<void> {
    return keepCase(tx, next);
  }
}

/**
 * The applications that wait for this provider (`acceptance` as `h`): of her organisation, or of her very place. Unlike a case that may be read
 * from above, an application is answered by its own body alone.
 */
export function heldBy({ assignments }: Caller, firstParameter: number): SqlCondition {
  const of = (name: keyof RoleAssignment) => [...new Set(assignments.flatMap((each) => (each.role === 'PROVIDER' ? (each[name] ?? []) : [])))];
  return {
    sql: `(h.organisation_id = any($${firstParameter}::uuid[]) or h.place_code = any($${firstParameter + 1}::text[]))`,
    parameters: [of('organisationId'), of('placeCode')],
  };
}
