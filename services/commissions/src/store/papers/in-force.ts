import type { PersonId } from '@attestation/contracts';
import { DOCUMENT_LANGUAGES, documentFlow, type GivenSignature, type OfficialDocument } from '@attestation/documents';
import { documentStore } from '@attestation/documents/store';
import type { EntityManager } from 'typeorm';
import type { PaperSignature } from '../../domain/signature.js';
import { documentIdOf, findPaper, type Paper } from './paper-rows.js';

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
