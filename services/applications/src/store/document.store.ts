import type { AttestationId, Caller } from '@attestation/contracts';
import type { DocumentId, OfficialDocument } from '@attestation/documents';
import { documentStore, type DocumentEntry } from '@attestation/documents/store';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withinCase } from './case.store.js';
import { LeftReader } from './left.reader.js';
import type { Translation } from './signing.store.js';

/** Of a case that moved away those it left read the notice they gave, no other paper. */
const DECIDED: readonly string[] = ['ACCEPTANCE', 'REFUSAL'];

/** The papers of a case, for whoever may read the case. */
@Injectable()
export class CaseDocuments {
  constructor(private readonly db: DataSource, private readonly left: LeftReader) {}

  /** All of a case, oldest first; undefined for a case that does not exist or lies outside. */
  async list(caller: Caller, id: AttestationId): Promise<{ made: DocumentEntry[]; translations: Translation[] } | undefined> {
    const open = await this.openTo(caller, id);
    if (!open) return undefined;
    const made = await documentStore.list(this.db.manager, id);
    return { made: made.filter(open), translations: (await this.translations(id)).filter(open) };
  }

  async find(caller: Caller, id: AttestationId, documentId: DocumentId): Promise<OfficialDocument | undefined> {
    const open = await this.openTo(caller, id);
    const found = open && (await documentStore.find(this.db.manager, documentId));
    return found?.subjectId === id && open?.(found) ? found : undefined;
  }

  /** What is still to be made of a document of the case that nobody has asked for yet. */
  async translation(caller: Caller, id: AttestationId, documentId: DocumentId): Promise<Translation | undefined> {
    const open = await this.openTo(caller, id);
    return open && (await this.translations(id)).filter(open).find((each) => each.documentId === documentId);
  }

  /** Which kinds the caller may read; undefined where there is nothing for him. Notices are given once, before any move. */
  private async openTo(caller: Caller, id: AttestationId): Promise<((paper: { kind: string }) => boolean) | undefined> {
    if (await withinCase(this.db.manager, id, caller)) return () => true;
    return (await this.left.one(caller, id)) && (({ kind }) => DECIDED.includes(kind));
  }

  /** Made once; whoever asks at the same moment makes the same bytes. */
  async keep(document: OfficialDocument): Promise<void> {
    await this.db.transaction((tx) => documentStore.keep(tx, document));
  }

  private translations(id: AttestationId): Promise<Translation[]> {
    return this.db.query(
      `select document_id as "documentId", original_id as "originalId", attestation_id as "subjectId", kind, language, number, paper
         from translation where attestation_id = $1 order by document_id`,
      [id],
    );
  }
}
