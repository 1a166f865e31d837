import type { AttestationId, Caller, CommissionId, Outcome, PersonId } from '@attestation/contracts';
import { refuse } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { DOCUMENT_LANGUAGES, type DocumentLanguage, draftDocument, type OfficialDocument, REFUSAL_OF_FAULT, render, SignatureVerifier } from '@attestation/documents';
import { documentStore } from '@attestation/documents/store';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Meeting, SignedExtract } from '../../domain/meeting.js';
import type { PaperSignature } from '../../domain/signature.js';
import { documentIdOf, findPaper, findPapers, type Paper, PAPER_COLUMNS, signaturesOf, WAITING_EXTRACTS } from './paper-rows.js';

/** Detached CMS signatures of one person over a paper, base64. */
export type GivenSignatures = Readonly<Record<DocumentLanguage, string>>;

/** An extract as it is laid before its signer. */
export interface LaidExtract {
  documentId: string;
  attestationId: AttestationId;
  kk: Buffer;
  ru: Buffer;
}

const COLUMNS = { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' };

/** Documents to be read and signed. A paper that names several cases is for those who may see each of them. */
@Injectable()
export class PaperStore {
  constructor(
    private readonly db: DataSource,
    private readonly verifier: SignatureVerifier,
    private readonly clock: Clock,
  ) {}

  /** The papers in force of a case; undefined where the case lies outside the caller's jurisdiction. */
  async ofCase(caller: Caller, attestationId: AttestationId): Promise<Paper[] | undefined> {
    if (!(await this.reaches(caller, attestationId))) return undefined;
    const { sql, parameters } = jurisdictionSql(caller, COLUMNS, 3);
    return this.db.query(
      `select ${PAPER_COLUMNS} from paper p join paper_case of_case on of_case.paper_id = p.id
        where of_case.attestation_id = $1 and p.in_force and ${visible(sql, 2)} order by p.made_at, p.id`,
      [attestationId, commissionsOf(caller), ...parameters],
    );
  }

  private async reaches(caller: Caller, attestationId: AttestationId): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, COLUMNS, 2);
    const found: unknown[] = await this.db.query(`select 1 from case_file f where f.attestation_id = $1 and ${sql}`, [attestationId, ...parameters]);
    return found.length > 0;
  }

  /** A paper in force within the caller's jurisdiction, or one that waits for his signature. */
  async findFor(caller: Caller, id: string): Promise<Paper | undefined> {
    const { sql, parameters } = jurisdictionSql(caller, COLUMNS, 4);
    const rows: Paper[] = await this.db.query(
      `select ${PAPER_COLUMNS} from paper p where p.id = $1 and ($2::uuid = any(p.signers) or (p.in_force and ${visible(sql, 3)}))`,
      [id, caller.personId, commissionsOf(caller), ...parameters],
    );
    return rows[0];
  }

  /** The document in one language; its bytes are made when they are first asked for, and are the same ever after. */
  async document(paper: Paper, language: DocumentLanguage): Promise<OfficialDocument> {
    const id = documentIdOf(paper, language);
    const known = await documentStore.find(this.db.manager, id);
    if (known) return known;
    const made = await this.make(paper, language);
    await this.db.transaction((tx) => documentStore.keep(tx, made));
    return (await documentStore.find(this.db.manager, id)) ?? this.document(paper, language);
  }

  /** The documents of many papers in both languages; those nobody has asked for yet are made and kept in one go. */
  private async documents(papers: readonly Paper[]): Promise<Map<string, OfficialDocument>> {
    const wanted = papers.flatMap((paper) => DOCUMENT_LANGUAGES.map((language) => ({ paper, language, id: documentIdOf(paper, language) })));
    const known = new Map((await documentStore.findAll(this.db.manager, wanted.map(({ id }) => id))).map((document) => [document.id as string, document]));
    const made: OfficialDocument[] = [];
    for (const { paper, language, id } of wanted) if (!known.has(id)) made.push(await this.make(paper, language));
    await this.db.transaction((tx) => documentStore.keepAll(tx, made));
    for (const document of made) known.set(document.id, document);
    return known;
  }

  private async make(paper: Paper, language: DocumentLanguage): Promise<OfficialDocument> {
    const { kind, subjectId, number, data, approvers, madeAt } = paper;
    return draftDocument({ id: documentIdOf(paper, language), kind, subjectId, language, number, content: await render(kind, data, language), draftedAt: madeAt, approvers });
  }

  /** Extracts of a protocol that wait for this person's signature, with their bytes in both languages, and how many wait in all. */
  async extractsFor(signer: PersonId, { agenda, protocolNumber }: Pick<Meeting, 'agenda' | 'protocolNumber'>, limit: number): Promise<{ items: LaidExtract[]; left: number }> {
    const papers: (Paper & { left: number })[] = await this.db.query(WAITING_EXTRACTS, [agenda, protocolNumber, signer, limit]);
    const documents = await this.documents(papers);
    const bytesOf = (paper: Paper, language: DocumentLanguage): Buffer => documents.get(documentIdOf(paper, language))?.content ?? Buffer.alloc(0);
    const items = papers.map((paper) => ({ documentId: paper.id, attestationId: paper.subjectId as AttestationId, kk: bytesOf(paper, 'kk'), ru: bytesOf(paper, 'ru') }));
    return { items, left: papers[0]?.left ?? 0 };
  }

  /** As `verify`, of many papers at once. */
  async verifyAll(given: readonly (GivenSignatures & { documentId: string })[], by: PersonId): Promise<Outcome<SignedExtract[]>> {
    const papers = new Map((await findPapers(this.db.manager, given.map(({ documentId }) => documentId))).map((paper) => [paper.id, paper]));
    if (given.some(({ documentId }) => !papers.has(documentId))) return NOT_FOUND;
    const documents = await this.documents([...papers.values()]);
    const judged = await Promise.all(given.map((each) => this.judgeBoth(papers.get(each.documentId) as Paper, documents, each, by)));
    const refused = judged.find((each) => !each.ok);
    return refused && !refused.ok ? refused : { ok: true, value: judged.flatMap((each) => (each.ok ? [each.value] : [])) };
  }

  private async judgeBoth(paper: Paper, documents: ReadonlyMap<string, OfficialDocument>, given: GivenSignatures, by: PersonId): Promise<Outcome<SignedExtract>> {
    const signatures: PaperSignature[] = [];
    for (const language of DOCUMENT_LANGUAGES) {
      const document = documents.get(documentIdOf(paper, language));
      const judged = document ? await this.judge(document, given[language], by) : NOT_FOUND;
      if (!judged.ok) return judged;
      signatures.push(judged.value);
    }
    return { ok: true, value: { documentId: paper.id, signatures } };
  }

  signaturesOf(paperId: string): Promise<PaperSignature[]> {
    return signaturesOf(this.db.manager, paperId);
  }

  /** Are these signatures of that person, over exactly these bytes in both languages? SIGNATURE_* otherwise. */
  async verify(paperId: string, given: GivenSignatures, by: PersonId): Promise<Outcome<PaperSignature[]>> {
    const paper = await findPaper(this.db.manager, paperId);
    if (!paper) return NOT_FOUND;
    const accepted: PaperSignature[] = [];
    for (const language of DOCUMENT_LANGUAGES) {
      const judged = await this.judge(await this.document(paper, language), given[language], by);
      if (!judged.ok) return judged;
      accepted.push(judged.value);
    }
    return { ok: true, value: accepted };
  }

  private async judge({ content, sha256, language }: OfficialDocument, cms: string, by: PersonId): Promise<Outcome<PaperSignature>> {
    const at = this.clock.now();
    const verified = await this.verifier.verify(content, Buffer.from(cms, 'base64'), at);
    if (!verified.ok) return refuse(REFUSAL_OF_FAULT[verified.fault]);
    const { personId, signedAt, fingerprint, subject } = verified;
    return personId === by ? { ok: true, value: { language, by, cms, signedAt, at: at.toISOString(), fingerprint, subject, sha256 } } : refuse('SIGNATURE_OF_ANOTHER');
  }
}

const commissionsOf = ({ assignments }: Caller): CommissionId[] => assignments.flatMap(({ commissionId }) => commissionId ?? []);

/** Every case it names lies within the caller's jurisdiction, or he sits on the commission whose paper it is. @param place the parameter that holds his commissions */
const visible = (jurisdiction: string, place: number): string =>
  `(p.commission_id = any($${place}::uuid[]) or (exists (select 1 from paper_case c where c.paper_id = p.id)
     and not exists (select 1 from paper_case c join case_file f on f.attestation_id = c.attestation_id where c.paper_id = p.id and not ${jurisdiction})))`;
