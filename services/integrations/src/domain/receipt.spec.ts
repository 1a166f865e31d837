import type { EventId, RefusalCode } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { settle, takeEvent, type Receipt, type Settlement } from './receipt.js';

const SEED = 20250317;
const given = (more: object = {}) => ({
  receiptId: 'r-1', source: '/registries/diploma', eventId: 'e-1' as EventId, client: 'diplomas', type: 't', fingerprint: 'one', receivedAt: '2025-03-17T04:00:00.000Z', event: { id: 'e-1' }, ...more,
});
const taken = (): Receipt => {
  const change = takeEvent(undefined, given());
  if (!change.ok || !change.next) throw new Error('not taken');
  return change.next;
};
const aSettlement: fc.Arbitrary<Settlement> = fc.oneof(
  fc.constant<Settlement>({ state: 'APPLIED' }),
  fc.constantFrom('b-1', 'b-2').map((waitsFor): Settlement => ({ state: 'WAITING', waitsFor })),
  fc.constantFrom<RefusalCode>('SUBJECT_UNKNOWN', 'WAITED_IN_VAIN').map((reason): Settlement => ({ state: 'REFUSED', reason })),
);

describe('a receipt', () => {
  it('is given once for an event, and for no other content under its id', () => {
    expect(takeEvent(undefined, given())).toMatchObject({ result: { first: true, receipt: { state: 'RECEIVED', settledAt: null } } });
    expect(takeEvent(taken(), given({ receiptId: 'r-2' }))).toMatchObject({ result: { first: false, receipt: { receiptId: 'r-1' } } });
    expect(takeEvent(taken(), given({ fingerprint: 'two' }))).toMatchObject({ code: 'EVENT_ID_REUSED' });
    expect(settle(undefined, { state: 'APPLIED' }, '')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says the first end it came to, whatever comes after; the event itself is kept until then and no longer', () => {
    fc.assert(
      fc.property(fc.array(aSettlement, { maxLength: 6 }), (history) => {
        let receipt = taken();
        for (const [index, settlement] of history.entries()) {
          const change = settle(receipt, settlement, `2025-03-17T05:00:0${index}.000Z`);
          if (change.ok) receipt = change.next ?? receipt;
        }
        const end = history.find(({ state }) => state !== 'WAITING');
        const last = history.at(-1);
        const expected = end ?? last;
        expect(receipt.state).toBe(expected?.state ?? 'RECEIVED');
        expect(receipt.reason).toBe(expected?.state === 'REFUSED' ? expected.reason : null);
        expect(receipt.settledAt === null).toBe(end === undefined);
        expect(receipt.event === null).toBe(end !== undefined);
        if (!end && last?.state === 'WAITING') expect(receipt.waitsFor).toBe(last.waitsFor);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
