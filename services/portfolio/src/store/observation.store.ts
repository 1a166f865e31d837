import type { AttestationId, Caller, Observation, PersonId, Subject } from '@attestation/contracts';
import { type CountedPage, countOf, fromCursor, Store, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KnownSheet, ObservationSheet } from '../domain/observation.js';
import type { Listing } from './evidence.reader.js';

/** From which side somebody looks at sheets: as who wrote them, or as whom they are about. */
export const SIDES = ['WRITTEN', 'ABOUT_ME'] as const;
export type Side = (typeof SIDES)[number];

export interface SheetWish extends Listing {
  side?: Side;
  /** neither acknowledged nor withdrawn */
  open?: boolean;
}

/** Observation sheets, keyed by the teacher. Whoever wrote one changes it, and the teacher acknowledges it. */
@Injectable()
export class ObservationStore extends Store<KnownSheet> {
  /** What nobody has written yet, anybody may begin: whether he may is the law's. */
  protected async permits(tx: EntityManager, { id }: Subject, { personId, act }: Caller): Promise<boolean> {
    const [row]: { person_id: string; observer_id: string }[] = await tx.query('select person_id, observer_id from observation where id = $1', [id]);
    if (!row) return act === 'portfolio.observation.write';
    return personId === (act === 'portfolio.observation.acknowledge' ? row.person_id : row.observer_id);
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<KnownSheet | undefined> {
    const [row]: KnownSheet[] = await tx.query(
      `select o.body as sheet, exists (select 1 from case_evidence e join snapshot s using (attestation_id)
          where e.person_id = o.person_id and not e.closed and strpos(s.content, 'observation/' || o.id) > 0) as frozen
         from observation o where o.id = $1`,
      [id],
    );
    return row;
  }

  protected async keep(tx: EntityManager, _subject: Subject, { sheet }: KnownSheet): Promise<void> {
    const { observationId, teacherId, observerId, schoolYear, observedOn, writtenAt, withdrawn } = sheet;
    await tx.query(
      `insert into observation (id, person_id, observer_id, school_year, observed_on, written_at, withdrawn_at, item, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set withdrawn_at = excluded.withdrawn_at, body = excluded.body`,
      [observationId, teacherId, observerId, schoolYear, observedOn, writtenAt, withdrawn?.at ?? null, JSON.stringify(itemOf(sheet)), JSON.stringify(sheet)],
    );
  }

  /** The sheets somebody wrote, or that are about her, the newest first. */
  async list({ personId }: Caller, { cursor, limit, side, open }: SheetWish): Promise<CountedPage<ObservationSheet>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const where = `(($2::text is distinct from 'WRITTEN' and person_id = $1) or ($2::text is distinct from 'ABOUT_ME' and observer_id = $1))
      and ($3::boolean is null or (body->>'acknowledgedAt' is null and withdrawn_at is null) = $3)`;
    const asked = [personId, side ?? null, open ?? null];
    const rows: { body: ObservationSheet }[] = await this.db.query(
      `select body from observation where ${where} and ($4::timestamptz is null or (written_at, id) < ($4, $5::uuid)) order by written_at desc, id desc limit $6`,
      [...asked, after, afterId, limit + 1],
    );
    const total = await countOf(this.db, `observation where ${where}`, asked);
    return { ...toPage(rows.map(({ body }) => body), limit, ({ writtenAt, observationId }) => [writtenAt, observationId]), total };
  }

  async one({ personId }: Caller, observationId: string): Promise<ObservationSheet | undefined> {
    const [row]: { body: ObservationSheet }[] = await this.db.query('select body from observation where id = $2 and (person_id = $1 or observer_id = $1)', [personId, observationId]);
    return row?.body;
  }

  /** The teacher's cases that are not closed: a sheet is not taken back while one of them is being submitted. */
  async runningCases(teacherId: PersonId): Promise<AttestationId[]> {
    const rows: { attestation_id: AttestationId }[] = await this.db.query(`select attestation_id from case_evidence where person_id = $1 and not closed`, [teacherId]);
    return rows.map(({ attestation_id }) => attestation_id);
  }
}

/** As evidence: what the score counts of it. */
const itemOf = ({ schoolYear, lesson, observer, points, observedOn, recommendations }: ObservationSheet): Observation => ({
  schoolYear, lesson, observer, points, observedOn, recommendations: recommendations.trim() !== '',
});
