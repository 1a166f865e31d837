import { describe, expect, it } from '@jest/globals';
import { isUuid } from '@attestation/contracts';
import { onceFor } from './once-for.js';

const delivery = { type: 'commissions.open-scoring', processInstanceKey: '2251799813685251', elementInstanceKey: '2251799813685260' };

describe('The idempotency key of a job', () => {
  it('is the same for every delivery', () => {
    expect(onceFor({ ...delivery })).toBe(onceFor(delivery));
  });

  it('is another one when the token comes by again, and for another task type', () => {
    const keys = [delivery, { ...delivery, elementInstanceKey: '2251799813685261' }, { ...delivery, type: 'commissions.enlist' }].map(onceFor);
    expect(new Set(keys).size).toBe(3);
  });

  it('is a UUID', () => {
    expect(isUuid(onceFor(delivery))).toBe(true);
  });
});
