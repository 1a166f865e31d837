import type { AttestationId, CommissionId, Instant, MeetingId, PersonId } from '@attestation/contracts';
import type { DataOf, DocumentId, DocumentKind, DocumentLanguage } from '@attestation/documents';
import { utc } from '@attestation/persistence';
import { newId } from '@attestation/service-kit';
import type { EntityManager } from 'typeorm';
import type { PaperSignature } from '../../domain/signature.js';

/** A document in both languages: what it says is fixed; its bytes are made from this once, when they are first asked for. */
export interface Paper<K extends DocumentKind = DocumentKind> {
  id: string;
  ruDocumentId: string;
  kind: K;
  /** a case, or the meeting of many */
  subjectId: AttestationId | MeetingId;
  commissionId: CommissionId;
  number: string;
  data: DataOf<K>;
  /** who agrees with a signature of their own before it is signed */
  approvers: PersonId[];
  signers: PersonId[];
  madeAt: Instant;
  inForce: boolean;
}

export type NewPaper<K extends DocumentKind> = Omit<Paper<K>, 'ruDocumentId' | 'inForce' | 'madeAt'> & { cases: readonly AttestationId[] };

export const documentIdOf = ({ id, ruDocumentId }: Pick<Paper, 'id' | 'ruDocumentId'>, language: DocumentLanguage): DocumentId =>
  (language === 'kk' ? id : ruDocumentId) as DocumentId;

/** Keeps what papers say, with the cases they name. Without signers they are in force at once. */
export async function keepPapers<K extends DocumentKind>(tx: EntityManager, papers: readonly NewPaper<K>[]): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(({ cases: _, ...paper }) => ({ ...paper, ruDocumentId: newId(), madeAt: paper.data.madeAt, inForce: paper.signers.length === 0 }));
  await tx.query(
    `insert into paper (id, ru_document_id, kind, subject_id, commission_id, number, data, approvers, signers, made_at, in_force)
     select id, "ruDocumentId", kind, "subjectId", "commissionId", number, data, approvers, signers, "madeAt", "inForce"
       from jsonb_to_recordset($1) as r(id uuid, "ruDocumentId" uuid, kind text, "subjectId" uuid, "commissionId" uuid, number text, data jsonb, approvers uuid[],
         signers uuid[], "madeAt" timestamptz, "inForce" boolean)`,
    [JSON.stringify(rows)],
  );
  const named = papers.flatMap(({ id, cases }) => cases.map((attestationId) => ({ id, attestationId })));
  await tx.query('insert into paper_case select id, "attestationId" from jsonb_to_recordset($1) as r(id uuid, "attestationId" uuid)', [JSON.stringify(named)]);
}

export const keepSignatures = (tx: EntityManager, paperId: string, signatures: readonly PaperSignature[]): Promise<void> =>
  keepAllSignatures(tx, signatures.map((each) => ({ paperId, ...each })));

/** Of many papers, by one statement. */
export async function keepAllSignatures(tx: EntityManager, signatures: readonly (PaperSignature & { paperId: string })[]): Promise<void> {
  if (signatures.length === 0) return;
  await tx.query(
    `insert into paper_signature (paper_id, language, person_id, sha256, cms, signed_at, at, fingerprint, subject)
     select "paperId", language, by, sha256, decode(cms, 'base64'), "signedAt", at, fingerprint, subject
       from jsonb_to_recordset($1) as r("paperId" uuid, language text, by uuid, sha256 text, cms text, "signedAt" timestamptz, at timestamptz, fingerprint text, subject text)
     on conflict do nothing`,
    [JSON.stringify(signatures)],
  );
}

export const signaturesOf = (tx: EntityManager, paperId: string | null): Promise<PaperSignature[]> =>
  tx.query(
    `select s.language, s.person_id as by, s.sha256, encode(s.cms, 'base64') as cms, ${utc('s.signed_at')} as "signedAt", ${utc('s.at')} as at, s.fingerprint, s.subject
       from paper_signature s where s.paper_id = $1 order by s.at, s.person_id, s.language`,
    [paperId],
  );

export const PAPER_COLUMNS = `p.id, p.ru_document_id as "ruDocumentId", p.kind, p.subject_id as "subjectId", p.commission_id as "commissionId", p.number, p.data, p.approvers,
  p.signers, ${utc('p.made_at')} as "madeAt", p.in_force as "inForce"`;

/** Of the cases $1, extracts of the protocol numbered $2 that $3 has not signed yet: $4 of them, each with how many there are in all. */
export const WAITING_EXTRACTS = `select ${PAPER_COLUMNS}, count(*) over ()::int as left from paper p join paper_case c on c.paper_id = p.id
  where c.attestation_id = any($1::uuid[]) and p.kind = 'EXTRACT' and p.number = $2 and $3::uuid = any(p.signers)
    and not exists (select from paper_signature s where s.paper_id = p.id and s.person_id = $3::uuid) order by p.id limit $4`;

export async function findPaper(tx: EntityManager, id: string): Promise<Paper | undefined> {
  const [row] = await findPapers(tx, [id]);
  return row;
}

/** Those of them that are there, in no order. */
export const findPapers = (tx: EntityManager, ids: readonly string[]): Promise<Paper[]> => tx.query(`select ${PAPER_COLUMNS} from paper p where p.id = any($1::uuid[])`, [ids]);
