import { describe, expect, it } from '@jest/globals';
import { factProblem, isFactType } from './fact-check.js';
import { FactType } from './facts.js';

const ID = '01957f3e-8a4d-7c1b-9f00-0123456789ab';

describe('the check of a fact', () => {
  it('lets pass what the schema describes', () => {
    expect(factProblem(FactType.DraftExpired, { attestationId: ID, expiredAt: '2025-06-02T04:00:00Z', comment: undefined })).toBeUndefined();
  });

  it('names the members that are wrong, and no value', () => {
    const problem = factProblem(FactType.DraftExpired, { attestationId: 'a teacher', iin: '190101100005' });
    expect(problem).toContain('/attestationId');
    expect(problem).toContain('iin');
    expect(problem).not.toContain('a teacher');
    expect(problem).not.toContain('190101100005');
  });

  it('knows the facts of the platform and no other', () => {
    expect(isFactType(FactType.DraftExpired)).toBe(true);
    expect(isFactType('toString')).toBe(false);
  });
});
