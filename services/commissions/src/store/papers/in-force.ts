import type { PersonId } from '@attestation/contracts';
import { DOCUMENT_LANGUAGES, documentFlow, type GivenSignature, type OfficialDocument } from '@attestation/documents';
import { documentStore } from '@attestation/documents/store';
import type { EntityManager } from 'typeorm';
import type { PaperSignature } from '../../domain/signature.js';
import type { SignedExtract } from '../../domain/meeting.js';
import { documentIdOf, findPaper, findPapers, keepAllSignatures, type Paper } from './paper-rows.js';

/** All who were asked have signed: the paper goes the way of documents, agreed → signed → registered, in both languages. */
export async function bringIntoForce(tx: EntityManager, paperId: string, signatures: readonly PaperSignature[]): Promise<void> {
  const paper = await findPaper(tx, paperId);
  if (!paper || paper.inForce) return;
  for (const language of DOCUMENT_LANGUAGES) {
    const document = await documentStore.find(tx, documentIdOf(paper, language));
    const given = signatures.filter((each) => each.language === language);
    if (document) await documentStore.keep(tx, pass(document, paper, given));
  }
  await tx.query('update paper set in_force = true where id = $1', [paperId]);
}

/** Extracts signed by the secretary alone: signed and registered, each in both languages; they come into force with their protocol. */
export async function keepSignedExtracts(tx: EntityManager, signed: readonly SignedExtract[]): Promise<void> {
  const papers = await findPapers(tx, signed.map(({ documentId }) => documentId));
  const bytes = await documentStore.findAll(tx, papers.flatMap((paper) => DOCUMENT_LANGUAGES.map((language) => documentIdOf(paper, language))));
  const given = new Map(signed.map(({ documentId, signatures }) => [documentId, signatures]));
  const passed = papers.flatMap((paper) => DOCUMENT_LANGUAGES.map((language) => {
    const document = must(bytes.find(({ id }) => id === documentIdOf(paper, language)), 'nobody has read it');
    return pass(document, paper, (given.get(paper.id) ?? []).filter((each) => each.language === language));
  }));
  await documentStore.keepSteps(tx, passed);
  await keepAllSignatures(tx, signed.flatMap(({ documentId: paperId, signatures }) => signatures.map((each) => ({ paperId, ...each }))));
}

/** The protocol is in force, and they with it. */
export async function bringExtractsIntoForce(tx: EntityManager, documentIds: readonly string[]): Promise<void> {
  await tx.query('update paper set in_force = true where id = any($1::uuid[])', [documentIds]);
}

/** @throws Error where a step is refused: the domain had to see to it before */
function pass(drafted: OfficialDocument, { approvers, signers, number }: Paper, given: readonly PaperSignature[]): OfficialDocument {
  const of = (personId: PersonId): PaperSignature => must(given.find(({ by }) => by === personId), `no signature of ${personId}`);
  let document = drafted;
  for (const approver of approvers) document = must(valueOf(documentFlow.agree(document, approver, of(approver).at)), 'not agreed');
  const signer = must(signers.find((personId) => !approvers.includes(personId)), 'nobody to sign');
  document = must(valueOf(documentFlow.sign(document, asGiven(of(signer)))), 'not signed');
  return must(valueOf(documentFlow.register(document, { number, by: signer, at: of(signer).at })), 'not registered');
}

const asGiven = ({ cms, by, at, signedAt, fingerprint, subject }: PaperSignature): GivenSignature => ({
  cms: Buffer.from(cms, 'base64'), by, at, verification: { ok: true, personId: by, signedAt, fingerprint, subject },
});

const valueOf = (step: ReturnType<typeof documentFlow.agree>): OfficialDocument | undefined => (step.ok ? step.value : undefined);

function must<T>(value: T | undefined, problem: string): T {
  if (value === undefined) throw new Error(`The document cannot come into force: ${problem}.`);
  return value;
}
