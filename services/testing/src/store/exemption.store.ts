import type { Subject } from '@attestation/contracts';
import { Store, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ExemptionRecord } from '../domain/exemption.js';

/** Exemptions are recorded by the process alone: no caller reaches them. */
@Injectable()
export class ExemptionStore extends Store<ExemptionRecord> {
  protected permits(): Promise<boolean> {
    return Promise.resolve(false);
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<ExemptionRecord | undefined> {
    const [row]: ExemptionRecord[] = await tx.query(
      `select e.attestation_id as "attestationId", e.person_id as "personId", e.ground, e.rule, ${utc('e.exempted_at')} as "exemptedAt" from exemption e where e.attestation_id = $1`,
      [id],
    );
    return row;
  }

  protected async keep(tx: EntityManager, _: Subject, next: ExemptionRecord): Promise<void> {
    await tx.query('insert into exemption (attestation_id, person_id, ground, rule, exempted_at) values ($1, $2, $3, $4, $5)', [
      next.attestationId, next.personId, next.ground, next.rule, next.exemptedAt,
    ]);
  }
}
