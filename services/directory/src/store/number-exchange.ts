import type { PersonId } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PersonalNumber } from '../domain/personal-number.js';
import { NumberVault } from './number-vault.js';

export interface Exchanged {
  personId: PersonId;
  personalNumber: PersonalNumber;
}

interface SealedRow {
  id: PersonId;
  personal_number: Buffer;
}

/** The one place where a personal number leaves its seal. Each exchange is put on record, without the number. */
@Injectable()
export class NumberExchange {
  constructor(
    private readonly db: DataSource,
    private readonly vault: NumberVault,
    private readonly clock: Clock,
  ) {}

  /** A person's number; `undefined` for whom there is none. */
  numberOf(personId: PersonId, client: string): Promise<Exchanged | undefined> {
    return this.exchange('id = $1', personId, { client, direction: 'TO_NUMBER' });
  }

  /** Whose number this is; `undefined` for one that nobody here holds. */
  personOf(personalNumber: string, client: string): Promise<Exchanged | undefined> {
    return this.exchange('personal_number_index = $1', this.vault.index(personalNumber), { client, direction: 'TO_PERSON' });
  }

  private exchange(condition: string, value: string | Buffer, record: { client: string; direction: string }): Promise<Exchanged | undefined> {
    return this.db.transaction(async (tx) => {
      const [row]: SealedRow[] = await tx.query(`select id, personal_number from person where ${condition} and personal_number is not null`, [value]);
      if (!row) return undefined;
      await this.record(tx, row.id, record);
      return { personId: row.id, personalNumber: this.vault.open(row.personal_number, row.id) };
    });
  }

  private async record(tx: EntityManager, personId: PersonId, { client, direction }: { client: string; direction: string }): Promise<void> {
    await tx.query('insert into personal_number_exchange (at, client, person_id, direction) values ($1, $2, $3, $4)', [this.clock.now(), client, personId, direction]);
  }
}
