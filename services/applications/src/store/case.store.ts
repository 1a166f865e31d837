import type { Caller, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import { keepCase, loadCase } from './case-rows.js';

/** Whose a case is, for every act on it. */
export const CASE_COLUMNS = { personColumn: 'c.person_id', organisationColumn: 'c.organisation_id', commissionColumn: 'c.commission_id', placeColumn: 'c.place_code' };

/** A case by its id: one file, its steps, its time-line. */
@Injectable()
export class CaseStore extends Store<CaseFile> {
  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const within = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const found: unknown[] = await tx.query(`select 1 from case_file c where c.id = $1 and ${within.sql}`, [id, ...within.parameters]);
    return found.length > 0;
  }

  protected load(tx: EntityManager, { id }: Subject): Promise<CaseFile | undefined> {
    return loadCase(tx, id);
  }

  protected keep(tx: EntityManager, _subject: Subject, next: CaseFile): Promise<void> {
    return keepCase(tx, next);
  }
}

/** The provider's answer: it is hers whose queue holds the case, not everybody's who may read it. */
@Injectable()
export class AnswerStore extends CaseStore {
  protected override async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const within = jurisdictionSql(caller, HOLDER_COLUMNS, 2);
    const found: unknown[] = await tx.query(
      `select 1 from held_step h where h.attestation_id = $1 and h.step = 'acceptance' and ${within.sql}`,
      [id, ...within.parameters],
    );
    return found.length > 0;
  }
}

/** Whose a work item of the queue is. */
export const HOLDER_COLUMNS = { organisationColumn: 'h.organisation_id', placeColumn: 'h.place_code' };
