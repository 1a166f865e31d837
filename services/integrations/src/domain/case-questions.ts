import {
  accept, FactType, MessageName, refuse, type AttestationId, type Change, type EventId, type EvidenceItem, type Fact, type Instant, type Message, type PersonId,
  type Registry, type WorkItemId,
} from '@attestation/contracts';

/** What one registry was asked. */
export interface Question {
  /** the question's own id on the bus, repeated in the answer */
  questionId: EventId;
  registry: Registry;
  status: 'OPEN' | 'ANSWERED' | 'EMPTY' | 'SILENT';
  /** by the registry's own time, of the answer that counts */
  answeredAt: Instant | null;
}

/** All that registries were asked about one person for one case. */
export interface CaseQuestions {
  /** what the process waits with until the last of them is known */
  workItemId: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  askedAt: Instant;
  /** when the process goes on without those that have not answered */
  answerBy: Instant | null;
  questions: Question[];
}

/** A registry's answer in our own words. */
export interface RegistryAnswer {
  items: EvidenceItem[];
  answeredAt: Instant;
  /** who says so, e.g. `/registries/diploma` */
  source: string;
}

export type Asked = Omit<CaseQuestions, 'questions'> & { questions: Pick<Question, 'questionId' | 'registry'>[] };

/** Puts all questions of a case on their way at once. Where there is none, nobody waits. */
export function askRegistries(asked: Asked): Change<CaseQuestions, { workItemId: WorkItemId }> {
  const questions = asked.questions.map((question): Question => ({ ...question, status: 'OPEN', answeredAt: null }));
  const next = { ...asked, questions };
  return accept({ next, result: { workItemId: asked.workItemId }, messages: questions.length === 0 ? [allKnown(next)] : [] });
}

/**
 * What follows from an answer. The last one awaited wakes the process; one that comes after the silence, or corrects an earlier
 * one, is told too, so that the record is complete, and wakes nobody. An older one changes nothing.
 */
export function answerQuestion(known: CaseQuestions | undefined, questionId: EventId, answer: RegistryAnswer): Change<CaseQuestions, void> {
  const question = known?.questions.find((each) => each.questionId === questionId);
  if (!known || !question) return refuse('NOT_FOUND');
  if (question.answeredAt !== null && isNotAfter(answer.answeredAt, question.answeredAt)) return accept({ result: undefined });
  const status = answer.items.length > 0 ? 'ANSWERED' : 'EMPTY';
  const next = { ...known, questions: known.questions.map((each) => (each === question ? { ...each, status, answeredAt: answer.answeredAt } satisfies Question : each)) };
  const messages = isAwaited(known) && !isAwaited(next) ? [allKnown(next)] : [];
  return accept({ next, result: undefined, facts: [told(known, question.registry, status, answer)], messages });
}

/** The deadline has passed: whoever has not answered is silent. What arrived at the last moment stands. */
export function markSilent(known: CaseQuestions | undefined, at: Instant): Change<CaseQuestions, void> {
  if (!known) return refuse('NOT_FOUND');
  if (!isAwaited(known)) return accept({ result: undefined });
  const silent = known.questions.filter(({ status }) => status === 'OPEN');
  const next = { ...known, questions: known.questions.map((each) => (silent.includes(each) ? { ...each, status: 'SILENT' } satisfies Question : each)) };
  const nothing = { items: [], answeredAt: at, source: '/services/integrations' };
  return accept({ next, result: undefined, facts: silent.map(({ registry }) => told(known, registry, 'SILENT', nothing)) });
}

const isAwaited = ({ questions }: CaseQuestions): boolean => questions.some(({ status }) => status === 'OPEN');

const allKnown = ({ workItemId }: CaseQuestions): Message => ({ name: MessageName.RegistriesAnswered, key: workItemId, variables: {} });

const told = (
  { attestationId, personId, workItemId }: CaseQuestions, registry: Registry, status: Exclude<Question['status'], 'OPEN'>, { items, answeredAt, source }: RegistryAnswer,
): Fact => ({
  type: FactType.RegistryAnswered,
  data: { attestationId, personId, workItemId, registry, status, source, answeredAt, items: items.map((item) => ({ ...item })) },
});

const isNotAfter = (one: Instant, other: Instant): boolean => Date.parse(one) <= Date.parse(other);
