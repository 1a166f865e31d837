import { type Caller, type PlaceCode, refuse, type Subject } from '@attestation/contracts';
import { RolledBack, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Session } from '../domain/session.js';
import { insertSessions, permitsSessions, SESSION } from './session-rows.js';

@Injectable()
export class SessionStore extends Store<Session> {
  protected permits(tx: EntityManager, _: Subject, caller: Caller): Promise<boolean> {
    return permitsSessions(tx, caller);
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Session | undefined> {
    const [row]: Session[] = await tx.query(`select ${SESSION} from session s where s.id = $1`, [id]);
    return row;
  }

  /** Of a sitting that is there only its status changes; its seats are the bookings'. One that was booked meanwhile is not cancelled. */
  protected async keep(tx: EntityManager, _: Subject, next: Session): Promise<void> {
    const [, changed]: [unknown, number] = await tx.query(`update session set status = $2 where id = $1 and ($2 <> 'CANCELLED' or taken = 0)`, [next.id, next.status]);
    if (changed > 0) return;
    if (next.status === 'CANCELLED') throw new RolledBack(refuse('SESSION_BOOKED'));
    await insertSessions(tx, [next]);
  }
}

/** A list of sittings, opened all or none; a repeat of the command finds the first answer. */
@Injectable()
export class SessionListStore extends Store<Session[]> {
  protected permits(tx: EntityManager, _: Subject, caller: Caller): Promise<boolean> {
    return permitsSessions(tx, caller);
  }

  protected load(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  protected keep(tx: EntityManager, _: Subject, next: Session[]): Promise<void> {
    return insertSessions(tx, next);
  }

  /** Which of these places the territory has. */
  async knownPlaces(codes: readonly PlaceCode[]): Promise<Set<PlaceCode>> {
    const rows: { code: PlaceCode }[] = await this.db.query('select code from access_place where code = any($1)', [[...new Set(codes)]]);
    return new Set(rows.map(({ code }) => code));
  }
}
