import { Injectable } from '@nestjs/common';
import type { Caller } from '@attestation/contracts';
import { Gathered } from '@attestation/persistence';
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

/** As it is written down. */
type Line = Record<'at' | 'person_id' | 'act' | 'subject' | 'idempotency_key' | 'result' | 'reference', string | null>;

/** Who did what, when, with what result. Rows are only added. */
@Injectable()
export class Audit {
  private readonly lines = new Gathered((lines: Line[]) => this.writeTogether(lines));

  constructor(private readonly db: DataSource, private readonly clock: Clock) {}

  /** Ends when it is written. What comes while others are being written is written together: under load a transaction of its own is most of a line's cost. */
  write({ caller, subject, idempotencyKey, reference }: AuditEntry, result: AuditResult): Promise<void> {
    return this.lines.of({
      at: this.clock.now().toISOString(), person_id: caller.personId, act: caller.act, subject, idempotency_key: idempotencyKey ?? null, result, reference: reference ?? null,
    });
  }

  private async writeTogether(lines: Line[]): Promise<void[]> {
    await this.db.query(
      `insert into access_audit (at, person_id, act, subject, idempotency_key, result, reference)
       select at, person_id, act, subject, idempotency_key, result, reference from jsonb_to_recordset($1::jsonb)
         as line(at timestamptz, person_id uuid, act text, subject text, idempotency_key text, result text, reference text)`,
      [JSON.stringify(lines)],
    );
    return lines.map(() => undefined);
  }
}
