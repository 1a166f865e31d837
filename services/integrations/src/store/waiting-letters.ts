import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Letter, LetterState } from '../domain/letter.js';

/** A letter that has not left yet. */
export interface WaitingLetter extends Omit<Letter, 'personId' | 'writtenAt'> {
  attempts: number;
  lastError: string | null;
  /** tried for longer than any mail server would */
  outwaited: boolean;
}

/** A claimed letter is left alone by others for so long: enough for a batch over a slow server. */
const LEASE_SECONDS = 180;

/** How it ended. */
export interface LetterEnd {
  letterId: string;
  state: Exclude<LetterState, 'WAITING' | 'CANCELLED'>;
  /** masked */
  sentTo?: string;
  reason?: string;
}

/** Letters on their way out. */
@Injectable()
export class WaitingLetters {
  constructor(private readonly db: DataSource) {}

  /**
   * Those whose time has come, claimed for a moment. A crash gives them back.
   * @param patienceDays a letter that was tried that long is `outwaited`
   */
  async claim(limit: number, patienceDays: number): Promise<WaitingLetter[]> {
    const [rows]: [WaitingLetter[], number] = await this.db.query(
      `update letter set next_attempt_at = now() + make_interval(secs => $2), first_attempt_at = coalesce(first_attempt_at, now())
        where letter_id in (select letter_id from letter where state = 'WAITING' and (next_attempt_at is null or next_attempt_at <= now()) order by letter_id limit $1 for update skip locked)
       returning letter_id as "letterId", attestation_id as "attestationId", content, attempts, last_error as "lastError", first_attempt_at < now() - make_interval(days => $3) as outwaited`,
      [limit, LEASE_SECONDS, patienceDays],
    );
    return rows;
  }

  /** They have ended, all by one statement; what was cancelled meanwhile has left all the same. */
  async end(ends: readonly LetterEnd[], at: Date): Promise<void> {
    if (ends.length === 0) return;
    await this.db.query(
      `update letter l set state = e.state, sent_to = e."sentTo", reason = e.reason, settled_at = $2, attempts = attempts + 1, last_error = null
         from jsonb_to_recordset($1::jsonb) as e("letterId" uuid, state text, "sentTo" text, reason text) where l.letter_id = e."letterId"`,
      [JSON.stringify(ends), at],
    );
  }

  /** @param error one sentence, without any address */
  async postpone(letterId: string, error: string, retryInSeconds: number): Promise<void> {
    await this.db.query(
      'update letter set attempts = attempts + 1, last_error = $2, next_attempt_at = now() + make_interval(secs => $3) where letter_id = $1',
      [letterId, error.slice(0, 500), retryInSeconds],
    );
  }
}
