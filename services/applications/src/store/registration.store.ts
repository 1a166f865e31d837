import type { Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
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
    const file = await loadCase(tx, id);
    if (!file) return undefined;
    const { region, year } = registerOf(file);
    await tx.query('insert into registration_register (region, year, last_serial) values ($1, $2, 0) on conflict do nothing', [region, year]);
    const [row]: { last_serial: number }[] = await tx.query(
      'select last_serial from registration_register where region = $1 and year = $2 for update',
      [region, year],
    );
    return { file, lastSerial: row?.last_serial ?? 0 };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { file, lastSerial }: Registering): Promise<void> {
    const { region, year } = registerOf(file);
    await tx.query('update registration_register set last_serial = $3 where region = $1 and year = $2', [region, year, lastSerial]);
    await keepCase(tx, file);
  }
}
