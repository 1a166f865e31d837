import type { AttestationId, Caller, Change, Subject } from '@attestation/contracts';
import type { DocumentId, DocumentLanguage, OfficialDocument } from '@attestation/documents';
import { documentStore } from '@attestation/documents/store';
import { Store, together } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import type { CasePaper } from '../domain/papers.js';
import type { Taken } from '../domain/taking.js';
import { keepCase, loadCase } from './case-rows.js';
import { withinCase } from './case.store.js';
import { heldBy } from './jurisdictions.js';
import { TAKEN } from './taking.store.js';

/** The same paper in the other language, made when it is first asked for; unsigned. */
export interface Translation {
  documentId: DocumentId;
  originalId: DocumentId;
  subjectId: AttestationId;
  kind: CasePaper['kind'];
  language: DocumentLanguage;
  number: string;
  paper: CasePaper;
}

/** What a change of a case signs: kept together with it, or neither. */
export interface SignedFor {
  papers: OfficialDocument[];
  translations: Translation[];
}
export interface Signing extends SignedFor {
  file: CaseFile;
  /** who works on the application, where it waits for an answer */
  taken?: Taken | null;
}

/** The same change, with what was signed for it. */
export const withPapers = <R>(change: Change<CaseFile, R>, signed: SignedFor): Change<Signing, R> =>
  change.ok ? { ...change, next: change.next && { file: change.next, papers: signed.papers, translations: signed.translations } } : change;

/** The teacher's signature under her application. */
@Injectable()
export class SigningStore extends Store<Signing> {
  protected override readonly ownRows = true;

  protected permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return withinCase(tx, id, caller);
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Signing | undefined> {
    const file = await loadCase(tx, id);
    return file && { file, papers: [], translations: [] };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { file, papers, translations }: Signing): Promise<void> {
    await together(keepCase(tx, file), together(...papers.map((paper) => documentStore.keep(tx, paper))), together(...translations.map((each) => keepTranslation(tx, each))));
  }
}

async function keepTranslation(tx: EntityManager, { documentId, originalId, subjectId, kind, language, number, paper }: Translation): Promise<void> {
  await tx.query(
    'insert into translation (document_id, original_id, attestation_id, kind, language, number, paper) values ($1, $2, $3, $4, $5, $6, $7)',
    [documentId, originalId, subjectId, kind, language, number, JSON.stringify(paper)],
  );
}

/** The provider's answer: it is hers whose queue holds the case, not everybody's who may read it. */
@Injectable()
export class AnswerStore extends SigningStore {
  protected override async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const held = heldBy(caller, 2);
    const found: unknown[] = await tx.query(`select 1 from acceptance h where h.attestation_id = $1 and ${held.sql}`, [id, ...held.parameters]);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, subject: Subject): Promise<Signing | undefined> {
    const [loaded, taken] = await together(super.load(tx, subject), takenBy(tx, subject));
    return loaded && { ...loaded, taken };
  }
}

/** Who works on the application; undefined where it waits for nobody. */
async function takenBy(tx: EntityManager, { id }: Subject): Promise<Taken | null | undefined> {
  const [held]: { taken: Taken | null }[] = await tx.query(`select ${TAKEN} from acceptance h where h.attestation_id = $1`, [id]);
  return held?.taken;
}
