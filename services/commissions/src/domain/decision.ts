import { accept, type Change, type Fact, FactType, type Instant, MessageName, type PersonId, type PlainDate, type Reason, refuse, type RuleSetId } from '@attestation/contracts';
import { type Ballot as VoteCount, decide, type DecisionFacts, type LawfulDecision, type Proposal, ruleSetOf, vote } from '@attestation/regulation';
import type { CaseDecision, CaseFile } from './case-file.js';
import type { Commission } from './commission.js';
import type { Meeting } from './meeting.js';

/** How one member voted on "meets the claimed category". */
export interface Ballot {
  memberId: PersonId;
  meets: boolean;
}

/** The room in which a case is decided: the meeting that holds it and the commission that sits. */
export interface Sitting {
  meeting: Meeting | undefined;
  commission: Commission;
  ballots: Ballot[];
  /** where the votes say "does not meet": keep the current category, or one lower */
  otherwise: 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT';
  now: Instant;
  today: PlainDate;
}

/**
 * The commission decides a case of its agenda by the votes of those present; the award is never above the test's result.
 * @source O83 p.22, p.24, RULES.md D.1 #25–26
 */
export function decideCase(file: CaseFile | undefined, sitting: Sitting, ruleSet: RuleSetId): Change<CaseFile, CaseFile> {
  if (!file) return refuse('NOT_FOUND');
  const barred = refusalOf(file, sitting);
  if (barred) return refuse(barred);
  const rules = ruleSetOf(ruleSet);
  const counted = vote(rules, countOf(sitting));
  if (counted.outcome === 'TIE_UNRESOLVED') return refuse('TIE_UNRESOLVED', counted.reasons);
  if (counted.outcome === 'NO_QUORUM') return refuse('NO_QUORUM', counted.reasons);

  const proposal: Proposal =
    counted.outcome === 'CARRIED' ? { decision: 'MEETS_CLAIMED' } : { decision: 'NOT_MEETS_CLAIMED', subDecision: sitting.otherwise };
  const ruling = decide(rules, factsOf(file), proposal);
  const reasons = [...(file.score?.reasons ?? []), ...counted.reasons, ...ruling.reasons];
  return ruling.decided ? recorded(file, { ...ruling.decided, reasons }, sitting) : refuse('DECISION_NOT_PERMITTED', reasons);
}

const countOf = ({ ballots, commission }: Sitting): VoteCount => {
  const inFavour = ballots.filter(({ meets }) => meets).length;
  const chair = ballots.find(({ memberId }) => memberId === commission.chairId);
  const chairs = chair?.meets ? ('IN_FAVOUR' as const) : ('AGAINST' as const);
  return { members: commission.memberIds.length, present: ballots.length, inFavour, against: ballots.length - inFavour, chair: chair ? chairs : null };
};

const factsOf = ({ claimedCategory, currentCategory, score, test }: CaseFile): DecisionFacts => ({
  claimed: claimedCategory,
  current: currentCategory,
  portfolioMeets: score?.meets === true,
  test: test?.kind === 'RESULT' ? { kind: 'RESULT', reached: test.thresholdReached, highestCategory: test.highestCategory } : { kind: 'EXEMPT' },
  mode: 'SCHEDULED',
});

function refusalOf(file: CaseFile, { meeting, ballots }: Sitting) {
  if (file.decision) return 'ALREADY_DECIDED';
  if (!file.test || !file.score) return 'NOT_READY';
  if (!meeting || !meeting.agenda.includes(file.attestationId) || !file.agendaItemId) return 'NOT_ON_AGENDA';
  if (meeting.status === 'CLOSED') return 'MEETING_CLOSED';
  if (meeting.status !== 'HELD') return 'NO_QUORUM';
  const voters = new Set(ballots.map(({ memberId }) => memberId));
  const everyone = voters.size === ballots.length && meeting.present.length === voters.size && meeting.present.every((memberId) => voters.has(memberId));
  return everyone ? undefined : 'NOT_A_MEMBER';
}

function recorded(file: CaseFile, ruling: LawfulDecision & { reasons: Reason[] }, sitting: Sitting): Change<CaseFile, CaseFile> {
  const { meeting, commission, now, today } = sitting;
  const { attestationId, agendaItemId } = file;
  if (!meeting || !agendaItemId) return refuse('NOT_ON_AGENDA');
  const decision: CaseDecision = { meetingId: meeting.id, protocolNumber: meeting.protocolNumber, decidedOn: today, ...ruling };
  const next: CaseFile = { ...file, decision };
  const { decision: formula, subDecision, awardedCategory, outcome } = ruling;
  return accept({
    next,
    result: next,
    facts: [
      decidedFact(next, decision, sitting),
      { type: FactType.CommissionsWorkItemClosed, data: { attestationId, workItemId: agendaItemId, step: 'meeting', how: 'DONE', closedAt: now, by: commission.secretaryId } },
    ],
    messages: [{ name: MessageName.DecisionRecorded, key: agendaItemId, variables: { decision: formula, subDecision, awardedCategory, outcome } }],
  });
}

function decidedFact({ attestationId, personId, claimedCategory, level }: CaseFile, decision: CaseDecision, { meeting, commission, ballots }: Sitting): Fact {
  const votesFor = ballots.filter(({ meets }) => meets).length;
  const counts = { present: meeting?.present.length ?? 0, members: commission.memberIds.length, votesFor, votesAgainst: ballots.length - votesFor };
  return { type: FactType.Decided, data: { attestationId, personId, commissionId: commission.id, level, claimedCategory, ...decision, ...counts } };
}
