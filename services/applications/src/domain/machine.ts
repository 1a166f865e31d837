import { ATTESTATION_STATES, FactType, type AttestationState, type Fact, type FactOf } from '@attestation/contracts';

/** One arrow of the main process, as the law draws it (RULES.md D.1). */
export interface Transition {
  /** the row's number in D.1 */
  row: string;
  from: AttestationState[] | 'ANY' | 'START';
  to: AttestationState;
  event: string;
  /** the fact by which this platform learns of it; an arrow without one cannot be walked yet */
  fact?: FactType;
  /** where one fact may lead to several states: what it must say to lead to this one */
  when?: (data: never) => boolean;
}

/** An arrow's fact, and what it must say. */
const by = <T extends FactType>(fact: T, when?: (data: FactOf<T>) => boolean): Pick<Transition, 'fact' | 'when'> => ({ fact, when });

const BEFORE_DECISION: AttestationState[] = [
  'DRAFT', 'SUBMITTED', 'REGISTERED', 'ACCEPTED', 'QUALIFICATION_ASSESSMENT', 'RETURNED', 'ADMITTED', 'TESTING', 'TEST_EXEMPT', 'TEST_BY_CERTIFICATE', 'TEST_DONE',
  'APPEAL', 'SUMMARY',
];

/** Whether the commission has not decided yet, and the case has not ended. */
export const isBeforeDecision = (state: AttestationState): boolean => BEFORE_DECISION.includes(state);

/** The main process from draft to certificate. `ANY` is every state that is not an end. */
export const TRANSITIONS: readonly Transition[] = [
  { row: '1', from: 'START', to: 'DRAFT', event: 'draft opened', ...by(FactType.DraftOpened) },
  { row: '2', from: ['DRAFT'], to: 'DRAFT', event: 'registry answered', ...by(FactType.RegistryAnswered) },
  { row: '3', from: ['DRAFT'], to: 'DRAFT', event: 'evidence recorded', ...by(FactType.EvidenceRecorded) },
  { row: '5', from: ['DRAFT'], to: 'SUBMITTED', event: 'submitted', ...by(FactType.ApplicationSubmitted) },
  { row: '5a', from: ['DRAFT'], to: 'EXPIRED', event: 'window closed on a draft', ...by(FactType.DraftExpired) },
  { row: '5b', from: BEFORE_DECISION, to: 'WITHDRAWN', event: 'withdrawn by the teacher', ...by(FactType.ApplicationWithdrawn) },
  { row: '6', from: ['SUBMITTED'], to: 'REGISTERED', event: 'registered', ...by(FactType.ApplicationRegistered) },
  { row: '7', from: ['REGISTERED'], to: 'ACCEPTED', event: 'accepted', ...by(FactType.ApplicationAccepted) },
  { row: '8', from: ['REGISTERED'], to: 'REFUSED', event: 'refused', ...by(FactType.ApplicationRefused) },
  { row: '9a', from: ['ACCEPTED'], to: 'QUALIFICATION_ASSESSMENT', event: 'assessment opened', ...by(FactType.PortfolioWorkItemOpened, ({ step }) => step === 'assessment') },
  { row: '9b', from: ['QUALIFICATION_ASSESSMENT'], to: 'ADMITTED', event: 'all is there', ...by(FactType.AssessmentCompleted, ({ result }) => result === 'ADMITTED') },
  { row: '10', from: ['QUALIFICATION_ASSESSMENT'], to: 'RETURNED', event: 'items missing', ...by(FactType.AssessmentCompleted, ({ result }) => result === 'RETURNED') },
  { row: '10a', from: ['RETURNED'], to: 'QUALIFICATION_ASSESSMENT', event: 'items supplied', ...by(FactType.PortfolioSupplemented) },
  { row: '12', from: ['ADMITTED'], to: 'TEST_EXEMPT', event: 'exempted from the test', ...by(FactType.TestExempted) },
  { row: '13', from: ['ADMITTED'], to: 'TEST_BY_CERTIFICATE', event: 'language certificate accepted', ...by(FactType.LanguageCertificateAccepted) },
  { row: '14', from: ['ADMITTED'], to: 'TESTING', event: 'booking opened', ...by(FactType.TestingWorkItemOpened, ({ step }) => step === 'booking' || step === 'test') },
  { row: '16', from: ['TESTING'], to: 'TEST_DONE', event: 'test result issued', ...by(FactType.TestResultIssued) },
  { row: '17', from: ['TEST_DONE'], to: 'APPEAL', event: 'appeal filed', ...by(FactType.TestAppealed) },
  { row: '18', from: ['APPEAL'], to: 'TEST_DONE', event: 'appeal decided', ...by(FactType.AppealDecided) },
  { row: '19', from: ['TEST_DONE'], to: 'TESTING', event: 'another attempt', ...by(FactType.TestingWorkItemOpened, ({ step }) => step === 'booking' || step === 'test') },
  { row: '19a', from: ['TESTING'], to: 'TEST_DONE', event: 'another attempt declined', ...by(FactType.RetakeDeclined) },
  { row: '20', from: 'ANY', to: 'ANNULLED', event: 'test annulled', ...by(FactType.TestResultAnnulled) },
  { row: '21', from: ['TEST_DONE', 'TEST_EXEMPT', 'TEST_BY_CERTIFICATE', 'TESTING'], to: 'SUMMARY', event: 'commission assigned', ...by(FactType.CommissionAssigned) },
  { row: '25', from: ['SUMMARY'], to: 'DECISION', event: 'decided', ...by(FactType.Decided) },
  { row: '27', from: ['DECISION'], to: 'ORDER', event: 'order issued', ...by(FactType.OrderIssued) },
  { row: '28', from: ['ORDER'], to: 'CERTIFICATE', event: 'certificate issued', ...by(FactType.CertificateIssued) },
  { row: '29', from: ['CERTIFICATE', 'DECISION', 'TESTING'], to: 'CLOSED', event: 'closed', ...by(FactType.AttestationClosed) },
  { row: '30', from: 'ANY', to: 'SANCTIONED', event: 'false data found, or a sanction during the case' },
];

