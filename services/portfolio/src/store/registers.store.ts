import type { AttestationId, CloudEvent, CommissionId, FactOf, FactType, Instant, ObserverKind, OrganisationId, OrganisationKind, PersonId, PlainDate, PositionGroup } from '@attestation/contracts';
import type { ObserverFacts, ObserverPost } from '@attestation/regulation';
import { keepCopies, keepSetting } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Lesson {
  teacherId: PersonId;
  observerId: PersonId;
  observedOn: PlainDate;
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

  async keepEmployment({ employmentId, personId, organisationId, post, positionGroup, subject, from, to }: FactOf<typeof FactType.EmploymentChanged>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into employment as known (id, person_id, organisation_id, post, position_group, subject, valid_from, valid_to, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set person_id = excluded.person_id, organisation_id = excluded.organisation_id, post = excluded.post,
         position_group = excluded.position_group, subject = excluded.subject, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
         as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [employmentId, personId, organisationId, post, positionGroup, subject, from, to, asOf],
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
  async observerFacts({ teacherId, observerId, observedOn, as }: Lesson): Promise<ObserverFacts[]> {
    const teachers: { organisation_id: string }[] = await this.db.query(`select distinct organisation_id from employment where person_id = $1 and ${ON('$2')}`, [teacherId, observedOn]);
    if (teachers.length === 0) return [];
    const posts = await this.posts(observerId, observedOn);
    const organisations = teachers.map(({ organisation_id }) => organisation_id).sort();
    const attesting = await this.attestedBefore(observerId, organisations, observedOn);
    return organisations.map((organisationId) => ({ teacherId, observerId, organisationId, posts, commissionMember: attesting.has(organisationId), ...(as ? { as } : {}) }));
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

const ON = (day: string, of = ''): string => `${of}valid_from <= ${day}::date and (${of}valid_to is null or ${of}valid_to >= ${day}::date)`;
