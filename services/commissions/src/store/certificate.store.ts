import type { AttestationId, Caller, OrganisationId, Subject, WorkItemId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, Store, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Certificate } from '../domain/certificate.js';
import { loadFile } from './case-file.store.js';

const COLUMNS = `c.id, c.organisation_id as "organisationId", c.order_number as "orderNumber", c.ordered_on::text as "orderedOn", c.status, c.number,
  c.public_id as "publicId", c.category, c.issued_on::text as "issuedOn", c.valid_until::text as "validUntil"`;

/** A certificate as the queue of the organisation's head shows it. */
export type OpenCertificate = Pick<Certificate, 'id' | 'organisationId' | 'category'> & { attestationId: AttestationId };

@Injectable()
export class CertificateStore extends Store<Certificate> {
  protected async permits(tx: EntityManager, { id, key }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'c.organisation_id' }, 3);
    const found: unknown[] = await tx.query(`select 1 from certificate c where c.id = $1 and c.attestation_id = $2 and ${sql}`, [id, key, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id, key }: Subject): Promise<Certificate | undefined> {
    const [row]: Omit<Certificate, 'file'>[] = await tx.query(`select ${COLUMNS} from certificate c where c.id = $1 and c.attestation_id = $2`, [id, key]);
    const file = row && (await loadFile(tx, key as AttestationId));
    return row && file && { ...row, file };
  }

  protected async keep(tx: EntityManager, _: Subject, next: Certificate): Promise<void> {
    await tx.query(
      `insert into certificate (id, attestation_id, organisation_id, order_number, ordered_on, status, number, public_id, category, issued_on, valid_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set status = excluded.status, number = excluded.number, public_id = excluded.public_id,
         issued_on = excluded.issued_on, valid_until = excluded.valid_until`,
      [
        next.id, next.file.attestationId, next.organisationId, next.orderNumber, next.orderedOn, next.status, next.number, next.publicId, next.category, next.issuedOn,
        next.validUntil,
      ],
    );
  }

  /** The register's next number; a number taken by an act that then failed is never given again. */
  async nextNumber(): Promise<number> {
    const [row]: { next: string }[] = await this.db.query(`select nextval('certificate_number')::text as next`);
    return Number(row?.next);
  }

  /** The region of an organisation by the first two digits of its place. */
  async regionOf(organisationId: OrganisationId): Promise<string> {
    const [row]: { region: string }[] = await this.db.query('select left(place_code, 2) as region from access_organisation where id = $1', [organisationId]);
    return row?.region ?? '00';
  }

  /** The certificates that the caller's organisations have still to issue. */
  async queue(caller: Caller, cursor: string | undefined, limit: number): Promise<Page<OpenCertificate>> {
    const after = fromCursor(cursor, ['UUID']);
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'c.organisation_id' }, 3);
    const rows: (OpenCertificate & { id: WorkItemId })[] = await this.db.query(
      `select c.id, c.organisation_id as "organisationId", c.category, c.attestation_id as "attestationId" from certificate c
        where c.status = 'OPEN' and ($1::uuid is null or c.id > $1) and ${sql} order by c.id limit $2`,
      [after?.[0] ?? null, limit + 1, ...parameters],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }
}
