import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { persistence } from '@attestation/persistence';
import { testDatabase } from '@attestation/persistence/testing';
import type { TestDatabase } from '@attestation/persistence/testing';
import { commonProblem, fixedClock, Idempotency, orProblem, startService } from '@attestation/service-kit';
import type { RunningService } from '@attestation/service-kit';
import { refuse } from '@attestation/contracts';
import type { Caller, IdempotencyKey, PersonId } from '@attestation/contracts';
import { DataSource } from 'typeorm';
import { access } from '../access.plugin.js';
import { expectationsOf } from '../acts/expectations.js';
import { ACCESS_MIGRATIONS } from '../projection/migrations.js';
import { Projection } from '../projection/projection.js';
import { EARLY, organisation, person, roleOf, settle } from '../testing/small-territory.js';
import { testIssuer } from '../testing/index.js';
import type { TestIssuer } from '../testing/index.js';
import { Allow, AllowAnonymous } from './allow.js';
import { CurrentCaller } from './current-caller.js';
import { AllowMachine, CurrentClient } from './machine.guard.js';

const TEACHER = person(1);
const HEAD = person(2);
const STRANGER = person(3);

@Controller('api/v1/monitoring')
class DeskController {
  @Get('mine')
  @Allow('applications.draft.open')
  mine(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('anyone')
  @Allow('testing.session.read')
  anyone(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('rules')
  @Allow('regulation.evaluate')
  rules(): { open: boolean } {
    return { open: true };
  }

  @Get('check/:publicId')
  @AllowAnonymous('a certificate is checked by anyone')
  check(@Param('publicId') publicId: string): { publicId: string } {
    return { publicId };
  }

  @Post('orders/:id')
  @Allow('commissions.order.issue')
  issue(@Param('id') id: string, @Idempotency() key: IdempotencyKey, @Body() body: { end?: string }): { id: string; key: string } {
    if (body.end === 'refused') orProblem(refuse('ORDER_NOT_DUE'));
    if (body.end === 'outside') throw commonProblem('ROUTE_NOT_FOUND');
    if (body.end === 'broken') throw new Error('out of order');
    return { id, key };
  }
}

@Controller('api/v1/monitoring/machines')
class MachinesController {
  @Get()
  @AllowMachine()
  any(@CurrentClient() client: string): { client: string } {
    return { client };
  }

  @Post('one')
  @AllowMachine('integrations')
  one(@CurrentClient() client: string): { client: string } {
    return { client };
  }
}

let database: TestDatabase;
let issuer: TestIssuer;
let service: RunningService;
let db: DataSource;
const extra: RunningService[] = [];

const start = (controllers: Type[], more: Record<string, string> = {}) =>
  startService(
    { name: 'monitoring', controllers, plugins: [persistence({ migrations: ACCESS_MIGRATIONS }), access()] },
    { MONITORING_PORT: '0', MONITORING_DATABASE_URL: database.url, OIDC_ISSUER: issuer.issuer, LOG_LEVEL: 'silent', ...more },
    { clock: fixedClock('2025-03-17') },
  );

beforeAll(async () => {
  [database, issuer] = await Promise.all([testDatabase(), testIssuer()]);
  service = await start([DeskController, MachinesController]);
  db = service.app.get(DataSource);
  const projection = service.app.get(Projection);
  await settle(projection);
  await projection.keepRole(roleOf(TEACHER, 'TEACHER', { organisationId: organisation(1) }), EARLY);
  await projection.keepRole(roleOf(HEAD, 'HEAD', { organisationId: organisation(1) }), EARLY);
});
afterAll(async () => {
  await service.stop();
  await issuer.stop();
  await database.drop();
});
afterEach(async () => {
  for (const each of extra.splice(0)) await each.stop();
});

interface Asked {
  as?: PersonId;
  token?: string;
  scheme?: string;
  key?: string;
  end?: string;
  at?: RunningService;
}
async function ask(method: string, path: string, { as, token, scheme = 'Bearer', key, end, at = service }: Asked = {}) {
  const bearer = token ?? (as && (await issuer.tokenFor(as)));
  const headers = { ...(bearer && { authorization: `${scheme} ${bearer}` }), ...(key && { 'idempotency-key': key }), 'content-type': 'application/json' };
  const answer = await fetch(`${at.address}/api/v1/monitoring/${path}`, { method, headers, body: method === 'POST' ? JSON.stringify({ end }) : undefined });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

describe('At the door', () => {
  it('a person whose role allows the act is let in, with what allows it', async () => {
    expect(await ask('GET', 'mine', { as: TEACHER })).toMatchObject({
      status: 200,
      body: { personId: TEACHER, act: 'applications.draft.open', assignments: [{ role: 'TEACHER', organisationId: organisation(1) }] },
    });
  });

  it('whoever shows no token is asked to sign in', async () => {
    const { status, headers, body } = await ask('GET', 'mine');
    expect({ status, type: body['type'] }).toEqual({ status: 401, type: 'urn:ustaz:problem:unauthenticated' });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['expired', 'foreign audience', 'foreign issuer', 'machine', 'garbage', 'other scheme'])('a token that is no good (%s) is none', async (kind) => {
    const given: Record<string, Asked> = {
      expired: { token: await issuer.tokenFor(TEACHER, { expires: '-1m' }) },
      'foreign audience': { token: await issuer.tokenFor(TEACHER, { audience: 'another' }) },
      'foreign issuer': { token: await issuer.tokenFor(TEACHER, { issuer: 'https://elsewhere.example' }) },
      machine: { token: await issuer.machineToken('integrations') },
      garbage: { token: 'a.b.c' },
      'other scheme': { token: await issuer.tokenFor(TEACHER), scheme: 'Basic' },
    };
    expect((await ask('GET', 'mine', given[kind])).status).toBe(401);
  });

  it('a person without a role, or with another, is not let in', async () => {
    expect(await ask('GET', 'mine', { as: STRANGER })).toMatchObject({ status: 403, body: { type: 'urn:ustaz:problem:forbidden' } });
    expect((await ask('GET', 'mine', { as: HEAD })).status).toBe(403);
  });

  it('what is for anyone who signed in asks for a token, and for no role', async () => {
    expect((await ask('GET', 'anyone')).status).toBe(401);
    expect(await ask('GET', 'anyone', { as: STRANGER })).toMatchObject({ status: 200, body: { personId: STRANGER, assignments: [] } });
  });

  it('what is for everybody asks for nothing, and does not care for a bad token', async () => {
    expect(await ask('GET', 'rules')).toMatchObject({ status: 200, body: { open: true } });
    expect((await ask('GET', 'check/KX7', { token: 'a.b.c' })).status).toBe(200);
  });

  it('nobody is taken for nobody while the issuer does not answer: it is said to be a matter of time', async () => {
    const away = await start([DeskController], { OIDC_ISSUER: 'http://127.0.0.1:9' });
    extra.push(away);
    const { status, headers } = await ask('GET', 'mine', { as: TEACHER, at: away });
    expect({ status, again: headers.get('retry-after') }).toEqual({ status: 503, again: '5' });
  });

  it('a command without its key is refused, but only for one who may give it', async () => {
    expect(await ask('POST', 'orders/1', { as: HEAD })).toMatchObject({ status: 400, body: { type: 'urn:ustaz:problem:idempotency-key-missing' } });
    expect((await ask('POST', 'orders/1', { as: STRANGER })).status).toBe(403);
  });
});

describe('At a door for machines', () => {
  it('each is let in by its own token, and known by its account; where it is for one alone, that one', async () => {
    const [integrations, diplomas] = [await issuer.machineToken('integrations'), await issuer.machineToken('diplomas')];
    for (const [token, client] of [[integrations, 'integrations'], [diplomas, 'diplomas']]) expect(await ask('GET', 'machines', { token })).toMatchObject({ status: 200, body: { client } });
    expect(await ask('POST', 'machines/one', { token: integrations })).toMatchObject({ status: 201, body: { client: 'integrations' } });
    expect(await ask('POST', 'machines/one', { token: diplomas })).toMatchObject({ status: 403, body: { type: 'urn:ustaz:problem:forbidden' } });
  });

  it.each(['nobody', 'a person with a role', 'an expired token'])('%s is not', async (who) => {
    const given: Record<string, Asked> = { 'a person with a role': { as: HEAD }, 'an expired token': { token: await issuer.machineToken('integrations', { expires: '-1m' }) } };
    const asks = who === 'nobody' ? 'Bearer' : 'Bearer error="invalid_token"';
    for (const { status, headers } of [await ask('GET', 'machines', given[who]), await ask('POST', 'machines/one', given[who])]) {
      expect({ status, asks: headers.get('www-authenticate') }).toEqual({ status: 401, asks });
    }
  });

  it('none is while the issuer does not answer: it is said to be a matter of time', async () => {
    const away = await start([MachinesController], { OIDC_ISSUER: 'http://127.0.0.1:9' });
    extra.push(away);
    const { status, headers } = await ask('GET', 'machines', { token: await issuer.machineToken('integrations'), at: away });
    expect({ status, again: headers.get('retry-after') }).toEqual({ status: 503, again: '5' });
  });
});

describe('The audit', () => {
  const rowsOf = (key: string): Promise<Record<string, unknown>[]> =>
    db.query('select person_id, act, subject, result, reference, at from access_audit where idempotency_key = $1 order by id', [key]);

  it.each([
    ['done', undefined, 201, 'DONE'],
    ['refused by the law', 'refused', 409, 'REFUSED ORDER_NOT_DUE'],
    ['about what lies outside', 'outside', 404, 'REFUSED ROUTE_NOT_FOUND'],
    ['broken', 'broken', 500, 'FAILED'],
  ])('keeps who asked for what, and how it ended: %s', async (name, end, status, result) => {
    const key = `audit-${name.replaceAll(' ', '-')}`;
    expect((await ask('POST', 'orders/42', { as: HEAD, key, end })).status).toBe(status);
    const rows = await rowsOf(key);
    expect(rows.map((row) => row['result'])).toEqual(['ASKED', result]);
    for (const row of rows) {
      expect(row).toMatchObject({ person_id: HEAD, act: 'commissions.order.issue', subject: 'POST /api/v1/monitoring/orders/42' });
      expect(row['at']).toEqual(new Date('2025-03-17T04:00:00Z'));
      expect(row['reference']).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(1);
  });

  it('keeps each command\'s beginning before its end, however many come at once, in fewer transactions than lines', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `audit-together-${index}`);
    await Promise.all(keys.map((key) => ask('POST', 'orders/42', { as: HEAD, key })));
    for (const key of keys) expect((await rowsOf(key)).map((row) => row['result'])).toEqual(['ASKED', 'DONE']);
    const [{ transactions }] = (await db.query(`select count(distinct xmin::text)::int as transactions from access_audit where idempotency_key = any($1)`, [keys])) as [{ transactions: number }];
    expect(transactions).toBeLessThan(keys.length * 2);
  });

  it('does not fill up with what is only read', async () => {
    const count = async () => ((await db.query('select count(*)::int as n from access_audit')) as [{ n: number }])[0].n;
    const before = await count();
    await ask('GET', 'mine', { as: TEACHER });
    expect(await count()).toBe(before);
  });

  it.each(['update access_audit set result = \'DONE\'', 'delete from access_audit', 'truncate access_audit'])('cannot be changed: %s', async (sql) => {
    await expect(db.query(sql)).rejects.toThrow('audit rows are never changed');
  });
});

describe('A service does not start', () => {
  it('with a route that declares nothing, and names it', async () => {
    @Controller('api/v1/monitoring/forgotten')
    class Forgotten {
      @Get('a')
      a(): void {
        return undefined;
      }

      @Get('b')
      @Allow('testing.session.read')
      b(): void {
        return undefined;
      }
    }
    await expect(start([Forgotten])).rejects.toThrow('Forgotten.a (GET api/v1/monitoring/forgotten/a)');
  });

  it('with a route that declares two things', async () => {
    @Controller('api/v1/monitoring/both')
    class Both {
      @Get()
      @Allow('testing.session.read')
      @AllowAnonymous('why not')
      all(): void {
        return undefined;
      }
    }
    await expect(start([Both])).rejects.toThrow('Both.all');
  });

  it('with an inherited route that declares nothing', async () => {
    class Base {
      @Get('inherited')
      inherited(): void {
        return undefined;
      }
    }
    @Controller('api/v1/monitoring/heir')
    class Heir extends Base {}
    await expect(start([Heir])).rejects.toThrow('Heir.inherited');
  });

  it('with an act that is not in the table', () => {
    expect(() => Allow('monitoring.everything.do' as never)).toThrow('not in the table of acts');
  });

  it('without an issuer, or in production with one that has no TLS', async () => {
    await expect(start([DeskController], { OIDC_ISSUER: '' })).rejects.toThrow('OIDC_ISSUER');
    await expect(start([DeskController], { OIDC_ISSUER: 'http://127.0.0.1:8080/oidc', NODE_ENV: 'production' })).rejects.toThrow('TLS');
  });
});

describe('The OpenAPI', () => {
  it('tells each operation\'s act, so that its tests can be made from it', async () => {
    const document = (await (await fetch(`${service.address}/api/docs-json`)).json()) as object;
    const expected = expectationsOf(document).map(({ method, path, act, anonymous }) => [method, path, act ?? anonymous]);
    expect(expected).toEqual(
      expect.arrayContaining([
        ['GET', '/api/v1/monitoring/mine', 'applications.draft.open'],
        ['GET', '/api/v1/monitoring/rules', 'regulation.evaluate'],
        ['GET', '/api/v1/monitoring/check/{publicId}', 'a certificate is checked by anyone'],
        ['POST', '/api/v1/monitoring/orders/{id}', 'commissions.order.issue'],
        ['GET', '/api/v1/monitoring/machines', 'a machine, by its own token: the guard of this door checks it'],
      ]),
    );
  });
});
