import { jurisdictionSql } from '@attestation/access';
import type { AttestationId, Caller, Instant, PersonId } from '@attestation/contracts';
import { fromCursor, toPage, utc, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LetterContent, LetterState } from '../domain/letter.js';

/** A letter and what became of it. */
export interface KnownLetter {
  letterId: string;
  attestationId: AttestationId;
  personId: PersonId;
  kind: LetterContent['kind'];
  state: LetterState;
  writtenAt: Instant;
  /** when it was sent or given up */
  settledAt: Instant | null;
  /** masked */
  sentTo: string | null;
  /** why it was refused, or why it still waits */
  reason: string | null;
  attempts: number;
}

export interface LettersWish {
  attestationId?: AttestationId;
  state?: LetterState;
  cursor?: string;
  limit: number;
}

/** Letters for whom they are about, and for whoever runs the platform. */
@Injectable()
export class LetterReader {
  constructor(private readonly db: DataSource) {}

  /** The newest first. */
  async list(caller: Caller, { attestationId, state, cursor, limit }: LettersWish): Promise<Page<KnownLetter>> {
    const [writtenAt = null, letterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const within = jurisdictionSql(caller, { personColumn: 'l.person_id' }, 6);
    const rows: KnownLetter[] = await this.db.query(
      `select l.letter_id as "letterId", l.attestation_id as "attestationId", l.person_id as "personId", l.content->>'kind' as kind, l.state, ${utc('l.written_at')} as "writtenAt",
              ${utc('l.settled_at')} as "settledAt", l.sent_to as "sentTo", coalesce(l.reason, l.last_error) as reason, l.attempts
         from letter l
        where ($1::uuid is null or l.attestation_id = $1) and ($2::text is null or l.state = $2) and ($3::timestamptz is null or (l.written_at, l.letter_id) < ($3, $4::uuid)) and ${within.sql}
        order by l.written_at desc, l.letter_id desc limit $5`,
      [attestationId ?? null, state ?? null, writtenAt, letterId, limit + 1, ...within.parameters],
    );
    return toPage(rows, limit, (row) => [row.writtenAt, row.letterId]);
  }

  /** How many wait, and how many were refused. */
  async counts(): Promise<{ waiting: number; refused: number }> {
    const [row]: { waiting: number; refused: number }[] = await this.db.query(
      `select count(*) filter (where state = 'WAITING')::int as waiting, count(*) filter (where state = 'REFUSED')::int as refused from letter where state in ('WAITING', 'REFUSED')`,
    );
    return row ?? { waiting: 0, refused: 0 };
  }
}
