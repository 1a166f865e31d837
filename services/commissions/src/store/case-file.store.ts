import type { AttestationId, Caller, Subject } from '@attestation/contracts';
import { type Changed, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import type { Commission } from '../domain/commission.js';
import { annulCertificate, keepFiles, loadFile, loadFiles, withinCase } from './case-rows.js';

/** Cases before their commission; everything about one of them happens under its own key. */
@Injectable()
export class CaseFileStore extends Store<CaseFile> {
  protected override readonly ownRows = true;

  protected permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return withinCase(tx, id, caller);
  }

  protected load(tx: EntityManager, { id }: Subject): Promise<CaseFile | undefined> {
    return loadFile(tx, id);
  }

  protected keep(tx: EntityManager, subject: Subject, next: CaseFile): Promise<void> {
    return this.keepAll(tx, [{ subject, next }]);
  }

  protected override async loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, CaseFile>> {
    const files = await loadFiles(tx, subjects.map(({ id }) => id as AttestationId));
    return new Map(files.map((file) => [file.attestationId, file]));
  }

  protected override async keepAll(tx: EntityManager, changed: readonly Changed<CaseFile>[]): Promise<void> {
    await keepFiles(tx, changed.map(({ next }) => next));
    for (const { next: { certificate } } of changed) if (certificate) await annulCertificate(tx, certificate);
  }

  async find(attestationId: AttestationId): Promise<CaseFile | undefined> {
    return loadFile(this.db.manager, attestationId);
  }

  /** The cases that one commission is scoring, with an open sheet of somebody who does not sit on it. */
  async scoringWithOthersThan({ id, memberIds }: Pick<Commission, 'id' | 'memberIds'>): Promise<AttestationId[]> {
    const rows: { id: AttestationId }[] = await this.db.query(
      `select distinct f.attestation_id as id from case_file f join score_sheet s using (attestation_id)
        where f.commission_id = $1 and f.item_step = 'scoring' and s.status = 'OPEN' and s.member_id <> all($2) order by 1`,
      [id, memberIds],
    );
    return rows.map((row) => row.id);
  }

  /** The case, where the caller's jurisdiction holds it. */
  async findFor(caller: Caller, attestationId: AttestationId): Promise<CaseFile | undefined> {
    return (await this.permits(this.db.manager, { id: attestationId, key: attestationId }, caller)) ? this.find(attestationId) : undefined;
  }
}
