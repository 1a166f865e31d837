import type { AttestationId, Instant, PlainDate, RuleSetId } from '@attestation/contracts';
import { keepCopies, type Asks } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OpenDeadline } from '../domain/open-deadline.js';

const OPEN = `select attestation_id as id, attestation_id as "attestationId", waits as kind, rule_set as "ruleSet", counted_from as "countedFrom" from known_case where waits is not null
  union all
  select a.id, a.attestation_id, 'APPEAL', c.rule_set, a.filed_at from known_appeal a join known_case c using (attestation_id) where not a.closed`;
const FIRST = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 1000;

/** What runs in working days, as the services that hold it tell: enough to foresee what a changed calendar does. Told twice it changes nothing. */
@Injectable()
export class OpenDeadlineStore {
  constructor(private readonly db: DataSource) {}

  /** What is told at once is kept at once. */
  keepAll<E>(page: readonly E[], keep: (event: E, tx: Asks) => Promise<unknown>): Promise<void> {
    return keepCopies(this.db, page, keep);
  }

  async keepCase(attestationId: AttestationId, ruleSet: RuleSetId, tx: Asks): Promise<void> {
    await tx.query('insert into known_case (attestation_id, rule_set) values ($1, $2) on conflict do nothing', [attestationId, ruleSet]);
  }

  /** From now on the case waits to be registered, or answered, or for no working day any more. What was told later is left alone. */
  async keepWait(attestationId: AttestationId, waits: 'REGISTRATION' | 'ANSWER' | null, countedFrom: Instant | PlainDate | null, asOf: Instant, tx: Asks): Promise<void> {
    await tx.query(
      'update known_case set waits = $2, counted_from = $3, as_of = $4 where attestation_id = $1 and (as_of is null or as_of <= $4)',
      [attestationId, waits, countedFrom, asOf],
    );
  }

  async keepAppeal(id: string, attestationId: AttestationId, filedAt: Instant, tx: Asks): Promise<void> {
    await tx.query('insert into known_appeal (id, attestation_id, filed_at) values ($1, $2, $3) on conflict do nothing', [id, attestationId, filedAt]);
  }

  /** Decided, or annulled with the test, or over with the case: no appeal of the case waits any more. */
  async closeAppeals(attestationId: AttestationId, tx: Asks): Promise<void> {
    await tx.query('update known_appeal set closed = true where attestation_id = $1 and not closed', [attestationId]);
  }

  /** Every open deadline, by its id, some at once. */
  async *all(): AsyncGenerator<OpenDeadline[]> {
    for (let after = FIRST, page = await this.after(after); page.length > 0; page = await this.after(after)) {
      yield page;
      after = page.at(-1)?.id ?? after;
    }
  }

  private after(id: string): Promise<OpenDeadline[]> {
    return this.db.query(`select * from (${OPEN}) as open where id > $1 order by id limit $2`, [id, AT_ONCE]);
  }
}
