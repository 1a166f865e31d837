import { accept, type Category, type Change, type Fact, FactType, type Instant, MessageName, type PersonId, type PlainDate, type Reason, refuse, type RefusalCode } from '@attestation/contracts';
import { type Ballot as VoteCount, decide, type DecisionFacts, type LawfulDecision, type Proposal, ruleSetOf, vote } from '@attestation/regulation';
import type { CaseDecision, CaseFile } from './case-file.js';
import type { Composition, Meeting } from './meeting.js';
import { testStanding, type TestStanding } from './test-standing.js';
import { itemClosed } from './work-item.js';

/** How the members present voted on "meets the claimed category"; who is in neither list abstained. */
export interface CaseVotes {
  inFavour: PersonId[];
  against: PersonId[];
  /** where the votes say "does not meet": keep the current category, or one lower */
  otherwise: 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT';
  /** asked only where the law leaves a choice of lower categories */
  awardedCategory?: Category;
}

/** The room in which a case is decided: a meeting that is held, by the composition of its day. */
export interface Sitting {
  meeting: Meeting;
  composition: Composition;
  votes: CaseVotes;
  now: Instant;
  today: PlainDate;
}

/**
 * The commission decides a case of its agenda by the votes of those present; the award is never above the test's result.
 * @source O83 p.22, p.24, RULES.md D.1 #25–26
 */
export function decideCase(file: CaseFile, sitting: Sitting): Change<CaseFile, CaseFile> {
  const test = testStanding(file.tests, sitting.today);
  const barred = barrierOf(file, test) ?? faultOfVotes(file, sitting);
  if (barred) return refuse(barred);
  const rules = ruleSetOf(file.ruleSet);
  const count = countOf(file, sitting);
  const counted = vote(rules, count, file.settings);
  if (counted.outcome === 'TIE_UNRESOLVED' || counted.outcome === 'NO_QUORUM') return refuse(counted.outcome, counted.reasons);

  const ruling = decide(rules, factsOf(file, test), proposalOf(counted.outcome, sitting.votes));
  const reasons = [...(file.score?.reasons ?? []), ...counted.reasons, ...ruling.reasons];
  const taken = { ...count, castingVote: counted.castingVote };
  return ruling.decided ? recorded(file, { ...ruling.decided, reasons, testExempt: test?.kind === 'EXEMPT' }, taken, sitting) : refuse('DECISION_NOT_PERMITTED', reasons);
}

function barrierOf(file: CaseFile, test: TestStanding | null): RefusalCode | undefined {
  if (file.decision) return 'ALREADY_DECIDED';
  if (file.ended) return 'ALREADY_CLOSED';
  if (file.tests.appeals > 0) return 'APPEAL_PENDING';
  return test && file.score && file.item?.step === 'meeting' ? undefined : 'NOT_READY';
}

function faultOfVotes({ personId, recusals }: CaseFile, { meeting, composition, votes: { inFavour, against } }: Sitting): RefusalCode | undefined {
  const voters = [...inFavour, ...against];
  const among = (those: readonly PersonId[]) => voters.some((memberId) => those.includes(memberId));
  if (among([personId])) return 'OWN_CASE';
  if (voters.some((memberId) => !composition.memberIds.includes(memberId))) return 'NOT_A_MEMBER';
  if (new Set(voters).size !== voters.length) return 'VOTED_TWICE';
  if (among(recusals.map(({ memberId }) => memberId))) return 'MEMBER_RECUSED';
  return voters.some((memberId) => !meeting.present.includes(memberId)) ? 'MEMBER_ABSENT' : undefined;
}

/** Whom a conflict keeps out does not vote; the base of the quorum stays all members (F-09). */
function countOf({ personId, recusals }: CaseFile, { meeting: { present }, composition: { chairId, memberIds }, votes }: Sitting): VoteCount & { recused: number } {
  const out = new Set([personId, ...recusals.map(({ memberId }) => memberId)]);
  const side = votes.against.includes(chairId) ? ('AGAINST' as const) : null;
  return {
    members: memberIds.length, present: present.length, recused: present.filter((memberId) => out.has(memberId)).length,
    inFavour: votes.inFavour.length, against: votes.against.length, chair: votes.inFavour.includes(chairId) ? 'IN_FAVOUR' : side,
  };
}

const proposalOf = (outcome: 'CARRIED' | 'REJECTED', { otherwise, awardedCategory }: CaseVotes): Proposal =>
  outcome === 'CARRIED' ? { decision: 'MEETS_CLAIMED' } : { decision: 'NOT_MEETS_CLAIMED', subDecision: otherwise, awardedCategory };

const factsOf = ({ claimedCategory, currentCategory, score, mode }: CaseFile, test: TestStanding | null): DecisionFacts => ({
  claimed: claimedCategory,
  current: currentCategory,
  portfolioMeets: score?.meets === true,
  test: test?.kind === 'RESULT' ? { kind: 'RESULT', reached: test.thresholdReached, highestCategory: test.highestCategory } : { kind: 'EXEMPT' },
  mode,
});

/** The votes as they were counted. */
type Counted = ReturnType<typeof countOf> & { castingVote: boolean };
type Ruling = LawfulDecision & Pick<CaseDecision, 'testExempt'> & { reasons: Reason[] };

function recorded(file: CaseFile, ruling: Ruling, count: Counted, { meeting, composition, now, today }: Sitting): Change<CaseFile, CaseFile> {
  const { attestationId, item } = file;
  if (!item) return refuse('NOT_READY');
  const decision: CaseDecision = { meetingId: meeting.id, protocolNumber: meeting.protocolNumber, decidedOn: today, ...ruling };
  const next: CaseFile = { ...file, decision, item: null };
  const { decision: formula, subDecision, awardedCategory, outcome } = ruling;
  return accept({
    next,
    result: next,
    facts: [decidedFact(file, decision, count), itemClosed(attestationId, item, now, composition.secretaryId)],
    messages: [{ name: MessageName.DecisionRecorded, key: item.id, variables: { decision: formula, subDecision, awardedCategory, outcome } }],
  });
}

function decidedFact({ attestationId, personId, commissionId, body, claimedCategory }: CaseFile, decision: CaseDecision, count: Counted): Fact {
  const { testExempt: _, ...told } = decision;
  const { present, members, inFavour, against, recused, castingVote } = count;
  const votes = { present, members, votesFor: inFavour, votesAgainst: against, recused, castingVote };
  return { type: FactType.Decided, data: { attestationId, personId, commissionId, level: body.level, claimedCategory, ...told, ...votes } };
}
