import type { Caller, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Store, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IncidentFile, KnownIncident, Resolution } from '../domain/resolution.js';
import { CASE_COLUMNS, WITH_CASE } from './picture.js';

/** Operators' attempts at incidents. The subject's key is the incident's, its id that of the attempt. */
@Injectable()
export class ResolutionStore extends Store<IncidentFile> {
  protected async permits(tx: EntityManager, { key }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const found: unknown[] = await tx.query(`select 1 from incident n join instance i on i.key = n.instance_key ${WITH_CASE} where n.key = $1 and ${sql}`, [key, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { key, id }: Subject): Promise<IncidentFile | undefined> {
    const [incident]: KnownIncident[] = await tx.query('select key::text, job_key::text as "jobKey", resolved_at is not null as resolved from incident where key = $1', [key]);
    const [attempt]: Resolution[] = await tx.query(
      `select r.id, n.key::text as "incidentKey", n.job_key::text as "jobKey", r.asked_by as "askedBy", ${utc('r.asked_at')} as "askedAt", r.outcome, r.reason
         from resolution r join incident n on n.key = r.incident_key where r.id = $1`,
      [id],
    );
    return incident && { incident, attempt: attempt ?? null };
  }

  protected async keep(tx: EntityManager, _: Subject, { attempt }: IncidentFile): Promise<void> {
    if (!attempt) return;
    const { id, incidentKey, askedBy, askedAt, outcome, reason } = attempt;
    await tx.query(
      `insert into resolution (id, incident_key, asked_by, asked_at, outcome, reason) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set outcome = excluded.outcome, reason = excluded.reason`,
      [id, incidentKey, askedBy, askedAt, outcome, reason?.replaceAll('\u0000', '\ufffd') ?? null],
    );
  }

  /** What an attempt came to; null while the engine has not answered. */
  async outcomeOf(id: string): Promise<Pick<Resolution, 'outcome' | 'reason'>> {
    const [row]: Pick<Resolution, 'outcome' | 'reason'>[] = await this.db.query('select outcome, reason from resolution where id = $1', [id]);
    return row ?? { outcome: null, reason: null };
  }
}
