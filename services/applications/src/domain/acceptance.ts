import {
  accept, FactType, MessageName, refuse, type Change, type Fact, type Instant, type PersonId, type Reason, type Refusal, type WorkItemId,
} from '@attestation/contracts';
import { because, ruleSetOf, type DocumentCode } from '@attestation/regulation';
import { withFacts, type Answer, type CaseFile, type Ground } from './case-file.js';
import { listedAtMost } from './own-reasons.js';
import { providerOf } from './provider.js';

/** Puts the application into the provider's queue, due within its working day. Once for a case, whoever asks again. */
export function openAcceptance(file: CaseFile | undefined, { workItemId, now }: { workItemId: WorkItemId; now: Instant }): Change<CaseFile, { workItemId: WorkItemId }> {
  if (!file?.registration) return refuse('NOT_REGISTERED');
  if (file.acceptance) return accept({ result: { workItemId: file.acceptance.workItemId } });
  const holder = providerOf(file);
  const opened = { attestationId: file.id, workItemId, step: 'acceptance' as const, holder, openedAt: now, due: file.registration.answerBy };
  const facts = [{ type: FactType.ApplicationsWorkItemOpened, data: opened }] as Fact[];
  return accept({ next: withFacts({ ...file, acceptance: { workItemId, holder } }, now, facts), result: { workItemId }, facts });
}

export interface GivenAnswer {
  answer: 'ACCEPTED' | 'REFUSED';
  grounds: Ground[];
  mismatches: DocumentCode[];
  note: string | null;
  by: PersonId;
  now: Instant;
  /** what the rules say of the claim, shown to the provider before she answers */
  recommended: Reason[];
}

/**
 * The provider's answer. What the rules recommend is kept with it; the answer is hers.
 * Refusals: NOT_REGISTERED, ALREADY_ANSWERED, CONSENT_MISSING (only ground 3 may be answered), GROUND_MISSING, GROUND_UNFOUNDED (ground 3
 * where consent was given, or a ground beside an acceptance), TOO_MANY_DOCUMENTS.
 * @source; D.1 rows 7–8
 */
export function answerApplication(file: CaseFile | undefined, given: GivenAnswer): Change<CaseFile, CaseFile> {
  if (!file?.acceptance) return refuse('NOT_REGISTERED');
  const against = standsAgainst(file, given);
  if (against) return against;
  const { answer, grounds, mismatches, note, by, now } = given;
  const reasons = reasonsFor(given);
  const kept: Answer = { answer, grounds, mismatches, note, by, at: now, reasons };
  const facts = [answered(file, kept), closedItem(file, file.acceptance.workItemId, by, now)];
  const next = withFacts({ ...file, answer: kept }, now, facts);
  const message = { name: MessageName.ApplicationAnswered, key: file.acceptance.workItemId, variables: { answer } };
  return accept({ next, result: next, facts, messages: [message] });
}

/** What stands against an answer, first the case, then what the law asks of the answer. */
function standsAgainst(file: CaseFile, { answer, grounds, mismatches }: GivenAnswer): Refusal | undefined {
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

const reasonsFor = ({ answer, grounds, mismatches, recommended }: GivenAnswer): Reason[] =>
  answer === 'REFUSED' ? [...grounds.map((ground) => because(`X-029/${ground}`, { missing: mismatches.join(', ') })), ...recommended] : recommended;

function answered({ id }: CaseFile, { answer, at, by, grounds, reasons }: Answer): Fact {
  return answer === 'ACCEPTED'
    ? { type: FactType.ApplicationAccepted, data: { attestationId: id, acceptedAt: at, by, reasons } }
    : { type: FactType.ApplicationRefused, data: { attestationId: id, refusedAt: at, by, grounds, reasons } };
}

const closedItem = ({ id }: CaseFile, workItemId: WorkItemId, by: PersonId, closedAt: Instant): Fact => ({
  type: FactType.ApplicationsWorkItemClosed,
  data: { attestationId: id, workItemId, step: 'acceptance', how: 'DONE', closedAt, by },
});

/** Says once that the answer is late; an answer given meanwhile is not late any more. */
export function escalate(file: CaseFile | undefined, now: Instant): Change<CaseFile, Record<string, never>> {
  if (!file?.registration || file.answer || file.overdueSaid) return accept({ result: {} });
  const facts: Fact[] = [{ type: FactType.AnswerOverdue, data: { attestationId: file.id, due: file.registration.answerBy } }];
  return accept({ next: withFacts({ ...file, overdueSaid: true }, now, facts), result: {}, facts });
}
