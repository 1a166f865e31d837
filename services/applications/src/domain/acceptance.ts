import {
  accept, FactType, MessageName, refuse, type Change, type Fact, type Instant, type Outcome, type PersonId, type Reason, type Refusal, type WorkItemId,
} from '@attestation/contracts';
import { because, ruleSetOf, type DocumentCode } from '@attestation/regulation';
import type { Answer, CaseFile, Ground } from './case-file.js';
import { listedAtMost } from './own-reasons.js';
import { noticePaper, samePaper, type AcceptancePaper, type Frame, type Printed, type RefusalPaper } from './papers.js';
import type { Recommendation } from './recommendation.js';
import { withFacts } from './with-facts.js';

/** The notice as it was laid before the provider, and what is known of the signature under it. */
export interface SignedNotice {
  documentId: string;
  shown: AcceptancePaper | RefusalPaper;
  frame: Frame;
  provider: string;
  providerPost: Printed;
  signature: Outcome<{ fingerprint: string }>;
}

export interface GivenAnswer {
  answer: 'ACCEPTED' | 'REFUSED';
  grounds: Ground[];
  mismatches: DocumentCode[];
  note: string | null;
  by: PersonId;
  now: Instant;
  /** what the rules say of the claim, shown to the provider before she answers */
  recommended: Pick<Recommendation, 'reasons' | 'against'>;
  /** undefined: none is made for an answer that cannot be given */
  notice: SignedNotice | undefined;
}

/**
 * The provider's answer, under a signed notice. What the rules recommend is kept with it; the answer is hers.
 * Refusals: NOT_REGISTERED, ALREADY_ANSWERED, CONSENT_MISSING (only ground 3 may be answered), GROUND_MISSING, GROUND_UNFOUNDED (ground 3
 * where consent was given, or a ground beside an acceptance), TOO_MANY_DOCUMENTS, SIGNATURE_OF_OTHER_CONTENT (the notice signed is not the one
 * this answer makes), SIGNATURE_*.
 * @source; D.1 rows 7–8
 */
export function answerApplication(file: CaseFile | undefined, given: GivenAnswer): Change<CaseFile, CaseFile> {
  if (!file?.acceptance) return refuse('NOT_REGISTERED');
  const against = standsAgainst(file, given);
  if (against) return against;
  const notice = noticeFor(file, given);
  if (!notice.ok) return notice;
  const { answer, grounds, mismatches, note, by, now } = given;
  const kept: Answer = { answer, grounds, mismatches, note, by, at: now, documentId: notice.value, reasons: reasonsFor(given) };
  const facts = [answered(file, kept), closedItem(file, file.acceptance.workItemId, 'DONE', now, by)];
  const next = withFacts({ ...file, answer: kept }, now, facts);
  const message = { name: MessageName.ApplicationAnswered, key: file.acceptance.workItemId, variables: { answer } };
  return accept({ next, result: next, facts, messages: [message] });
}

/** What stands against an answer, first the case, then what the law asks of the answer. Asked before the notice is laid before anybody, too. */
export function standsAgainst(file: CaseFile, { answer, grounds, mismatches }: Pick<GivenAnswer, 'answer' | 'grounds' | 'mismatches'>): Refusal | undefined {
  if (file.answer) return refuse('ALREADY_ANSWERED');
  if (file.standing.state !== 'REGISTERED') return refuse('NOT_REGISTERED');
  if (!file.submission?.consent && !onlyGround3(answer, grounds)) return refuse('CONSENT_MISSING', [because('X-029/3')]);
  if (answer === 'ACCEPTED') return grounds.length > 0 ? refuse('GROUND_UNFOUNDED') : undefined;
  if (grounds.length === 0) return refuse('GROUND_MISSING');
  if (file.submission?.consent && grounds.includes('3')) return refuse('GROUND_UNFOUNDED', [because('X-029/3')]);
  const { listedDocuments } = ruleSetOf(file.ruleSet).service;
  return mismatches.length > listedDocuments ? refuse('TOO_MANY_DOCUMENTS', [listedAtMost(listedDocuments)]) : undefined;
}

const onlyGround3 = (answer: GivenAnswer['answer'], grounds: Ground[]) => answer === 'REFUSED' && grounds.length === 1 && grounds[0] === '3';

/** The id of the notice, where it says what this answer says and its signature is good. */
function noticeFor(file: CaseFile, given: GivenAnswer): Outcome<string> {
  const { notice } = given;
  const due = notice && noticePaper(file, { ...given, against: given.recommended.against, provider: notice.provider, providerPost: notice.providerPost }, notice.frame);
  if (!notice || !due || !samePaper(notice.shown, due)) return refuse('SIGNATURE_OF_OTHER_CONTENT');
  return notice.signature.ok ? { ok: true, value: notice.documentId } : notice.signature;
}

/** Of an acceptance all that the rules say; of a refusal its grounds, and what stands against the claim. */
const reasonsFor = ({ answer, grounds, mismatches, recommended: { reasons, against } }: GivenAnswer): Reason[] =>
  answer === 'REFUSED' ? [...grounds.map((ground) => because(`X-029/${ground}`, { missing: mismatches.join(', ') })), ...against] : reasons;

function answered({ id }: CaseFile, { answer, at, by, grounds, documentId, reasons }: Answer): Fact {
  return answer === 'ACCEPTED'
    ? { type: FactType.ApplicationAccepted, data: { attestationId: id, acceptedAt: at, by, documentId, reasons } }
    : { type: FactType.ApplicationRefused, data: { attestationId: id, refusedAt: at, by, documentId, grounds, reasons } };
}

/** The acceptance is nobody's any more: done, or no longer needed. */
const closedItem = ({ id }: CaseFile, workItemId: WorkItemId, how: 'DONE' | 'CANCELLED', closedAt: Instant, by?: PersonId): Fact => ({
  type: FactType.ApplicationsWorkItemClosed,
  data: { attestationId: id, workItemId, step: 'acceptance', how, closedAt, ...(by && { by }) },
});

/** An application that still waits in the provider's queue waits no more: nobody answers what was taken back, or is over. */
export const letGo = (file: CaseFile, now: Instant, by?: PersonId): Fact[] =>
  file.acceptance && file.standing.state === 'REGISTERED' ? [closedItem(file, file.acceptance.workItemId, 'CANCELLED', now, by)] : [];

/** Says once that the answer is late; an answer given meanwhile, or an application taken back, is not late any more. */
export function escalate(file: CaseFile | undefined, now: Instant): Change<CaseFile, Record<string, never>> {
  if (!file?.registration || file.standing.state !== 'REGISTERED' || file.overdueSaid) return accept({ result: {} });
  const facts: Fact[] = [{ type: FactType.AnswerOverdue, data: { attestationId: file.id, due: file.registration.answerBy } }];
  return accept({ next: withFacts({ ...file, overdueSaid: true }, now, facts), result: {}, facts });
}
