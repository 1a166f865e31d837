import { ATTESTATION_STATES, FactType, type AttestationState } from '@attestation/contracts';

/** One arrow of the main process, as the law draws it (RULES.md D.1). */
export interface Transition {
  /** the row's number in D.1 */
  row: string;
  from: AttestationState[] | 'ANY' | 'START';
  to: AttestationState;
  event: string;
  /** the fact by which this platform learns of it; an arrow without one cannot be walked yet */
  fact?: FactType;
}

/** The main process from draft to certificate. `ANY` is every state that is not an end. */
export const TRANSITIONS: readonly Transition[] = [
  { row: '1', from: 'START', to: 'DRAFT', event: 'draft opened', fact: FactType.DraftOpened },
  { row: '2', from: ['DRAFT'], to: 'DRAFT', event: 'registry answered', fact: FactType.RegistryAnswered },
  { row: '3', from: ['DRAFT'], to: 'DRAFT', event: 'evidence recorded', fact: FactType.EvidenceRecorded },
  { row: '5', from: ['DRAFT'], to: 'SUBMITTED', event: 'submitted', fact: FactType.ApplicationSubmitted },
  { row: '5a', from: ['DRAFT'], to: 'EXPIRED', event: 'window closed on a draft', fact: FactType.DraftExpired },
  { row: '5b', from: ['DRAFT', 'SUBMITTED', 'REGISTERED', 'ACCEPTED'], to: 'WITHDRAWN', event: 'withdrawn by the teacher' },
  { row: '6', from: ['SUBMITTED'], to: 'REGISTERED', event: 'registered', fact: FactType.ApplicationRegistered },
  { row: '7', from: ['REGISTERED'], to: 'ACCEPTED', event: 'accepted', fact: FactType.ApplicationAccepted },
  { row: '8', from: ['REGISTERED'], to: 'REFUSED', event: 'refused', fact: FactType.ApplicationRefused },
  { row: '9a', from: ['ACCEPTED'], to: 'QUALIFICATION_ASSESSMENT', event: 'assessment opened', fact: FactType.PortfolioWorkItemOpened },
  { row: '9b', from: ['QUALIFICATION_ASSESSMENT'], to: 'ADMITTED', event: 'assessment completed', fact: FactType.AssessmentCompleted },
  { row: '10', from: ['QUALIFICATION_ASSESSMENT'], to: 'RETURNED', event: 'items missing' },
  { row: '10a', from: ['RETURNED'], to: 'QUALIFICATION_ASSESSMENT', event: 'items supplied' },
  { row: '12', from: ['ADMITTED'], to: 'TEST_EXEMPT', event: 'exempted from the test', fact: FactType.TestExempted },
  { row: '13', from: ['ADMITTED'], to: 'TEST_BY_CERTIFICATE', event: 'language certificate accepted' },
  { row: '14', from: ['ADMITTED'], to: 'TESTING', event: 'booking opened', fact: FactType.TestingWorkItemOpened },
  { row: '16', from: ['TESTING'], to: 'TEST_DONE', event: 'test result issued', fact: FactType.TestResultIssued },
  { row: '17', from: ['TEST_DONE'], to: 'APPEAL', event: 'appeal filed' },
  { row: '18', from: ['APPEAL'], to: 'TEST_DONE', event: 'appeal decided' },
  { row: '19', from: ['TEST_DONE'], to: 'TESTING', event: 'another attempt' },
  { row: '20', from: 'ANY', to: 'ANNULLED', event: 'test annulled' },
  {
    row: '21',
    from: ['TEST_DONE', 'TEST_EXEMPT', 'TEST_BY_CERTIFICATE'],
    to: 'SUMMARY',
    event: 'commission assigned',
    fact: FactType.CommissionAssigned,
  },
  { row: '25', from: ['SUMMARY'], to: 'DECISION', event: 'decided', fact: FactType.Decided },
  { row: '27', from: ['DECISION'], to: 'ORDER', event: 'order issued', fact: FactType.OrderIssued },
  { row: '28', from: ['ORDER'], to: 'CERTIFICATE', event: 'certificate issued', fact: FactType.CertificateIssued },
  { row: '29', from: ['CERTIFICATE', 'DECISION', 'TESTING'], to: 'CLOSED', event: 'closed', fact: FactType.AttestationClosed },
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
export function stateAfter(type: FactType): AttestationState | undefined {
  return TRANSITIONS.find((each) => each.fact === type && !leaves(each, each.to))?.to;
}

/** Where a case stands, and by a fact of when. */
export interface Standing {
  state: AttestationState;
  since: string;
}

/**
 * The further of two standings. Facts of several services arrive in any order; the newest tells where the case is, an end is never left,
 * and of two facts of one instant the later step of the law counts. The order of arrival makes no difference.
 */
export function further(a: Standing, b: Standing): Standing {
  return compare(a, b) >= 0 ? a : b;
}

function compare(a: Standing, b: Standing): number {
  const ends = Number(END_STATES.has(a.state)) - Number(END_STATES.has(b.state));
  if (ends !== 0) return ends;
  const time = Date.parse(a.since) - Date.parse(b.since);
  return time !== 0 ? time : ATTESTATION_STATES.indexOf(a.state) - ATTESTATION_STATES.indexOf(b.state);
}
