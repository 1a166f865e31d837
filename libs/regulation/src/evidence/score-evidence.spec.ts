import { describe, expect, it } from '@jest/globals';
import type { RuleSetId } from '@attestation/contracts';
import { ruleSetOf, scoreEvidence, scoreTeacher, TEACHER_CLAIMS } from '../index.js';
import { evidenceFacts } from '../testing/evidence.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);

describe('a portfolio with everything the category asks for', () => {
  it.each([
    ['MODERATOR', '68'],
    ['EXPERT', '84'],
    ['RESEARCHER', '113'],
    ['MASTER', '133'],
  ] as const)('of %s is worth the printed minimum of %s and meets', (claimed, total) => {
    const { criteria, ...score } = scoreEvidence(rules, evidenceFacts(claimed));
    expect(criteria.filter(({ met, required }) => required && !met)).toEqual([]);
    expect(score).toMatchObject({ outcome: 'MEETS', total, minimum: Number(total), failed: [] });
  });

  it.each(TEACHER_CLAIMS)('of %s makes a sheet that may stand and meets', (claimed) => {
    const proposal = scoreEvidence(rules, evidenceFacts(claimed));
    expect(scoreTeacher(rules, { claimed, kind: 'GENERAL', points: proposal.sheet, proposal })).toMatchObject({ outcome: 'MEETS', total: proposal.total });
  });
});
