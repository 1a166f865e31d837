import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Expectation, expectationsOf, grantsOf, kindOf } from '@attestation/access';
import type { CommissionId, RoleAssignment } from '@attestation/contracts';
import { DISTRICT_DEPT, eventually, HEAD, MEMBERS, MINISTRY, OPERATOR, PROVIDER, REGION, REGION_DEPT, RESPONSIBLE, SCHOOL, SECRETARY, TEACHER, DISTRICT } from '@attestation/standalone/demo';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Joined } from '../support/joined.js';
import { FOREIGN_HEAD, FOREIGN_PROVIDER, FOREIGN_REGION, NOBODY, SECOND_TEACHER } from '../support/newcomers.js';
import { describedBy } from './openapi.js';

/** These doors have a guard of their own: machines come with their own token. */
const MACHINES = ['/api/v1/applications/addresses', '/api/v1/directory/personal-numbers/exchange', '/api/v1/events', '/api/v1/regulation/evaluations/batch'];

/** One person for each role, with what she holds. */
const holders = (commissionId: CommissionId): Record<string, RoleAssignment[]> => ({
  [NOBODY.login]: [],
  [TEACHER.login]: [{ role: 'TEACHER', organisationId: SCHOOL }],
  [RESPONSIBLE.login]: [{ role: 'RESPONSIBLE_PERSON', organisationId: SCHOOL }],
  [HEAD.login]: [{ role: 'HEAD', organisationId: SCHOOL }],
  [PROVIDER.login]: [{ role: 'PROVIDER', organisationId: SCHOOL }],
  [SECRETARY.login]: [{ role: 'COMMISSION_SECRETARY', commissionId }],
  [MEMBERS[1]!.login]: [{ role: 'COMMISSION_MEMBER', commissionId }],
  [MEMBERS[0]!.login]: [{ role: 'COMMISSION_MEMBER', commissionId }, { role: 'COMMISSION_CHAIR', commissionId }],
  [DISTRICT_DEPT.login]: [{ role: 'DISTRICT_DEPT', placeCode: DISTRICT }],
  [REGION_DEPT.login]: [{ role: 'REGION_DEPT', placeCode: REGION }],
  [MINISTRY.login]: [{ role: 'AUTHORISED_BODY' }],
  [OPERATOR.login]: [{ role: 'OPERATOR', placeCode: REGION }],
});

/** An address of the operation at which nothing is. */
const addressOf = ({ path }: Expectation): string =>
  path.replace('/api/v1/', '').replace(/\{(\w+)\}/g, (_, name: string) => ({ year: '1999', placeCode: '99', registry: 'DIPLOMA', rule: 'X-000', ruleSet: '1999-01-01' })[name] ?? randomUUID());

const isAllowed = ({ act, anonymous, allowed }: Expectation, held: RoleAssignment[]): boolean => {
  if (anonymous !== undefined || allowed.length === 0 || allowed.some(({ holder }) => holder === 'ANYONE')) return true;
  return held.some((each) => kindOf(grantsOf(act as string) ?? 'ANONYMOUS', each) !== undefined);
};

export function accessPromises(given: () => Joined): void {
  describe('Every operation of the platform', () => {
    let described: OpenAPIObject;
    let expectations: Expectation[];
    beforeAll(async () => {
      described = await describedBy(given());
      expectations = expectationsOf(described).filter(({ path }) => !MACHINES.some((machines) => path === machines || path.startsWith(`${machines}/`)));
      for (const login of Object.keys(holders(given().commissions.ORG))) await given().tokenOf(login);
    }, 60_000);

    const answerTo = async (expectation: Expectation, as?: string): Promise<number> => {
      const asked = { as, body: expectation.method === 'GET' || expectation.method === 'HEAD' ? undefined : {} };
      return (await given().ask(expectation.method, addressOf(expectation), asked)).status;
    };
    const named = ({ method, path }: Expectation, who: string, status: number): string => `${method} ${path} by ${who}: ${status}`;

    it('declares its act; one that does not is found', () => {
      expect(expectations.length).toBeGreaterThan(40);
      const forgotten = { paths: { ...described.paths, '/api/v1/new': { post: { responses: {} } } } };
      expect(() => expectationsOf(forgotten)).toThrow('POST /api/v1/new');
    });

    it('lets nobody in who has not signed in, but where the act is everybody\'s', async () => {
      const wrong: string[] = [];
      for (const each of expectations) {
        const status = await answerTo(each);
        const open = each.anonymous !== undefined || each.allowed.length === 0;
        if (open ? status === 401 || status === 403 : status !== 401) wrong.push(named(each, 'nobody', status));
      }
      expect(wrong).toEqual([]);
    }, 60_000);

    it('lets whoever holds the role in, and nobody else', async () => {
      const wrong: string[] = [];
      for (const [login, held] of Object.entries(holders(given().commissions.ORG))) {
        const answers = await Promise.all(expectations.map(async (each) => ({ each, status: await answerTo(each, login) })));
        for (const { each, status } of answers) {
          const right = isAllowed(each, held) ? status !== 401 && status !== 403 && status < 500 : status === 403 || status === 404;
          if (!right) wrong.push(named(each, login, status));
        }
      }
      expect(wrong).toEqual([]);
    }, 120_000);

    it.each(MACHINES)('knows machines by their own token: no person comes in at %s, whatever her role', async (door) => {
      const path = door.replace('/api/v1/', '');
      const asked = [undefined, TEACHER.login, MINISTRY.login].map((as) => given().ask('POST', path, { as, body: {} }));
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 401, 401]);
    });
  });

  describe('A case', () => {
    const CASE = ['applications/{id}', 'applications/{id}/time-line', 'portfolio/attestations/{id}/evidence', 'portfolio/attestations/{id}/snapshot'];
    let id: string;
    beforeAll(async () => {
      const { body } = await given().ask<{ items: { attestationId: string }[] }>('GET', 'applications', { as: TEACHER.login });
      id = body.items[0]!.attestationId;
    });
    const statuses = (as: string) => Promise.all(CASE.map(async (path) => (await given().ask('GET', path.replace('{id}', id), { as })).status));

    it.each([TEACHER, HEAD, RESPONSIBLE, PROVIDER, DISTRICT_DEPT, REGION_DEPT, OPERATOR])('is shown to $login', async ({ login }) => {
      await eventually(`${login} sees the case`, async () => ((await statuses(login)).every((status) => status === 200) ? true : undefined), 10);
    });

    it.each([FOREIGN_REGION, FOREIGN_PROVIDER, FOREIGN_HEAD, SECOND_TEACHER])('is not there for $login', async ({ login }) => {
      expect(await statuses(login)).toEqual([404, 404, 404, 404]);
      expect((await given().ask<{ items: { attestationId: string }[] }>('GET', 'applications', { as: login })).body.items.map(({ attestationId }) => attestationId)).not.toContain(id);
    });

    it('cannot be answered from elsewhere', async () => {
      const { status, body } = await given().ask('POST', `applications/${id}/answer`, { as: FOREIGN_PROVIDER.login, body: { answer: 'ACCEPTED', signature: 'AAAA' } });
      expect([status, body['type']]).toEqual([404, 'urn:ustaz:problem:not-found']);
    });
  });
}
