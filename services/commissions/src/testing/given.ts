import type { CommissionId, FactOf, FactType, OrganisationId, PersonId, PlaceCode, PlainDate, RuleSetId } from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { newId } from '@attestation/service-kit';
import { type ServiceUnderTest, startUnderTest } from '@attestation/access/testing/service';
import type { Job } from '@attestation/workflow';
import { service } from '../service.js';
import { KnownFacts } from '../store/known-facts.js';

export const TODAY = '2025-06-02' as PlainDate;
export const RULES = '2025-03-10' as RuleSetId;
const EARLIER = '2025-03-01T00:00:00Z';
const texts = (text: string) => ({ kk: text, ru: text, en: text });

/** A school with its head, secretary and seven members of sufficient category and service, and the campaign of 2025. */
export interface World {
  commissions: ServiceUnderTest;
  school: OrganisationId;
  head: PersonId;
  secretary: PersonId;
  members: PersonId[];
  /** an active commission of the school, chaired by the first member */
  approve(): Promise<CommissionId>;
  /** a case of that school as the draft's fact tells it */
  draft(more?: Partial<FactOf<typeof FactType.DraftOpened>>): Promise<FactOf<typeof FactType.DraftOpened>>;
  stop(): Promise<void>;
}

export async function startCommissions(): Promise<World> {
  const commissions = await startUnderTest(service, { today: TODAY });
  const school = newId<OrganisationId>();
  const [head, secretary, ...members] = Array.from({ length: 9 }, () => newId<PersonId>()) as [PersonId, PersonId, ...PersonId[]];
  await lay(commissions, school, head, members);
  const world = { commissions, school, head, secretary, members };
  let approved: Promise<CommissionId> | undefined;
  return { ...world, approve: () => (approved ??= approve(world)), draft: (more) => draft(world, more), stop: () => commissions.stop() };
}

async function lay(commissions: ServiceUnderTest, school: OrganisationId, head: PersonId, members: PersonId[]): Promise<void> {
  const [projection, known] = [commissions.get(Projection), commissions.get(KnownFacts)];
  const place = { placeCode: '1010' as PlaceCode, parentCode: null, kind: 'DISTRICT' as const, name: texts('Үлгі ауданы'), hasDistrictLevel: true };
  await projection.keepPlace(place, EARLIER);
  await projection.keepOrganisation({ organisationId: school, placeCode: place.placeCode, name: texts('№ 1 мектеп'), kind: 'SCHOOL', subordination: 'DISTRICT', active: true }, EARLIER);
  const from = '2025-01-01' as PlainDate;
  await projection.keepRole({ assignmentId: newId(), personId: head, role: 'HEAD', organisationId: school, placeCode: null, orderNumber: null, from, to: null }, EARLIER);
  for (const personId of members) {
    await known.keepPerson({ personId, name: 'мүше', currentCategory: 'EXPERT', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true }, EARLIER);
    const service = { serviceYears: 9, serviceMonths: 0, serviceAsOf: from };
    await known.keepEmployment({ employmentId: newId(), personId, organisationId: school, post: 'педагог', positionGroup: 'SECONDARY', subject: 'HISTORY', from, to: null, ...service }, EARLIER);
  }
  const dates = { applicationFrom: from, applicationTo: '2025-04-30', testFrom: '2025-02-01', testTo: '2025-06-30', summaryFrom: from, decisionsBy: '2025-08-01', bonusFrom: '2025-09-01' };
  await known.keepCampaign({ year: 2025, ...dates, orderNumber: '1', source: 'test' } as FactOf<typeof FactType.CampaignOpened>, EARLIER);
}

type Place = Pick<World, 'commissions' | 'school' | 'head' | 'secretary' | 'members'>;

async function approve({ commissions, school, head, secretary, members }: Place): Promise<CommissionId> {
  const body = { level: 'ORG', organisationId: school, memberIds: members, secretaryId: secretary, orderNumber: '1-НҚ', from: '2025-03-17' };
  const { body: made } = await commissions.call<{ id: CommissionId }>('POST', 'commissions', { as: head, body });
  const [approved] = await commissions.facts('kz.ustaz.commissions.commission-approved.v1');
  if (approved) await commissions.get(Projection).keepMembership(approved, EARLIER);
  const vote = { present: members.length, ballots: [{ personId: members[0], votes: members.length }] };
  await commissions.call('POST', `commissions/${made.id}/chair`, { as: secretary, body: vote });
  return made.id;
}

async function draft({ commissions, school }: Place, more: Partial<FactOf<typeof FactType.DraftOpened>> = {}) {
  const fact: FactOf<typeof FactType.DraftOpened> = {
    attestationId: newId(), personId: newId(), organisationId: school, claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT',
    positionGroup: 'SECONDARY', subject: 'HISTORY', year: 2025, openedOn: '2025-03-17' as PlainDate, ruleSet: RULES, ...more,
  };
  await commissions.get(KnownFacts).keepCase(fact, EARLIER);
  return fact;
}

let elements = 0;
/** A job as the engine hands it out; the same element instance when it is delivered again. */
export const jobOf = <In>(type: string, variables: In): Job<In> => {
  elements += 1;
  const keys = { key: String(elements), elementInstanceKey: String(elements), processInstanceKey: '1' };
  return { ...keys, type, variables, headers: {}, retries: 3, elementId: type, bpmnProcessId: 'attestation-summary-2025', deadline: new Date('2025-06-02T00:00:00Z') };
};
