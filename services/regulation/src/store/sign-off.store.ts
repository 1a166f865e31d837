import { jurisdictionSql } from '@attestation/access';
import type { Caller, CampaignId, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SignOff } from '../domain/sign-off.js';

const LATEST = `select distinct on (rule) rule, confirmed, read_in as "readIn", signed_by as by, signed_on::text as on from sign_off`;

/** What was said of a rule is known by its id, and so ordered. */
export const signOffSubject = (rule: string): Subject => ({ id: rule, key: rule as CampaignId });

/** Who confirmed which rule against the official text: everything that was ever said, the last of it holds. */
@Injectable()
export class SignOffStore extends Store<SignOff> {
  /** The confirmations that hold, by rule. */
  async confirmed(): Promise<ReadonlyMap<string, SignOff>> {
    const rows: SignOff[] = await this.db.query(`${LATEST} order by rule, position desc`);
    return new Map(rows.filter(({ confirmed }) => confirmed).map((row) => [row.rule, row]));
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<SignOff | undefined> {
    const [row]: SignOff[] = await tx.query(`${LATEST} where rule = $1 order by rule, position desc`, [id]);
    return row;
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { rule, confirmed, readIn, by, on }: SignOff): Promise<void> {
    await tx.query('insert into sign_off (rule, confirmed, read_in, signed_by, signed_on) values ($1, $2, $3, $4, $5)', [rule, confirmed, readIn, by, on]);
  }
}
