import {
  FactType, type CloudEvent, type EventId, type FactOf, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type Role, type Subordination,
} from '@attestation/contracts';
import type { Projection } from '@attestation/access';
import { newId } from '@attestation/service-kit';
import type { RegistersEvents } from '../events/registers.events.js';

type Employed = FactOf<typeof FactType.EmploymentChanged>;

const AT = '2025-01-10T04:00:00.000Z';
const event = <T>(type: string, data: T): CloudEvent<T> => ({
  specversion: '1.0', id: newId<EventId>(), source: '/services/directory', type, time: AT, partitionkey: 'test', datacontenttype: 'application/json', data,
});

export const CAMPAIGN = {
  year: 2025,
  applicationFrom: '2025-03-10' as PlainDate,
  applicationTo: '2025-05-30' as PlainDate,
  testFrom: '2025-02-01' as PlainDate,
  testTo: '2025-06-30' as PlainDate,
  summaryFrom: '2025-01-01' as PlainDate,
  decisionsBy: '2025-08-01' as PlainDate,
  bonusFrom: '2025-09-01' as PlainDate,
  orderNumber: '1',
  source: 'test',
};

/** One country of two regions with a district or two, two schools, two teachers, two providers, the campaign of 2025; and how to add to it. */
export async function seed(projection: Projection, registers: RegistersEvents) {
  const [organisationId, otherOrganisationId] = [newId<OrganisationId>(), newId<OrganisationId>()];
  const [personId, providerId, otherProviderId, otherTeacherId] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  const name = (text: string) => ({ kk: `${text} kk`, ru: `${text} ru`, en: text });
  const place = (code: string, parent: string | null, kind: 'COUNTRY' | 'REGION' | 'DISTRICT') =>
    projection.keepPlace({ placeCode: code as PlaceCode, parentCode: parent as PlaceCode | null, kind, name: name(code), hasDistrictLevel: true }, AT);
  for (const [code, parent, kind] of [['00', null, 'COUNTRY'], ['19', '00', 'REGION'], ['1930', '19', 'DISTRICT'], ['1940', '19', 'DISTRICT'], ['27', '00', 'REGION'], ['2710', '27', 'DISTRICT']] as const) {
    await place(code, parent, kind);
  }
  const organisation = (id: OrganisationId, placeCode: string, text: string, subordination: Subordination = 'DISTRICT', penalInstitution = false) =>
    projection.keepOrganisation({ organisationId: id, placeCode: placeCode as PlaceCode, name: name(text), kind: 'SCHOOL', subordination, active: true, penalInstitution }, AT);
  await organisation(organisationId, '1930', 'School 1');
  await organisation(otherOrganisationId, '2710', 'School 2');
  const role = (person: PersonId, held: Role, { organisationId: at = null, placeCode = null }: { organisationId?: OrganisationId | null; placeCode?: string | null }) =>
    projection.keepRole({ assignmentId: newId(), personId: person, role: held, organisationId: at, placeCode: placeCode as PlaceCode | null, orderNumber: null, from: '2024-09-01' as PlainDate, to: null }, AT);
  await role(personId, 'TEACHER', { organisationId });
  await role(otherTeacherId, 'TEACHER', { organisationId: otherOrganisationId });
  await role(providerId, 'PROVIDER', { organisationId });
  await role(otherProviderId, 'PROVIDER', { organisationId: otherOrganisationId });
  const person = (id: PersonId, text: string, more: Partial<FactOf<typeof FactType.PersonChanged>> = {}) =>
    registers.onPersonsChanged([event(FactType.PersonChanged, { personId: id, name: text, currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true, ...more })]);
  for (const [id, text] of [[personId, 'Айгүл'], [otherTeacherId, 'Ерлан'], [providerId, 'Қабылдаушы'], [otherProviderId, 'Басқа']] as const) await person(id, text);
  const employment = { positionGroup: 'TEACHER', subject: 'MATHEMATICS', post: 'teacher', from: '2021-09-01' as PlainDate, to: null, serviceYears: 3, serviceMonths: 6, serviceAsOf: '2025-03-01' as PlainDate };
  /** @returns the employment as it was told, to be told again otherwise */
  const employ = async (id: PersonId, at: OrganisationId, more: Partial<Employed> = {}): Promise<Employed> => {
    const told = { ...employment, employmentId: newId(), personId: id, organisationId: at, ...more };
    await registers.onEmploymentChanged(event(FactType.EmploymentChanged, told));
    return told;
  };
  await employ(personId, organisationId);
  await employ(otherTeacherId, otherOrganisationId);
  await registers.onCampaign(event(FactType.CampaignOpened, CAMPAIGN));
  /** Somebody begins to teach at the first school. @returns the employment as it was told */
  const hire = async (id: PersonId, text: string): Promise<Employed> => {
    await role(id, 'TEACHER', { organisationId });
    await person(id, text);
    return employ(id, organisationId);
  };
  /** One more teacher, of the first school unless told otherwise. */
  const teacher = async (text: string, { at = organisationId, category = {}, post = {} }: { at?: OrganisationId; category?: Partial<FactOf<typeof FactType.PersonChanged>>; post?: Partial<Employed> } = {}): Promise<PersonId> => {
    const id = newId<PersonId>();
    await role(id, 'TEACHER', { organisationId: at });
    await person(id, text, category);
    await employ(id, at, post);
    return id;
  };
  /** Somebody with a role at an organisation or a place. */
  const official = async (text: string, held: Role, at: { organisationId?: OrganisationId; placeCode?: string }): Promise<PersonId> => {
    const id = newId<PersonId>();
    await role(id, held, at);
    await person(id, text);
    return id;
  };
  return { personId, otherTeacherId, providerId, otherProviderId, organisationId, otherOrganisationId, person, employ, hire, teacher, official, organisation };
}
