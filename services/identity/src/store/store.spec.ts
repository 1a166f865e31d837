import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Turns } from '../passwords/turns.js';
import { Accounts } from './accounts.js';
import { Artefacts, sweepArtefacts } from './artefacts.js';
import { issuerKeys } from './keys.js';
import { laySchema } from './schema.js';

/** What was kept of 'a long enough password' before passwords were hashed by argon2id. */
const BEFORE = 'scrypt$10$8$1$MDEyMzQ1Njc4OWFiY2RlZg$ywjYeUZF2y_BWvuWxBHOLG8jMQv7eygGhoDIePjtV-0';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 6 });
  await Promise.all([laySchema(pool), laySchema(pool), laySchema(pool)]); // three that start at once
});

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

describe('the keys', () => {
  it('are the same for all that start at once, and private', async () => {
    const [first, second] = await Promise.all([issuerKeys(pool), issuerKeys(pool)]);

    expect(second).toEqual(first);
    expect(first.signing).toMatchObject([{ kty: 'RSA', alg: 'RS256', use: 'sig', d: expect.any(String) }]);
    expect(first.cookies).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  });

  it('are new in a new database', async () => {
    const other = await testDatabase();
    const otherPool = new pg.Pool({ connectionString: other.url, max: 1 });
    await laySchema(otherPool);

    expect((await issuerKeys(otherPool)).signing[0]?.kid).not.toBe((await issuerKeys(pool)).signing[0]?.kid);

    await otherPool.end();
    await other.drop();
  });
});

describe('what the issuer keeps', () => {
  const codes = () => new Artefacts(pool, 'AuthorizationCode');

  it('is found as it was kept, by its own kind alone', async () => {
    await codes().upsert('one', { jti: 'one', grantId: 'g1', uid: 'u1' }, 60);

    expect(await codes().find('one')).toEqual({ jti: 'one', grantId: 'g1', uid: 'u1' });
    expect(await codes().findByUid('u1')).toMatchObject({ jti: 'one' });
    expect(await new Artefacts(pool, 'RefreshToken').find('one')).toBeUndefined();
  });

  it('is used once, also when it is presented five times at once', async () => {
    await codes().upsert('used', { jti: 'used' }, 60);

    const uses = await Promise.allSettled([1, 2, 3, 4, 5].map(() => codes().consume('used')));

    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await codes().find('used')).toMatchObject({ consumed: expect.any(Number) });
  });

  it('is not found any more when its time is over, and is swept away', async () => {
    await codes().upsert('old', { jti: 'old' }, 60);
    await pool.query(`update identity.artefact set expires_at = now() - interval '1 second' where id = 'old'`);

    expect(await codes().find('old')).toBeUndefined();
    expect(await sweepArtefacts(pool)).toBe(1);
  });

  it('goes with the grant it came from', async () => {
    await codes().upsert('a', { jti: 'a', grantId: 'gone' }, 60);
    await new Artefacts(pool, 'RefreshToken').upsert('b', { jti: 'b', grantId: 'gone' }, 60);
    await codes().upsert('c', { jti: 'c', grantId: 'stays' }, 60);

    await codes().revokeByGrantId('gone');

    expect([await codes().find('a'), await new Artefacts(pool, 'RefreshToken').find('b')]).toEqual([undefined, undefined]);
    expect(await codes().find('c')).toBeDefined();
  });
});

describe('an account', () => {
  const account = { login: 'gulnar', personId: '0195a2b0-0000-7000-8000-000000000101' };

  it('is one, when it is made many times at once', async () => {
    const accounts = new Accounts(pool);

    const made = await Promise.all([1, 2, 3, 4].map(() => accounts.put(account, 'a long password')));

    expect(made.filter((outcome) => outcome === 'CREATED')).toHaveLength(1);
    expect(made.filter((outcome) => outcome === 'KEPT')).toHaveLength(3);
  });

  it('of a person who has one under another name is refused', async () => {
    expect(await new Accounts(pool).put({ ...account, login: 'gulnar2' }, 'a long password')).toBe('PERSON_HAS_ANOTHER_LOGIN');
    expect(await new Accounts(pool).put({ ...account, personId: '0195a2b0-0000-7000-8000-000000000102' }, 'a long password')).toBe('LOGIN_TAKEN');
  });

  it('counts every failure of many at once, and forgets them at the first success', async () => {
    const accounts = new Accounts(pool);
    const failures = async (): Promise<unknown> => (await pool.query('select failures from identity.login_attempt where login = $1', [account.login])).rows[0];

    await Promise.all([1, 2, 3, 4, 5].map(() => accounts.signIn(account.login, 'another password')));
    expect(await failures()).toEqual({ failures: 5 });

    expect(await accounts.signIn(account.login, 'a long password')).toEqual({ ok: true, account });
    expect(await failures()).toBeUndefined();
  });

  it('is open again a quarter of an hour after the last failure', async () => {
    const accounts = new Accounts(pool);
    await pool.query(`insert into identity.login_attempt values ($1, 10, now())`, [account.login]);
    expect(await accounts.signIn(account.login, 'a long password')).toEqual({ ok: false, because: 'CLOSED' });

    await pool.query(`update identity.login_attempt set last_failure = now() - interval '15 minutes' where login = $1`, [account.login]);
    expect((await accounts.signIn(account.login, 'a long password')).ok).toBe(true);
  });

  it('hashed as before is opened by its password, and hashed as today from then on', async () => {
    const accounts = new Accounts(pool);
    const kept = async (): Promise<string> => (await pool.query('select password_hash from identity.account where login = $1', ['before'])).rows[0].password_hash;
    await pool.query('insert into identity.account (login, person_id, password_hash) values ($1, $2, $3)', ['before', '0195a2b0-0000-7000-8000-000000000103', BEFORE]);

    expect((await accounts.signIn('before', 'another long password')).ok).toBe(false);
    expect(await kept()).toBe(BEFORE);

    expect((await accounts.signIn('before', 'a long enough password')).ok).toBe(true);
    expect(await kept()).toMatch(/^\$argon2id\$/);
    expect((await accounts.signIn('before', 'a long enough password')).ok).toBe(true);
  });

  it('is not guessed at more often because the guesses come at once', async () => {
    const accounts = new Accounts(pool);

    const guesses = await Promise.all(Array.from({ length: 40 }, () => accounts.signIn('guessed-at', 'not the password')));

    const because = guesses.map((guess) => (guess.ok ? 'OK' : guess.because));
    expect(because.filter((why) => why === 'WRONG')).toHaveLength(10);
    expect(because.filter((why) => why === 'BUSY')).toHaveLength(30);
    expect(await accounts.signIn('guessed-at', 'not the password')).toEqual({ ok: false, because: 'CLOSED' });
  });

  it('is not opened, and not said to be wrong, while too many wait', async () => {
    const accounts = new Accounts(pool, new Turns({ atOnce: 1, waiting: 0, ofOne: 10 }));

    const [first, second, made] = await Promise.all([
      accounts.signIn(account.login, 'a long password'),
      accounts.signIn('somebody-else', 'a long password'),
      accounts.put({ login: 'new-one', personId: '0195a2b0-0000-7000-8000-000000000104' }, 'a long password'),
    ]);

    expect([first.ok, second, made]).toEqual([true, { ok: false, because: 'BUSY' }, 'BUSY']);
  });
});
