import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { publish } from '@attestation/events';
import { newId } from '@attestation/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDirectory, type Directory } from './testing/directory.js';

type Awarded = FactOf<typeof FactType.CategoryAwarded>;
let directory: Directory;
const teacher = { name: 'Сәуле Бекова', currentCategory: 'RESEARCHER', categoryValidUntil: '2025-06-01', consecutiveExemptConfirmations: 1, disability: false, active: true };

async function soon<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not become so within five seconds.');
}

beforeAll(async () => {
  directory = await startDirectory();
  await soon(async () => ((await directory.call('GET', '/persons')).status === 200 ? true : undefined));
}, 30_000);
afterAll(async () => {
  await directory?.stop();
});

const award = (personId: string, more: Partial<Awarded> = {}): CloudEvent<Awarded> => ({
  specversion: '1.0', id: newId(), source: '/services/commissions', type: FactType.CategoryAwarded, time: '2025-06-05T05:00:00Z', subject: personId, partitionkey: newId(),
  datacontenttype: 'application/json',
  data: {
    attestationId: newId(), personId: personId as Awarded['personId'], category: 'RESEARCHER', previousCategory: 'RESEARCHER', testExempt: true, validFrom: '2025-06-02' as Awarded['validFrom'],
    validUntil: '2030-06-01' as Awarded['validUntil'], orderNumber: '45-НҚ', certificateNumber: '10-REGION-2025-000001', bonusPercent: 40, bonusFrom: null, awardId: newId(), ...more,
  },
});
const tell = (event: CloudEvent<Awarded>) => publish(directory.database.url, 'commissions', event);
const told = async (personId: string) => (await directory.facts(FactType.PersonChanged)).filter((each) => each.personId === personId);

describe('what a commission awards', () => {
  it('becomes the person’s category and is told once, however often it arrives', async () => {
    const { body } = await directory.call('POST', '/persons', { body: teacher });
    const personId = String(body.personId);
    const event = award(personId);
    await tell(event);
    await soon(async () => ((await told(personId)).length > 1 ? true : undefined));
    await tell(event);
    await tell(award(personId, { validFrom: '2024-01-01' as Awarded['validFrom'], category: 'EXPERT', orderNumber: '3-НҚ' }));
    await tell(award(personId, { validFrom: '2030-06-02' as Awarded['validFrom'], validUntil: '2035-06-01' as Awarded['validUntil'], orderNumber: '9-НҚ', testExempt: false }));

    const facts = await soon(async () => {
      const all = await told(personId);
      return all.length > 2 ? all : undefined;
    });
    expect(facts.map((each) => [each.currentCategory, each.categoryValidUntil, each.consecutiveExemptConfirmations])).toEqual([
      ['RESEARCHER', '2025-06-01', 1], ['RESEARCHER', '2030-06-01', 2], ['RESEARCHER', '2035-06-01', 0],
    ]);
  });

  it('to somebody who is not known waits with the dead letters and leaves nothing behind', async () => {
    const event = award(newId());
    await tell(event);

    const letter = await soon(async () => (await directory.sql<{ reason: string }>(`select reason from bus.dead_letter where event->>'id' = $1`, [event.id]))[0]);
    expect(letter.reason).toContain('PERSON_UNKNOWN');
    expect(await directory.sql('select 1 from directory.inbox where event_id = $1', [event.id])).toEqual([]);
  });
});
