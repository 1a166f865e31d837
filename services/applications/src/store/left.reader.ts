import { FactType, type AttestationId, type Caller, type Instant } from '@attestation/contracts';
import type { SqlCondition } from '@attestation/access';
import { countOf, fromCursor, toPage, utc, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile, Entry } from '../domain/case-file.js';
import { fileOf } from './case-rows.js';
import { toEntry, type EntryRow, type Listing } from './case.reader.js';
import { caseWithin, leftWithin } from './jurisdictions.js';

/** A case that moved away, as those it left may read it. */
export interface LeftCase {
  file: CaseFile;
  leftAt: Instant;
}

/** What the organisation, the district and the region decide of a case; of one that left them they read this alone. */
const DECIDED = [
  FactType.ApplicationRegistered, FactType.ApplicationAccepted, FactType.ApplicationRefused, FactType.AnswerOverdue, FactType.AssessmentCompleted,
  FactType.ListApproved, FactType.ListSent,
];

/** Cases that moved away, for the people they left: what was decided there, nothing later. */
@Injectable()
export class LeftReader {
  constructor(private readonly db: DataSource) {}

  /** The last to leave first; what is still, or again, within the caller's jurisdiction is among the cases. */
  async list(caller: Caller, { cursor, limit }: Listing): Promise<Page<LeftCase>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const gone = goneFrom(caller, 4);
    const rows: Row[] = await this.db.query(
      `select ${LEFT} join case_file c on c.id = l.attestation_id where ${gone.sql}
          and ($1::timestamptz is null or (l.left_at, l.attestation_id) < ($1, $2::uuid))
        order by l.left_at desc, l.attestation_id desc limit $3`,
      [after, afterId, limit + 1, ...gone.parameters],
    );
    return toPage(rows.map(toLeft), limit, ({ leftAt, file }) => [leftAt, file.id]);
  }

  count(caller: Caller): Promise<number> {
    const gone = goneFrom(caller, 1);
    return countOf(this.db, `left_case l join case_file c on c.id = l.attestation_id where ${gone.sql}`, gone.parameters);
  }

  /** The last time it left the caller's jurisdiction. @returns undefined where it never was there */
  async one(caller: Caller, id: AttestationId): Promise<LeftCase | undefined> {
    const within = leftWithin(caller, 2);
    const [row]: Row[] = await this.db.query(
      `select ${LEFT} where l.attestation_id = $1 and ${within.sql} order by l.left_at desc limit 1`,
      [id, ...within.parameters],
    );
    return row && toLeft(row);
  }

  /** What was decided of it up to then. */
  async entries({ file: { id }, leftAt }: LeftCase): Promise<Entry[]> {
    const rows: EntryRow[] = await this.db.query(
      `select ${utc('t.at')} as at, t.type, t.data from time_line t where t.attestation_id = $1 and t.at <= $2 and t.type = any($3) order by t.at, t.id`,
      [id, leftAt, DECIDED],
    );
    return rows.map(toEntry);
  }
}

/** It left the caller's jurisdiction, and is not there again. */
function goneFrom(caller: Caller, firstParameter: number): SqlCondition {
  const within = leftWithin(caller, firstParameter);
  const still = caseWithin(caller, firstParameter + within.parameters.length);
  return { sql: `${within.sql} and not ${still.sql}`, parameters: [...within.parameters, ...still.parameters] };
}

const LEFT = `${utc('l.left_at')} as left_at, l.body from left_case l`;

interface Row {
  left_at: Instant;
  body: CaseFile;
}

const toLeft = ({ left_at, body }: Row): LeftCase => ({ file: fileOf(body), leftAt: left_at });
