import type { AttestationId } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Where a letter about a case goes, and in which language; null: not known. */
export interface Address {
  attestationId: AttestationId;
  email: string;
  language: 'kk' | 'ru' | null;
}

/** The addresses that teachers gave in their applications. */
@Injectable()
export class AddressReader {
  constructor(private readonly db: DataSource) {}

  /** Of those submitted with one, in no order. */
  of(attestationIds: readonly AttestationId[]): Promise<Address[]> {
    return this.db.query(
      `select id as "attestationId", body->>'email' as email, body->'submission'->>'language' as language
         from case_file where id = any($1) and body->>'email' is not null and body->'submission' <> 'null'`,
      [attestationIds],
    );
  }
}
