import { Injectable } from '@nestjs/common';
import type { Caller } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { DataSource } from 'typeorm';

/** How a command ended; `ASKED` is written before it runs, so that a crash leaves a trace too. */
export type AuditResult = 'ASKED' | 'DONE' | `REFUSED ${string}` | 'FAILED';

export interface AuditEntry {
  caller: Pick<Caller, 'personId' | 'act'>;
  /** what was acted on: method and path, never a body */
  subject: string;
  idempotencyKey?: string;
  /** the trace that the logs have too */
  reference?: string;
}

/** Who did what, when, with what result. Rows are only added. */
@Injectable()
export class Audit {
  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  async write({ caller, subject, idempotencyKey, reference }: AuditEntry, result: AuditResult): Promise<void> {
    await this.db.query(
      'insert into access_audit (at, person_id, act, subject, idempotency_key, result, reference) values ($1, $2, $3, $4, $5, $6, $7)',
      [this.clock.now(), caller.personId, caller.act, subject, idempotencyKey ?? null, result, reference ?? null],
    );
  }
}
