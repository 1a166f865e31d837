import type { Pool } from 'pg';
import { CLOSED_SECONDS, isClosed, type Attempts } from '../domain/lockout.js';
import { hashPassword, passwordMatches } from '../domain/password.js';

/** Who may sign in. `personId` becomes the token's `sub`; everything else about the person lives in `directory`. */
export interface Account {
  login: string;
  personId: string;
}
export type SignInOutcome = { ok: true; account: Account } | { ok: false; because: 'WRONG' | 'CLOSED' };
export type AccountOutcome = 'CREATED' | 'KEPT' | 'LOGIN_TAKEN' | 'PERSON_HAS_ANOTHER_LOGIN';

interface AccountRow {
  login: string;
  person_id: string;
  password_hash: string;
}

/** The accounts of the embedded issuer and the failed attempts on them. */
export class Accounts {
  constructor(private readonly pool: Pool) {}

  /** Checks a password. Failures are counted by name and close it for a while; a success clears the count. */
  async signIn(login: string, password: string): Promise<SignInOutcome> {
    const attempts = await this.attempts(login);
    if (isClosed(attempts)) return { ok: false, because: 'CLOSED' };
    const row = await this.row('login', login);
    if (!(await passwordMatches(password, row?.password_hash)) || !row) {
      await this.countFailure(login);
      return { ok: false, because: 'WRONG' };
    }
    await this.pool.query('delete from identity.login_attempt where login = $1', [login]);
    return { ok: true, account: { login: row.login, personId: row.person_id } };
  }

  /** The account of a token's `sub`; `undefined` when it was taken away. */
  async byPerson(personId: string): Promise<Account | undefined> {
    const row = await this.row('person_id', personId);
    return row && { login: row.login, personId: row.person_id };
  }

  /** Creates an account, or gives the same person's account this password. The same command twice changes nothing. */
  async put({ login, personId }: Account, password: string): Promise<AccountOutcome> {
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
