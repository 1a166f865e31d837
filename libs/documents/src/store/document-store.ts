import type { AttestationId, MeetingId } from '@attestation/contracts';
import { together, utc } from '@attestation/persistence';
import type { EntityManager } from 'typeorm';
import type { Agreement, DocumentId, KeptSignature, OfficialDocument, Registration } from '../flow/document.js';
import type { DocumentKind, DocumentLanguage } from '../shapes/kinds.js';

/** A document without its bytes, for lists. */
export type DocumentEntry = Omit<OfficialDocument, 'content'>;

/** Documents of a service, inside its own transaction. */
export interface DocumentStore {
  /** Keeps a document and the steps it has taken; what is kept already stays. Rejects other bytes under a known id, and a second signature. */
  keep(tx: EntityManager, document: OfficialDocument): Promise<void>;
  /** Many at once, by two statements; else as `keep`. */
  keepAll(tx: EntityManager, documents: readonly OfficialDocument[]): Promise<void>;
  /** The steps of documents whose bytes are kept already, by one statement. */
  keepSteps(tx: EntityManager, documents: readonly OfficialDocument[]): Promise<void>;
  find(tx: EntityManager, id: DocumentId): Promise<OfficialDocument | undefined>;
  /** Those of them that are there, in no order. */
  findAll(tx: EntityManager, ids: readonly DocumentId[]): Promise<OfficialDocument[]>;
  /** The newest of its kind for a case or meeting. */
  latest(tx: EntityManager, of: { subjectId: AttestationId | MeetingId; kind: DocumentKind; language: DocumentLanguage }): Promise<OfficialDocument | undefined>;
  /** All of a case or meeting, oldest first, without their bytes. */
  list(tx: EntityManager, subjectId: AttestationId | MeetingId): Promise<DocumentEntry[]>;
}

export const documentStore: DocumentStore = { keep, keepAll, keepSteps, find, findAll, latest, list };

const ENTRY = `d.id, d.kind, d.subject_id as "subjectId", d.language, d.number, d.sha256, d.approvers, ${utc('d.drafted_at')} as "draftedAt", s.steps`;

const STEPS = `left join lateral (
    select json_agg(json_build_object('step', step, 'by', person_id, 'at', ${utc('at')}, 'number', number, 'cms', encode(cms, 'base64'),
      'signedAt', ${utc('signed_at')}, 'fingerprint', fingerprint, 'subject', subject) order by at, person_id) as steps
    from document_step where document_id = d.id) s on true`;

interface StepRow extends Omit<KeptSignature, 'cms'>, Registration {
  step: 'AGREED' | 'SIGNED' | 'REGISTERED';
  /** base64 */
  cms: string;
}
type Row = Omit<OfficialDocument, 'agreements' | 'signature' | 'registration'> & { steps: StepRow[] | null };

async function keep(tx: EntityManager, document: OfficialDocument): Promise<void> {
  await keepAll(tx, [document]);
}

async function keepAll(tx: EntityManager, documents: readonly OfficialDocument[]): Promise<void> {
  if (documents.length === 0) return;
  await together(keepBytes(tx, documents), keepSteps(tx, documents));
}

// bytes go as they are, beside the rows that name them: base64 in JSON would be read twice
async function keepBytes(tx: EntityManager, documents: readonly OfficialDocument[]): Promise<void> {
  const rows = documents.map(({ id, kind, subjectId, language, number, sha256, approvers, draftedAt }) => ({ id, kind, subjectId, language, number, sha256, approvers, draftedAt }));
  await tx.query(
    `insert into document (id, kind, subject_id, language, number, content, sha256, approvers, drafted_at)
     select id, kind, "subjectId", language, number, content, sha256, approvers, "draftedAt"
       from rows from (jsonb_to_recordset($1) as (id uuid, kind text, "subjectId" uuid, language text, number text, sha256 text, approvers uuid[], "draftedAt" timestamptz), unnest($2::bytea[]))
         as d(id, kind, "subjectId", language, number, sha256, approvers, "draftedAt", content)
     on conflict (id) do nothing`,
    [JSON.stringify(rows), documents.map(({ content }) => content)],
  );
}

async function keepSteps(tx: EntityManager, documents: readonly OfficialDocument[]): Promise<void> {
  const steps = documents.flatMap((document) => stepsOf(document).map((step) => ({ id: document.id, sha256: document.sha256, ...step })));
  if (steps.length === 0) return;
  await tx.query(
    `insert into document_step (document_id, sha256, step, person_id, at, number, cms, signed_at, fingerprint, subject)
     select id, sha256, step, by, at, number, decode(cms, 'base64'), "signedAt", fingerprint, subject
       from jsonb_to_recordset($1) as s (id uuid, sha256 text, step text, by uuid, at timestamptz, number text, cms text, "signedAt" timestamptz, fingerprint text, subject text)
     on conflict (document_id, step, person_id) do nothing`,
    [JSON.stringify(steps)],
  );
}

function stepsOf({ agreements, signature, registration }: OfficialDocument): object[] {
  return [
    ...agreements.map((agreement) => ({ step: 'AGREED', ...agreement })),
    ...(signature ? [{ step: 'SIGNED', ...signature, cms: signature.cms.toString('base64') }] : []),
    ...(registration ? [{ step: 'REGISTERED', ...registration }] : []),
  ];
}

async function find(tx: EntityManager, id: DocumentId): Promise<OfficialDocument | undefined> {
  return (await findAll(tx, [id]))[0];
}

async function findAll(tx: EntityManager, ids: readonly DocumentId[]): Promise<OfficialDocument[]> {
  const rows: Row[] = await tx.query(`select ${ENTRY}, d.content from document d ${STEPS} where d.id = any($1::uuid[])`, [ids]);
  return rows.map(toDocument);
}

async function latest(tx: EntityManager, { subjectId, kind, language }: Parameters<DocumentStore['latest']>[1]): Promise<OfficialDocument | undefined> {
  const [row]: Row[] = await tx.query(
    `select ${ENTRY}, d.content from document d ${STEPS} where d.subject_id = $1 and d.kind = $2 and d.language = $3 order by d.drafted_at desc, d.id desc limit 1`,
    [subjectId, kind, language],
  );
  return row && toDocument(row);
}

async function list(tx: EntityManager, subjectId: AttestationId | MeetingId): Promise<DocumentEntry[]> {
  const rows: Row[] = await tx.query(`select ${ENTRY} from document d ${STEPS} where d.subject_id = $1 order by d.drafted_at, d.id`, [subjectId]);
  return rows.map(toDocument);
}

function toDocument({ steps, ...row }: Row): OfficialDocument {
  const of = (step: StepRow['step']): StepRow[] => (steps ?? []).filter((each) => each.step === step);
  const [signed] = of('SIGNED');
  const [registered] = of('REGISTERED');
  return {
    ...row,
    agreements: of('AGREED').map(({ by, at }): Agreement => ({ by, at })),
    signature: signed ? signatureOf(signed) : null,
    registration: registered ? { number: registered.number, by: registered.by, at: registered.at } : null,
  };
}

const signatureOf = ({ cms, by, signedAt, at, fingerprint, subject }: StepRow): KeptSignature => ({
  cms: Buffer.from(cms, 'base64'), by, signedAt, at, fingerprint, subject,
});
