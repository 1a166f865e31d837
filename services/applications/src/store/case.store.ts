import type { AttestationId, Caller, Subject } from '@attestation/contracts';
import { type Changed, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import { keepCase, keepCases, loadCase, loadCases } from './case-rows.js';
import { caseWithin } from './jurisdictions.js';

/** Whether a case lies within the caller's jurisdiction for his act. */
export async function withinCase(tx: EntityManager, id: string, caller: Caller): Promise<boolean> {
  const within = caseWithin(caller, 2);
  const found: unknown[] = await tx.query(`select 1 from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
  return found.length > 0;
}

/** A case by its id: one file, its steps, its time-line. */
@Injectable()
export class CaseStore extends Store<CaseFile> {
  protected override readonly ownRows = true;

  /** A case as it stands; `undefined` where there is none. */
  find(id: AttestationId): Promise<CaseFile | undefined> {
    return loadCase(this.db.manager, id);
  }

  /** Open drafts of a campaign, by id: at most so many after the one named. */
  async drafts(year: number, after: string, limit: number): Promise<AttestationId[]> {
    const rows: { id: AttestationId }[] = await this.db.query(`select id from case_file where state = 'DRAFT' and year = $1 and id > $2 order by id limit $3`, [year, after, limit]);
    return rows.map(({ id }) => id);
  }

  /** Cases that wait for a working day, by id: at most so many after the one named. */
  async counted(after: string, limit: number): Promise<AttestationId[]> {
    const rows: { id: AttestationId }[] = await this.db.query(`select id from case_file where state in ('SUBMITTED', 'REGISTERED') and id > $1 order by id limit $2`, [after, limit]);
    return rows.map(({ id }) => id);
  }

  protected permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return withinCase(tx, id, caller);
  }

  protected load(tx: EntityManager, { id }: Subject): Promise<CaseFile | undefined> {
    return loadCase(tx, id);
  }

  protected keep(tx: EntityManager, _subject: Subject, next: CaseFile): Promise<void> {
    return keepCase(tx, next);
  }

  protected override loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, CaseFile>> {
    return loadCases(tx, subjects.map(({ id }) => id));
  }

  protected override keepAll(tx: EntityManager, changed: readonly Changed<CaseFile>[]): Promise<void> {
    return keepCases(tx, changed.map(({ next }) => next));
  }
}
