import type { AttestationId, Caller, CommissionId, Outcome, PersonId } from '@attestation/contracts';
import { refuse } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { DOCUMENT_LANGUAGES, type DocumentLanguage, draftDocument, type OfficialDocument, REFUSAL_OF_FAULT, render, SignatureVerifier } from '@attestation/documents';
import { documentStore } from '@attestation/documents/store';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PaperSignature } from '../../domain/signature.js';
import { documentIdOf, findPaper, type Paper, PAPER_COLUMNS, signaturesOf } from './paper-rows.js';

/** Detached CMS signatures of one person over a paper, base64. */
export type GivenSignatures = Readonly<Record<DocumentLanguage, string>>;

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
    const { kind, subjectId, number, data, approvers, madeAt } = paper;
    const content = await render(kind, data, language);
    await this.db.transaction((tx) => documentStore.keep(tx, draftDocument({ id, kind, subjectId, language, number, content, draftedAt: madeAt, approvers })));
    return (await documentStore.find(this.db.manager, id)) ?? this.document(paper, language);
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
