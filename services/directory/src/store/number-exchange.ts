import type { PersonId } from '@attestation/contracts';
import { Gathered } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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

/** Who asks for whose number. */
interface Asked {
  personId: PersonId;
  client: string;
}

/** The one place where a personal number leaves its seal. Each exchange is put on record, without the number. */
@Injectable()
export class NumberExchange {
  private readonly numbers = new Gathered((asked: Asked[]) => this.numbersOf(asked));

  constructor(
    private readonly db: DataSource,
    private readonly vault: NumberVault,
    private readonly clock: Clock,
  ) {}

  /** A person's number; `undefined` for whom there is none. */
  async numberOf(personId: PersonId, client: string): Promise<Exchanged | undefined> {
    const row = await this.numbers.of({ personId, client });
    return row && this.opened(row);
  }

  /** Whose number this is; `undefined` for one that nobody here holds. */
  async personOf(personalNumber: string, client: string): Promise<Exchanged | undefined> {
    const [row]: SealedRow[] = await this.db.query(
      `with found as (select id, personal_number from person where personal_number_index = $1 and personal_number is not null),
            recorded as (insert into personal_number_exchange (at, client, person_id, direction) select $2, $3, id, 'TO_PERSON' from found)
       select id, personal_number from found`,
      [this.vault.index(personalNumber), this.clock.now(), client],
    );
    return row && this.opened(row);
  }

  private async numbersOf(asked: Asked[]): Promise<(SealedRow | undefined)[]> {
    const rows: SealedRow[] = await this.db.query(
      `with asked as (select person_id, client from unnest($1::uuid[], $2::text[]) as asked(person_id, client)),
            found as (select id, personal_number from person where id = any($1::uuid[]) and personal_number is not null),
            recorded as (insert into personal_number_exchange (at, client, person_id, direction)
              select $3, client, person_id, 'TO_NUMBER' from asked join found on found.id = asked.person_id)
       select id, personal_number from found`,
      [asked.map(({ personId }) => personId), asked.map(({ client }) => client), this.clock.now()],
    );
    const sealed = new Map(rows.map((row) => [row.id, row]));
    return asked.map(({ personId }) => sealed.get(personId));
  }

  private opened({ id, personal_number }: SealedRow): Exchanged {
    return { personId: id, personalNumber: this.vault.open(personal_number, id) };
  }
}
