import type { AttestationId, Caller, PersonId, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Ledger, Store, together } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CertificateDesk, Series } from '../domain/certificate-desk.js';
import { keepFiles, loadFiles, registerCertificates } from './case-rows.js';
import { Printing } from './papers/printing.js';

/** Certificates issued together: the key is the head who issues them; `also` names their cases, `series` where their numbers run. */
export type CertificatesSubject = Subject & { key: PersonId; also: readonly AttestationId[]; series: readonly Series[] };

/** Issues certificates, many in one transaction: all that one act issues, or none of it. */
@Injectable()
export class CertificateStore extends Store<CertificateDesk> {
  constructor(
    db: DataSource,
    ledger: Ledger,
    private readonly printing: Printing,
  ) {
    super(db, ledger);
  }

  protected async permits(tx: EntityManager, { also }: CertificatesSubject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id' }, 2);
    const found: unknown[] = await tx.query(`select 1 from case_file f where f.attestation_id = any($1) and ${sql}`, [also, ...parameters]);
    return found.length === also.length;
  }

  protected async load(tx: EntityManager, { also, series }: CertificatesSubject): Promise<CertificateDesk> {
    const [files, serials] = await together(loadFiles(tx, also), holdSerials(tx, series));
    return { files, serials };
  }

  protected async keep(tx: EntityManager, _: Subject, { files, serials }: CertificateDesk): Promise<void> {
    await together(keepFiles(tx, files), keepSerials(tx, serials));
    await registerCertificates(tx, await this.printing.certificates(tx, files));
  }
}

/** The last number of each series. Nobody else takes one of it until the transaction has ended: what is not kept leaves no gap. */
function holdSerials(tx: EntityManager, series: readonly Series[]): Promise<CertificateDesk['serials']> {
  return tx.query(
    `insert into certificate_serial as serial select distinct region, level, year, 0 from jsonb_to_recordset($1) as r(region text, level text, year int) order by 1, 2, 3
     on conflict (region, level, year) do update set last = serial.last returning region, level, year, last`,
    [JSON.stringify(series)],
  );
}

async function keepSerials(tx: EntityManager, serials: CertificateDesk['serials']): Promise<void> {
  await tx.query(
    `update certificate_serial s set last = r.last from jsonb_to_recordset($1) as r(region text, level text, year int, last int)
      where (s.region, s.level, s.year) = (r.region, r.level, r.year)`,
    [JSON.stringify(serials)],
  );
}
