import { FactType, type AttestationId, type Caller, type Subject } from '@attestation/contracts';
import { utc } from '@attestation/persistence';
import { localDate } from '@attestation/regulation';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttesteeList, Region } from '../domain/attestee-list.js';

/** The columns of a list. */
export const LIST = `l.id, l.place_code as "placeCode", l.year, l.number, ${utc('l.approved_at')} as "approvedAt", l.approved_by as "approvedBy",
  ${utc('l.sent_at')} as "sentAt", l.sent_by as "sentBy", l.count`;

/** Places at or below a place. */
export const below = (parameter: string): string => `(select code from access_place where path && array[${parameter}::text])`;

/**
 * A region with all its admitted cases that are on no list yet, and its lists. One approval names thousands: rows and time-lines of all of them
 * change by a statement each.
 */
@Injectable()
export class AttesteeListStore extends Store<Region> {
  /** Whose very region it is; `key` is the region. */
  protected async permits(_tx: EntityManager, { key }: Subject, { assignments }: Caller): Promise<boolean> {
    return assignments.some(({ role, placeCode }) => role === 'REGION_DEPT' && placeCode === key);
  }

  /** The candidates stay as they are until the list is kept: none is withdrawn or listed elsewhere in between. */
  protected async load(tx: EntityManager, { key }: Subject): Promise<Region | undefined> {
    const candidates: Region['candidates'] = await tx.query(
      `select c.id, c.year, c.claimed, p.path as places from case_file c join access_place p on p.code = c.place_code
        where c.admitted and c.list_id is null and not c.ended and c.place_code in ${below('$1')} order by c.id for update of c`,
      [key],
    );
    const lists: AttesteeList[] = await tx.query(`select ${LIST} from attestee_list l where l.place_code = $1`, [key]);
    return { placeCode: key as Region['placeCode'], candidates, lists };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { approved, sent }: Region): Promise<void> {
    if (approved) await keepApproved(tx, approved.list, approved.named);
    if (sent) await keepSent(tx, sent);
  }
}

async function keepApproved(tx: EntityManager, list: AttesteeList, named: AttestationId[]): Promise<void> {
  const { id, placeCode, year, number, approvedAt, approvedBy, count } = list;
  await tx.query(
    'insert into attestee_list (id, place_code, year, number, approved_at, approved_by, count) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, placeCode, year, number, approvedAt, approvedBy, count],
  );
  await tx.query(
    `insert into attestee (list_id, attestation_id, person_id, organisation_id, place_code, claimed, registration_number)
     select $1, id, person_id, organisation_id, place_code, claimed, registration_number from case_file where id = any($2::uuid[])`,
    [id, named],
  );
  await tx.query('update case_file set list_id = $1 where id = any($2::uuid[])', [id, named]);
  await tell(tx, id, approvedAt, FactType.ListApproved, { listId: id, placeCode, year, number, approvedOn: localDate(approvedAt), by: approvedBy });
}

async function keepSent(tx: EntityManager, { id, placeCode, year, number, count, sentAt, sentBy }: AttesteeList): Promise<void> {
  await tx.query('update attestee_list set sent_at = $2, sent_by = $3 where id = $1', [id, sentAt, sentBy]);
  await tell(tx, id, sentAt ?? '', FactType.ListSent, { listId: id, placeCode, year, number, count, sentAt, by: sentBy });
}

/** A line in the time-line of everybody on the list; of the others on it none says a word. */
const tell = (tx: EntityManager, listId: string, at: string, type: string, data: object): Promise<unknown> =>
  tx.query('insert into time_line (attestation_id, at, type, data) select attestation_id, $2, $3, $4 from attestee where list_id = $1', [listId, at, type, JSON.stringify(data)]);
