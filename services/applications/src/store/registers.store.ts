import type { AttestationId, CloudEvent, FactOf, FactType, Instant, MeetingId } from '@attestation/contracts';
import { keepCopies, keepSetting } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type Data<T extends FactType> = FactOf<T>;
type Told<T extends FactType> = Pick<CloudEvent<FactOf<T>>, 'data' | 'time'>;

/** The service's copies of the registers. Each keeper may be told the same twice, and leaves alone what it knows newer. */
@Injectable()
export class RegistersStore {
  constructor(private readonly db: DataSource) {}

  async keepPersons(page: readonly Told<typeof FactType.PersonChanged>[]): Promise<void> {
    await keepCopies(this.db, page, ({ data: person, time }, tx) => tx.query(
      `with kept as (
       insert into person as known (id, name, current_category, category_valid_until, consecutive_exempt_confirmations, disability, active, banned_until, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set name = excluded.name, current_category = excluded.current_category,
         category_valid_until = excluded.category_valid_until, disability = excluded.disability, active = excluded.active,
         banned_until = excluded.banned_until, consecutive_exempt_confirmations = excluded.consecutive_exempt_confirmations, as_of = excluded.as_of where known.as_of <= excluded.as_of
       returning id, found_by)
       update case_file c set found_by = kept.found_by from kept where c.person_id = kept.id and c.found_by <> kept.found_by`,
      [
        person.personId, person.name, person.currentCategory, person.categoryValidUntil, person.consecutiveExemptConfirmations, person.disability,
        person.active, person.bannedUntil, time,
      ],
    ));
  }

  async keepEmployment(employment: Data<typeof FactType.EmploymentChanged>, asOf: Instant): Promise<void> {
    const { employmentId, personId, organisationId, post, positionGroup, position = null, subject, from, to, serviceYears, serviceMonths, serviceAsOf } = employment;
    await this.db.query(
      `insert into employment as known (id, person_id, organisation_id, post, position_group, position, subject, valid_from, valid_to,
                                        service_years, service_months, service_as_of, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (id) do update set organisation_id = excluded.organisation_id, post = excluded.post, position_group = excluded.position_group, position = excluded.position,
         subject = excluded.subject, valid_from = excluded.valid_from, valid_to = excluded.valid_to, service_years = excluded.service_years,
         service_months = excluded.service_months, service_as_of = excluded.service_as_of, as_of = excluded.as_of
         where known.as_of <= excluded.as_of`,
      [employmentId, personId, organisationId, post, positionGroup, position, subject, from, to, serviceYears, serviceMonths, serviceAsOf, asOf],
    );
  }

  async keepCampaign(campaign: Data<typeof FactType.CampaignOpened>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into campaign as known (year, body, as_of) values ($1, $2, $3)
       on conflict (year) do update set body = excluded.body, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [campaign.year, JSON.stringify(campaign), asOf],
    );
  }

  keepSetting(changed: Data<typeof FactType.SettingChanged>): Promise<void> {
    return keepSetting(this.db, changed);
  }

  /** What is said of a meeting is said of every case on its agenda; `data` without the agenda, which has a column of its own. */
  async keepMeetingFact({ id, type, time, data }: CloudEvent<{ meetingId: MeetingId; agenda?: AttestationId[] }>): Promise<void> {
    const { agenda = [], ...rest } = data;
    await this.db.query(
      'insert into meeting_fact (event_id, meeting_id, type, at, agenda, data) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
      [id, data.meetingId, type, time, agenda, JSON.stringify(rest)],
    );
  }
}