/** Where a case ends and nothing leads on. */
export const END_STATES: ReadonlySet<AttestationState> = new Set(['REFUSED', 'CLOSED', 'WITHDRAWN', 'ANNULLED', 'SANCTIONED', 'EXPIRED']);

const leavable = (state: AttestationState) => !END_STATES.has(state);

/** Whether an arrow leaves a state. */
const leaves = ({ from }: Transition, state: AttestationState): boolean =>
  from === 'ANY' ? leavable(state) : from !== 'START' && from.includes(state);

/**
 * What is wrong with a machine: states no arrow reaches from the start, states nobody gets out of, arrows out of an end.
 * Asked when the service starts; an empty list lets it.
 */
export function machineFaults(transitions: readonly Transition[] = TRANSITIONS): string[] {
  const reached = reachable(transitions);
  return [
    ...ATTESTATION_STATES.filter((state) => !reached.has(state)).map((state) => `no way leads to ${state}`),
    ...ATTESTATION_STATES.filter((state) => leavable(state) && !transitions.some((each) => leaves(each, state) && each.to !== state)).map(
      (state) => `no way leads out of ${state}`,
    ),
    ...transitions.filter(({ from }) => Array.isArray(from) && from.some((state) => !leavable(state))).map(({ row }) => `row ${row} leads out of an end`),
  ];
}

/** @throws Error naming every fault; a service on a broken machine must not start */
export function checkMachine(transitions: readonly Transition[] = TRANSITIONS): void {
  const faults = machineFaults(transitions);
  if (faults.length > 0) throw new Error(`The states of a case do not fit together: ${faults.join('; ')}.`);
}

function reachable(transitions: readonly Transition[]): ReadonlySet<AttestationState> {
  const reached = new Set(transitions.filter(({ from }) => from === 'START').map(({ to }) => to));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const each of transitions) if ([...reached].some((state) => leaves(each, state))) reached.add(each.to);
  }
  return reached;
}

/** The state a fact leads to, where it leads anywhere else; other facts only stand in the time-line. */
export function stateAfter({ type, data }: Fact): AttestationState | undefined {
  return TRANSITIONS.find((each) => each.fact === type && !leaves(each, each.to) && (each.when?.(data as never) ?? true))?.to;
}

/** Where a case stands, and by a fact of when. */
export interface Standing {
  state: AttestationState;
  since: string;
}

/**
 * The further of two standings. Facts of several services arrive in any order; the newest tells where the case is, and of two facts of one
 * instant the later step of the law counts. An end is never left: of two the first counts, so that what ended a case (a refusal, a withdrawal,
 * an annulment) stays though the process closes every case afterwards, and an annulment found when all is over changes no more here. The order
 * of arrival makes no difference.
 */
export function further(a: Standing, b: Standing): Standing {
  return compare(a, b) >= 0 ? a : b;
}

function compare(a: Standing, b: Standing): number {
  const ended = Number(!leavable(a.state)) - Number(!leavable(b.state));
  if (ended !== 0) return ended;
  const newest = Date.parse(a.since) - Date.parse(b.since) || placeOf(a.state) - placeOf(b.state);
  return leavable(a.state) ? newest : -newest;
}

/** The place in the law's order; the closing comes after everything that may end a case in the same instant. */
const placeOf = (state: AttestationState): number => (state === 'CLOSED' ? ATTESTATION_STATES.length : ATTESTATION_STATES.indexOf(state));
