import { availableParallelism } from 'node:os';
import type { Pool } from 'pg';
import { CLOSED_SECONDS, FAILURES_ALLOWED, isClosed, type Attempts } from '../domain/lockout.js';
import { hashPassword, isOutdated, passwordMatches } from '../passwords/hash.js';
import { Turns } from '../passwords/turns.js';

/** Who may sign in. `personId` becomes the token's `sub`; everything else about the person lives in `directory`. */
export interface Account {
  login: string;
  personId: string;
}
export type SignInOutcome = { ok: true; account: Account } | { ok: false; because: 'WRONG' | 'CLOSED' | 'BUSY' };
export type AccountOutcome = 'CREATED' | 'KEPT' | 'LOGIN_TAKEN' | 'PERSON_HAS_ANOTHER_LOGIN' | 'BUSY';

/** Whoever finds no turn comes again after so many seconds: by then those who wait now have been answered. */
export const BUSY_SECONDS = 5;
/**
 * Passwords are worked at by as many cores as there are, not more than threads for it; each holds 19 MiB meanwhile. So many wait as are
 * answered within {@link BUSY_SECONDS}. Of one name no more than may fail: guesses that come at once are not more than those one by one.
 */
const TURNS = { atOnce: Math.min(3, availableParallelism()), waiting: 256, ofOne: FAILURES_ALLOWED };

interface AccountRow {
  login: string;
  person_id: string;
  password_hash: string;
}

/** The accounts of the embedded issuer and the failed attempts on them. */
export class Accounts {
  constructor(
    private readonly pool: Pool,
    private readonly turns = new Turns(TURNS),
  ) {}

  /** Checks a password. Failures are counted by name and close it for a while; a success clears the count. */
  async signIn(login: string, password: string): Promise<SignInOutcome> {
    return (await this.turns.take(login, () => this.check(login, password))) ?? { ok: false, because: 'BUSY' };
  }

  private async check(login: string, password: string): Promise<SignInOutcome> {
    const attempts = await this.attempts(login);
    if (isClosed(attempts)) return { ok: false, because: 'CLOSED' };
    const row = await this.row('login', login);
    if (!(await passwordMatches(password, row?.password_hash)) || !row) {
      await this.countFailure(login);
      return { ok: false, because: 'WRONG' };
    }
    if (attempts) await this.pool.query('delete from identity.login_attempt where login = $1', [login]);
    if (isOutdated(row.password_hash)) await this.rehash(row, password);
    return { ok: true, account: { login: row.login, personId: row.person_id } };
  }

  /** The account of a token's `sub`; `undefined` when it was taken away. */
  async byPerson(personId: string): Promise<Account | undefined> {
    const row = await this.row('person_id', personId);
    return row && { login: row.login, personId: row.person_id };
  }

  /** Creates an account, or gives the same person's account this password. The same command twice changes nothing. */
  async put(account: Account, password: string): Promise<AccountOutcome> {
    return (await this.turns.take(account.login, () => this.make(account, password))) ?? 'BUSY';
  }

  private async make({ login, personId }: Account, password: string): Promise<AccountOutcome> {
    const known = await this.row('login', login);
    if (known) return known.person_id === personId ? this.keep(known, password) : 'LOGIN_TAKEN';
    const hash = await hashPassword(password);
    const inserted = await this.pool.query(
      `insert into identity.account (login, person_id, password_hash) values ($1, $2, $3) on conflict do nothing`,
      [login, personId, hash],
    );
    if (inserted.rowCount) return 'CREATED';
    const meanwhile = await this.row('login', login);
    if (!meanwhile) return 'PERSON_HAS_ANOTHER_LOGIN';
    return meanwhile.person_id === personId ? this.keep(meanwhile, password) : 'LOGIN_TAKEN';
  }

  private async keep(known: AccountRow, password: string): Promise<'KEPT'> {
    if (!(await passwordMatches(password, known.password_hash))) {
      const hash = await hashPassword(password);
      await this.pool.query('update identity.account set password_hash = $2, changed_at = now() where login = $1', [known.login, hash]);
    }
    return 'KEPT';
  }

  /** The password is the same one: unless another was set meanwhile. */
  private async rehash({ login, password_hash }: AccountRow, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.pool.query('update identity.account set password_hash = $2 where login = $1 and password_hash = $3', [login, hash, password_hash]);
  }

  private async row(column: 'login' | 'person_id', value: string): Promise<AccountRow | undefined> {
    const found = await this.pool.query<AccountRow>(`select login, person_id, password_hash from identity.account where ${column} = $1`, [value]);
    return found.rows[0];
  }

  private async attempts(login: string): Promise<Attempts | undefined> {
    const found = await this.pool.query<{ failures: number; seconds_ago: number }>(
      `select failures, extract(epoch from now() - last_failure)::float8 as seconds_ago from identity.login_attempt where login = $1`,
      [login],
    );
    const row = found.rows[0];
    return row && { failures: row.failures, secondsAgo: row.seconds_ago };
  }

  /** Counted by the database: attempts that fail at the same time are all counted. */
  private async countFailure(login: string): Promise<void> {
    await this.pool.query(
      `insert into identity.login_attempt as a (login, failures, last_failure) values ($1, 1, now())
       on conflict (login) do update set last_failure = now(),
         failures = case when a.last_failure < now() - make_interval(secs => $2) then 1 else a.failures + 1 end`,
      [login, CLOSED_SECONDS],
    );
  }
}
