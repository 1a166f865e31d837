import {
  accept, FactType, MessageName, refuse, type AttestationId, type Change, type EvidenceItem, type Fact, type Instant, type PersonId, type Registry, type WorkItemId,
} from '@attestation/contracts';

/** What a registry was asked about one person for one case. */
export interface Question {
  workItemId: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  registry: Registry;
  status: 'OPEN' | 'ANSWERED' | 'EMPTY' | 'SILENT';
  askedAt: Instant;
  /** when the process goes on without it */
  answerBy: Instant | null;
  /** by the registry's own time, of the answer that counts */
  answeredAt: Instant | null;
}

/** A registry's answer in our own words. */
export interface RegistryAnswer {
  items: EvidenceItem[];
  answeredAt: Instant;
  /** who says so, e.g. `/registries/diploma` */
  source: string;
}

export type Asked = Pick<Question, 'workItemId' | 'attestationId' | 'personId' | 'registry' | 'askedAt' | 'answerBy'>;

/** Puts a question on its way. */
export function openQuestion(asked: Asked): Change<Question, { workItemId: WorkItemId }> {
  const next: Question = { ...asked, status: 'OPEN', answeredAt: null };
  return accept({ next, result: { workItemId: asked.workItemId } });
}

/**
 * What follows from an answer. The first one wakes the process; one that comes after the silence, or corrects an earlier one,
 * is told too, so that the record is complete, and wakes nobody. An older one changes nothing.
 */
export function answerQuestion(question: Question | undefined, answer: RegistryAnswer): Change<Question, void> {
  if (!question) return refuse('NOT_FOUND');
  if (question.answeredAt !== null && isNotAfter(answer.answeredAt, question.answeredAt)) return accept({ result: undefined });
  const next: Question = { ...question, status: answer.items.length > 0 ? 'ANSWERED' : 'EMPTY', answeredAt: answer.answeredAt };
  const awaited = question.status === 'OPEN';
  const messages = awaited ? [{ name: MessageName.RegistryAnswered, key: question.workItemId, variables: {} }] : [];
  return accept({ next, result: undefined, facts: [told(next, answer)], messages });
}

/** The deadline has passed without an answer. One that arrived at the last moment stands. */
export function markSilent(question: Question | undefined, at: Instant): Change<Question, void> {
  if (!question) return refuse('NOT_FOUND');
  if (question.status !== 'OPEN') return accept({ result: undefined });
  const next: Question = { ...question, status: 'SILENT' };
  return accept({ next, result: undefined, facts: [told(next, { items: [], answeredAt: at, source: '/services/integrations' })] });
}

function told({ attestationId, personId, workItemId, registry, status }: Question, { items, answeredAt, source }: RegistryAnswer): Fact {
  const known = status === 'OPEN' ? 'ANSWERED' : status;
  return {
    type: FactType.RegistryAnswered,
    data: { attestationId, personId, workItemId, registry, status: known, source, answeredAt, items: items.map((item) => ({ ...item })) },
  };
}

const isNotAfter = (one: Instant, other: Instant): boolean => Date.parse(one) <= Date.parse(other);
