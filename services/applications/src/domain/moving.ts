import { accept, FactType, MessageName, type Change, type Fact, type Instant, type Message, type OrganisationId, type PlaceCode, type PlainDate } from '@attestation/contracts';
import { localDate, moving, ruleSetOf } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import type { Employment } from './opening.js';
import { END_STATES, isBeforeDecision } from './machine.js';
import { withFacts } from './with-facts.js';

/** A post of the teacher and how long she holds it. */
export interface Post extends Employment {
  from: PlainDate;
  to: PlainDate | null;
}

/** A case, all posts of its teacher, and what those she leaves may go on reading. */
export interface Moving {
  file: CaseFile;
  posts: Post[];
  /** the case as it is left behind, where this change moves it */
  left?: LeftBehind;
}
export interface LeftBehind {
  organisationId: OrganisationId;
  placeCode: PlaceCode;
  leftAt: Instant;
  /** only what was decided there */
  file: CaseFile;
}

/**
 * A case goes with its teacher when the post she claims by has ended and she works elsewhere. Before the application is accepted it does not: the
 * body it was addressed to answers it. Once a commission holds it, that commission decides. With two posts at once it stays until its own has
 * ended; another post at the same organisation takes the ended one's place, and nothing moves.
 * @source X-047
 */
export function moveCase({ file, posts }: Moving, now: Instant): Change<Moving, void> {
  if (!mayMove(file)) return accept({ result: undefined });
  const today = localDate(now);
  const own = posts.find(({ employmentId }) => employmentId === file.profile.employmentId);
  if (!own || (holdsOn(own, today) && own.organisationId === file.organisationId)) return accept({ result: undefined });
  const next = nextPost(file, own, posts.filter((post) => holdsOn(post, today)));
  if (!next) return accept({ result: undefined });
  if (next.organisationId === file.organisationId) return accept({ next: { file: withPost(file, next), posts }, result: undefined });
  return moveTo(file, next, posts, now);
}

/** Accepted, and no commission holds it yet. */
export const mayMove = ({ answer, commissionId, standing: { state } }: CaseFile): boolean =>
  answer?.answer === 'ACCEPTED' && commissionId === null && isBeforeDecision(state) && state !== 'SUMMARY' && !END_STATES.has(state);

const holdsOn = ({ from, to }: Post, day: PlainDate): boolean => from <= day && (to === null || to >= day);

/** At the same organisation first, then the same work, then the post that began first. */
function nextPost(file: CaseFile, own: Post, held: readonly Post[]): Post | undefined {
  const unlike = (post: Post) => [Number(post.organisationId !== file.organisationId), Number(post.positionGroup !== own.positionGroup), Number(post.subject !== own.subject)];
  const rank = (post: Post) => [...unlike(post), post.from, post.employmentId].join(' ');
  return [...held].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

function moveTo(file: CaseFile, next: Post, posts: Post[], now: Instant): Change<Moving, void> {
  const { profile: { currentCategory: current, categoryValidUntil: categoryEndsOn } } = file;
  const { reasons } = moving(ruleSetOf(file.ruleSet), { current, categoryEndsOn, heldByCommission: false });
  const [from, to] = [file, next].map(({ organisationId, placeCode }) => ({ organisationId, placeCode }));
  if (!from || !to) throw new Error('a move leads from somewhere to somewhere');
  const { organisationId, subordination, hasDistrictLevel, post } = next;
  const facts: Fact[] = [
    { type: FactType.AttestationMoved, data: { attestationId: file.id, personId: file.personId, from, to, subordination, hasDistrictLevel, post, movedAt: now, reasons } },
  ];
  const message: Message = { name: MessageName.AttestationMoved, key: file.id, variables: { organisationId, subordination, hasDistrictLevel } };
  const there = { ...withPost(file, next), ...to, whereabouts: [...file.whereabouts, { ...to, from: now }] };
  const left = { ...from, leftAt: now, file: leftBehind(file) };
  return accept({ next: { file: withFacts(there, now, facts), posts, left }, result: undefined, facts, messages: [message] });
}

const withPost = (file: CaseFile, { employmentId, subordination, hasDistrictLevel, country, post }: Post): CaseFile => ({
  ...file,
  profile: { ...file.profile, employmentId, subordination, hasDistrictLevel, country, post },
});

/** What those who are left may go on reading: the registration, the answer, the notice; neither evidence nor anything later. */
const leftBehind = (file: CaseFile): CaseFile => ({
  ...file,
  registries: {},
  languageCertificate: null,
  lastAwardOn: null,
  portfolio: { frozen: null, evaluation: null, check: null, corrections: [] },
  steps: [],
  touched: [],
  news: [],
});
