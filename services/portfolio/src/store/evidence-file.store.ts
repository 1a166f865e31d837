import type { Caller, EvidenceFile, Subject } from '@attestation/contracts';
import { insertFile, insertUpload, uploadsOf } from '@attestation/files';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFiles } from '../domain/evidence-file.js';
import { EVIDENCE, reaches, toEvidence, type EvidenceRow } from './evidence.store.js';

/** The scans of a case: rows are added, none is changed. The subject's key is the case, whichever upload or file it is about. */
@Injectable()
export class EvidenceFileStore extends Store<CaseFiles> {
  protected permits(tx: EntityManager, { key }: Subject, caller: Caller): Promise<boolean> {
    return reaches(tx, caller, key);
  }

  protected async load(tx: EntityManager, { key }: Subject): Promise<CaseFiles | undefined> {
    const [row]: EvidenceRow[] = await tx.query(`${EVIDENCE} where e.attestation_id = $1`, [key]);
    if (!row) return undefined;
    const evidence = toEvidence(row);
    return { evidence, uploads: await uploadsOf(tx, evidence.attestationId), opened: null, added: null };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { opened, added }: CaseFiles): Promise<void> {
    if (opened) await insertUpload(tx, opened);
    if (added) await insertFile(tx, added satisfies EvidenceFile);
  }
}
