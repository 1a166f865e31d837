import { namesOf } from '@attestation/access';
import type { PersonId, Texts } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Commission } from '../domain/commission.js';
import { bodyAt } from './papers/names.js';

/** What a commission and the persons on it are called; what the registers have not told of yet has an empty name. */
export interface Named {
  /** of its body */
  name: Texts;
  person(id: PersonId): string;
}

const NAMELESS: Texts = { kk: '', ru: '', en: '' };

/** Names for those who read, where a commission itself knows ids. */
@Injectable()
export class CommissionNames {
  constructor(private readonly db: DataSource) {}

  /** The names of these commissions, asked for together. */
  async of(commissions: readonly Commission[]): Promise<(commission: Commission) => Named> {
    const [persons, bodies] = await Promise.all([
      this.persons([...new Set(commissions.flatMap(({ memberIds, secretaryId }) => [...memberIds, secretaryId]))]),
      namesOf(this.db, commissions.map(({ body }) => body)),
    ]);
    return ({ body: { level, organisationId, placeCode } }) => ({
      name: bodyAt(level, bodies.get(organisationId ?? placeCode ?? '') ?? NAMELESS),
      person: (id) => persons.get(id) ?? '',
    });
  }

  private async persons(ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
    const known: { id: PersonId; name: string }[] = await this.db.query('select person_id as id, name from known_person where person_id = any($1)', [ids]);
    return new Map(known.map(({ id, name }) => [id, name]));
  }
}
