import type { AttestationId, Caller, PersonId, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { almaty, fromCursor, type Page, Store, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ScoreSheet } from '../domain/score-sheet.js';

const COLUMNS = `s.id, s.attestation_id as "attestationId", s.commission_id as "commissionId", s.member_id as "memberId", s.claimed_category as "claimedCategory",
  s.position_group as "positionGroup", s.status, ${utc('s.opened_at')} as "openedAt",
  ${almaty('s.due')} as due, s.points, s.total`;

@Injectable()
export class ScoreSheetStore extends Store<ScoreSheet> {
  protected async permits(tx: EntityManager, { id, key }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { personColumn: 's.member_id' }, 3);
    const found: unknown[] = await tx.query(`select 1 from score_sheet s where s.id = $1 and s.attestation_id = $2 and ${sql}`, [id, key, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<ScoreSheet | undefined> {
    const [row]: ScoreSheet[] = await tx.query(`select ${COLUMNS} from score_sheet s where s.id = $1`, [id]);
    return row;
  }

  protected async keep(tx: EntityManager, _: Subject, next: ScoreSheet): Promise<void> {
    await tx.query(
      `insert into score_sheet (id, attestation_id, commission_id, member_id, claimed_category, position_group, status, opened_at, due, points, total)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set status = excluded.status, points = excluded.points, total = excluded.total`,
      [next.id, next.attestationId, next.commissionId, next.memberId, next.claimedCategory, next.positionGroup, next.status, next.openedAt, next.due, next.points, next.total],
    );
  }

  /** Every sheet of a case, in the order they were opened. */
  ofCase(attestationId: AttestationId): Promise<ScoreSheet[]> {
    return this.db.query(`select ${COLUMNS} from score_sheet s where s.attestation_id = $1 order by s.id`, [attestationId]);
  }

  /** A member's open sheets, the one due first on top. */
  async queue(memberId: PersonId, cursor: string | undefined, limit: number): Promise<Page<ScoreSheet>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const rows: ScoreSheet[] = await this.db.query(
      `select ${COLUMNS} from score_sheet s
        where s.member_id = $1 and s.status = 'OPEN' and ($2::timestamptz is null or (s.due, s.id) > ($2, $3::uuid)) order by s.due, s.id limit $4`,
      [memberId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ due, id }) => [due, id]);
  }
}
