import type { Subject } from '@attestation/contracts';
import { Store, together } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { registerOf, type Registering } from '../domain/registration.js';
import { keepCase, loadCase } from './case-rows.js';

/** A case together with the register it is numbered in; the register's row is locked until the number is kept. */
@Injectable()
export class RegistrationStore extends Store<Registering> {
  /** Only the process registers. */
  protected async permits(): Promise<boolean> {
    return false;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Registering | undefined> {
    const [file, lastSerial] = await together(loadCase(tx, id), holdSerial(tx, id));
    return file && { file, lastSerial };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { file, lastSerial }: Registering): Promise<void> {
    const { region, year } = registerOf(file);
    await together(tx.query('update registration_register set last_serial = $3 where region = $1 and year = $2', [region, year, lastSerial]), keepCase(tx, file));
  }
}

/** The last serial of the register of a case: all cases of a region wait for each other here, so it is asked for together with the case and let go with the next commit. */
async function holdSerial(tx: EntityManager, id: string): Promise<number> {
  const [row]: { last_serial: number }[] = await tx.query(
    `insert into registration_register as register (region, year, last_serial) select left(place_code, 2), year, 0 from case_file where id = $1
     on conflict (region, year) do update set last_serial = register.last_serial returning last_serial`,
    [id],
  );
  return row?.last_serial ?? 0;
}
