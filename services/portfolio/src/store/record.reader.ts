import { jurisdictionSql } from '@attestation/access';
import type { Caller, Instant, PersonId, PlainDate, Registry } from '@attestation/contracts';
import { fromCursor, toPage, utc, type Page } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EvidenceItem } from '../domain/case-evidence.js';
import type { Listing } from './evidence.reader.js';

/** An item of a person's continuous record. */
export interface RecordRow {
  id: string;
  schoolYear: number;
  registry: Registry;
  source: string;
  manual: boolean;
  enteredBy: PersonId | null;
  receivedAt: Instant;
  item: EvidenceItem;
}

/** A teacher's continuous record, for whoever may read it: herself, the organisation she works at, and whoever holds a running case of hers. */
@Injectable()
export class RecordReader {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  /** As it holds today, the newest school year first. */
  async ofPerson(caller: Caller, personId: PersonId, { cursor, limit, schoolYear }: Listing & { schoolYear?: number }): Promise<Page<RecordRow>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INTEGER', 'INTEGER']) ?? [];
    const within = jurisdictionSql(caller, WHEREABOUTS, 7);
    const rows: RecordRow[] = await this.db.query(
      `select r.id, r.school_year as "schoolYear", r.registry, r.source, r.manual, r.entered_by as "enteredBy", ${utc('r.received_at')} as "receivedAt", r.item
         from standing_record r
        where r.person_id = $1 and exists (select 1 from (${whereabouts('$6')}) w where ${within.sql}) and ($2::int is null or r.school_year = $2)
          and ($3::bigint is null or (r.school_year::bigint, r.id) < ($3, $4::bigint))
        order by r.school_year desc, r.id desc limit $5`,
      [personId, schoolYear ?? null, after, afterId, limit + 1, this.clock.today() satisfies PlainDate, ...within.parameters],
    );
    return toPage(rows, limit, (row) => [row.schoolYear, row.id]);
  }
}

const WHEREABOUTS = { personColumn: 'w.person_id', organisationColumn: 'w.organisation_id', commissionColumn: 'w.commission_id' };

/** Where the person of `$1` belongs today: herself, each organisation she works at, each organisation and commission of a case that is not closed. */
const whereabouts = (today: string): string => `select $1::uuid as person_id, null::uuid as organisation_id, null::uuid as commission_id
  union all select person_id, organisation_id, null from employment where person_id = $1 and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)
  union all select person_id, organisation_id, commission_id from case_evidence where person_id = $1 and not closed`;
