import { describe, expect, it } from '@jest/globals';
import { expectationsOf } from './expectations.js';

describe('What each operation of an OpenAPI must answer', () => {
  it('follows from its act: who may, by which jurisdiction', () => {
    const openApi = {
      paths: {
        '/api/v1/commissions/orders/{id}': { post: { 'x-act': 'commissions.certificate.issue', responses: {} }, get: { 'x-act': 'commissions.commission.read' } },
        '/api/v1/regulation/evaluations': { post: { 'x-act': 'regulation.evaluate' } },
        '/c/{publicId}': { get: { 'x-anonymous': 'a certificate is checked by anyone' } },
      },
    };
    const [read, issue, evaluate, check] = expectationsOf(openApi);
    expect(issue).toEqual({
      method: 'POST',
      path: '/api/v1/commissions/orders/{id}',
      act: 'commissions.certificate.issue',
      allowed: [{ holder: 'HEAD', kinds: ['ORGANISATION'] }],
    });
    expect(read?.allowed.map(({ holder }) => holder)).toContain('COMMISSION_CHAIR');
    expect(evaluate).toMatchObject({ act: 'regulation.evaluate', allowed: [] });
    expect(check).toMatchObject({ anonymous: 'a certificate is checked by anyone', act: undefined, allowed: [] });
  });

  it('is refused for an operation that declares nothing: a new one cannot be forgotten', () => {
    expect(() => expectationsOf({ paths: { '/api/v1/x': { delete: {} } } })).toThrow('DELETE /api/v1/x');
  });

  it('is refused for an act that is not in the table', () => {
    expect(() => expectationsOf({ paths: { '/api/v1/x': { get: { 'x-act': 'x.y.z' } } } })).toThrow('"x.y.z" is not in the table');
  });

  it('is nothing for an empty document', () => {
    expect(expectationsOf({})).toEqual([]);
  });
});
