import type { AttestationId, CloudEvent, CommissionId, FactOf, FactType, Instant, ObserverKind, OrganisationId, OrganisationKind, PersonId, PlainDate, PositionGroup } from '@attestation/contracts';
import type { ObservedPost, ObserverPost } from '@attestation/regulation';
import { keepCopies, keepSetting } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LessonFacts } from '../domain/observation.js';

export interface Lesson {
  teacherId: PersonId;
  observerId: PersonId;
  observedOn: PlainDate;
  /** chooses among several posts of the teacher at one organisation */
  subject: string;
  as?: ObserverKind;
}

/** Our own copies of names, posts and commissions, and what they say of an observer. Told twice they stay the same; older facts change nothing. */
@Injectable()
export class RegistersStore {
  constructor(private readonly db: DataSource) {}

  async keepPersons(page: readonly CloudEvent<FactOf<typeof FactType.PersonChanged>>[]): Promise<void> {
    await keepCopies(this.db, page, ({ data: { personId, name }, time }, tx) => tx.query(
      `insert into known_person as known (id, name, as_of) values ($1, $2, $3)
       on conflict (id) do update set name = excluded.name, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [personId, name, time],
    ));
  }

  keepSetting(changed: FactOf<typeof FactType.SettingChanged>): Promise<void> {
    return keepSetting(this.db, changed);
  }

  async keepEmployment({ employmentId, personId, organisationId, post, positionGroup, position = null, subject, from, to }: FactOf<typeof FactType.EmploymentChanged>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into employment as known (id, person_id, organisation_id, post, position_group, position, subject, valid_from, valid_to, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set person_id = excluded.person_id, organisation_id = excluded.organisation_id, post = excluded.post,
         position_group = excluded.position_group, position = excluded.position, subject = excluded.subject, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
         as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [employmentId, personId, organisationId, post, positionGroup, position, subject, from, to, asOf],
    );
  }

  async keepCommission({ commissionId, level, organisationId, placeCode }: FactOf<typeof FactType.CommissionApproved>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_commission as known (id, level, organisation_id, place_code, as_of) values ($1, $2, $3, $4, $5)
       on conflict (id) do update set level = excluded.level, organisation_id = excluded.organisation_id, place_code = excluded.place_code,
         as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [commissionId satisfies CommissionId, level, organisationId, placeCode, asOf],
    );
  }

  /** By which order somebody was appointed; where and until when is in the projection of roles. */
  async keepAppointment({ assignmentId, orderNumber }: FactOf<typeof FactType.RoleAssigned>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into appointment as known (assignment_id, order_number, as_of) values ($1, $2, $3)
       on conflict (assignment_id) do update set order_number = excluded.order_number, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [assignmentId, orderNumber, asOf],
    );
  }

  /** The number of the order by which somebody answers today for what an organisation enters; undefined: no order is known. */
  async appointingOrder(personId: PersonId, organisationId: OrganisationId, today: PlainDate): Promise<string | undefined> {
    const [row]: { order_number: string | null }[] = await this.db.query(
      `select a.order_number from access_role r join appointment a using (assignment_id)
        where r.person_id = $1 and r.role = 'RESPONSIBLE_PERSON' and r.organisation_id = $2 and ${ON('$3', 'r.')} and (r.ended_on is null or r.ended_on > $3::date)
        order by r.valid_from desc, a.assignment_id limit 1`,
      [personId, organisationId, today],
    );
    return row?.order_number ?? undefined;
  }

  /** The same, at the organisation that has a case. */
  async orderFor(personId: PersonId, attestationId: AttestationId, today: PlainDate): Promise<string | undefined> {
    const [row]: { organisation_id: OrganisationId }[] = await this.db.query('select organisation_id from case_evidence where attestation_id = $1', [attestationId]);
    return row && this.appointingOrder(personId, row.organisation_id, today);
  }

  /**
   * What is known of an observer on the day of a lesson, once for each organisation at which the teacher worked then; none: the teacher is not
   * known to have worked anywhere.
   */
  async observerFacts({ teacherId, observerId, observedOn, subject, as }: Lesson): Promise<LessonFacts[]> {
    const places = await this.places(teacherId, observedOn, subject);
    if (places.length === 0) return [];
    const posts = await this.posts(observerId, observedOn);
    const attesting = await this.attestedBefore(observerId, places.map(({ organisationId }) => organisationId), observedOn);
    return places.map((place) => ({ teacherId, observerId, ...place, posts, commissionMember: attesting.has(place.organisationId), ...(as ? { as } : {}) }));
  }

  /** Where a teacher works on a day, and by which posts, that of the subject first. */
  private places(teacherId: PersonId, on: PlainDate, subject: string): Promise<Place[]> {
    return this.db.query(
      `select e.organisation_id as "organisationId", coalesce(o.penal_institution, false) as "penalInstitution",
              json_agg(json_build_object('organisationKind', coalesce(o.kind, 'OTHER'), 'positionGroup', e.position_group, 'position', e.position) order by e.subject <> $3, e.valid_from, e.id) as observed
         from employment e left join access_organisation o on o.id = e.organisation_id where e.person_id = $1 and ${ON('$2', 'e.')}
        group by e.organisation_id, o.penal_institution order by e.organisation_id`,
      [teacherId, on, subject],
    );
  }

  private async posts(personId: PersonId, on: PlainDate): Promise<ObserverPost[]> {
    const rows: { organisation_id: string; kind: OrganisationKind | null; position_group: PositionGroup; is_head: boolean }[] = await this.db.query(
      `select e.organisation_id, o.kind, e.position_group,
              exists (select 1 from access_role r where r.person_id = e.person_id and r.role = 'HEAD' and r.organisation_id = e.organisation_id
                and ${ON('$2', 'r.')} and (r.ended_on is null or r.ended_on > $2::date)) as is_head
         from employment e left join access_organisation o on o.id = e.organisation_id where e.person_id = $1 and ${ON('$2', 'e.')}`,
      [personId, on],
    );
    return rows.map(({ organisation_id, kind, position_group, is_head }) => ({ organisationId: organisation_id, organisationKind: kind ?? 'OTHER', positionGroup: position_group, isHead: is_head }));
  }

  /** Of these organisations those whose teachers may be attested before a commission of which the person was a member on that day. */
  private async attestedBefore(personId: PersonId, organisations: string[], on: PlainDate): Promise<Set<string>> {
    const rows: { id: string }[] = await this.db.query(
      `select distinct o.id from access_role r join known_commission c on c.id = r.commission_id
         join access_organisation o on o.id = any($2::uuid[]) left join access_place p on p.code = o.place_code
        where r.person_id = $1 and r.role in ('COMMISSION_MEMBER', 'COMMISSION_CHAIR') and ${ON('$3', 'r.')} and (r.ended_on is null or r.ended_on > $3::date)
          and (c.level = 'MINISTRY' or (c.level = 'ORG' and c.organisation_id = o.id) or (c.level in ('DISTRICT', 'REGION') and c.place_code = any(p.path)))`,
      [personId, organisations, on],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** An organisation at which a teacher works. */
interface Place {
  organisationId: OrganisationId;
  penalInstitution: boolean;
  observed: ObservedPost[];
}

const ON = (day: string, of = ''): string => `${of}valid_from <= ${day}::date and (${of}valid_to is null or ${of}valid_to >= ${day}::date)`;
