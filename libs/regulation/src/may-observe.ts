import type { ObserverKind, OrganisationKind, PlainDate, PositionGroup } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';

/** A post held on the day of the lesson. */
export interface ObserverPost {
  organisationId: string;
  organisationKind: OrganisationKind;
  positionGroup: PositionGroup;
  /** the first head of that organisation; others of the group HEAD_OR_DEPUTY are deputies */
  isHead: boolean;
}
export interface ObserverFacts {
  teacherId: string;
  observerId: string;
  /** where the teacher works */
  organisationId: string;
  /** the observer's posts */
  posts: readonly ObserverPost[];
  /** member of a commission before which this teacher may be attested: of the organisation, its district, region or the ministry */
  commissionMember: boolean;
  /** as what the sheet is filled in; absent: what counts most, sheets from outside first */
  as?: ObserverKind;
  /** the teacher's organisation is at a penal institution: who comes from outside asks it first */
  penalInstitution?: boolean;
  observedOn?: PlainDate;
  /** on which day the institution was asked; absent or `null`: it was not */
  requestedOn?: PlainDate | null;
}
export interface ObserverAnswer extends Answer<'ALLOWED' | 'NOT_ALLOWED'> {
  /** as what the sheet counts; `null`: not allowed */
  observer: ObserverKind | null;
  /** a sheet from outside */
  external: boolean;
  /** everything this person may observe as */
  capacities: ObserverKind[];
}

/** What counts most first. */
const ORDER = ['OFFICE_METHODIST', 'COMMISSION_MEMBER', 'HEAD', 'DEPUTY', 'METHODIST', 'TEACHER'] as const satisfies ObserverKind[];

/**
 * May this person fill in an observation sheet, and as what does it count? Head, deputy and methodist of the teacher's organisation, a
 * teacher of this or another one; from outside a methodist of a method office and a commission member; nobody of herself. At a penal
 * institution whoever does not work there needs a request made before; where the two days are not both known, that it was made is enough.
 * @source, C-02
 */
export function mayObserve(_rules: RuleSet, facts: ObserverFacts): ObserverAnswer {
  const { teacherId, observerId, as } = facts;
  if (teacherId === observerId) return refused(because('R-063/self'), []);
  const capacities = ORDER.filter((kind) => isKind(facts, kind));
  const observer = as === undefined ? capacities[0] : capacities.find((kind) => kind === as);
  if (!observer) return refused(because('R-063/none', { as: as ?? null }), capacities);
  if (lacksRequest(facts)) return refused(because('R-065/request', { requestedOn: facts.requestedOn ?? null }), capacities);
  const external = observer === 'OFFICE_METHODIST' || observer === 'COMMISSION_MEMBER';
  return { ...answer('ALLOWED', because('R-063', { observer }), ...(external ? [because('R-061/external', { observer })] : [])), observer, external, capacities };
}

const lacksRequest = ({ penalInstitution = false, organisationId, posts, observedOn, requestedOn }: ObserverFacts): boolean =>
  penalInstitution && !posts.some((post) => post.organisationId === organisationId) && (!requestedOn || (observedOn !== undefined && requestedOn > observedOn));

const refused = (reason: ReturnType<typeof because>, capacities: ObserverKind[]): ObserverAnswer => ({ ...answer('NOT_ALLOWED', reason), observer: null, external: false, capacities });

function isKind({ organisationId, posts, commissionMember }: ObserverFacts, kind: ObserverKind): boolean {
  const here = posts.filter((post) => post.organisationId === organisationId);
  const leads = here.filter(({ positionGroup }) => positionGroup === 'HEAD_OR_DEPUTY');
  switch (kind) {
    case 'HEAD':
      return here.some(({ isHead }) => isHead);
    case 'DEPUTY':
      return leads.some(({ isHead }) => !isHead);
    case 'METHODIST':
      return here.some(({ positionGroup, organisationKind }) => positionGroup === 'METHODIST' && organisationKind !== 'METHOD_OFFICE');
    case 'OFFICE_METHODIST':
      return posts.some(({ positionGroup, organisationKind }) => positionGroup === 'METHODIST' && organisationKind === 'METHOD_OFFICE');
    case 'COMMISSION_MEMBER':
      return commissionMember;
    case 'TEACHER':
      return posts.some(({ positionGroup }) => positionGroup !== 'HEAD_OR_DEPUTY' && positionGroup !== 'METHODIST');
  }
}
