import type { Caller, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A register of the authorised body: whoever may write it may write all of it. */
@Injectable() // here too: without it the constructor's types are lost
export abstract class Register<S> extends Store<S> {
  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }
}

/** Whether a query finds anything. Without a value to look for there is nothing to find. */
export async function exists(tx: EntityManager, sql: string, value: string | null | undefined): Promise<boolean> {
  if (value === null || value === undefined) return false;
  const found: unknown[] = await tx.query(sql, [value]);
  return found.length > 0;
}
