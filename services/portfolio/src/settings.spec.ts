import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type PlainDate } from '@attestation/contracts';
import { startPortfolio, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startPortfolio();
});
afterAll(() => world?.stop());

const NEXT_DAY = '2025-03-18' as PlainDate;
const TEXTS = { kk: 'себебі', ru: 'причина', en: 'reason' };

/** Course hours without the document that proves practice: counted with a warning, or not at all. */
const hoursOf = async (attestationId: AttestationId) => {
  await world.allAnswer(attestationId);
  await world.submits(attestationId);
  const told = (await world.outbox(attestationId)).find(({ name }) => name === FactType.PortfolioEvaluated)?.body as { criteria: { criterion: string; met: boolean }[] } | undefined;
  return told?.criteria.find(({ criterion }) => criterion === '4.1')?.met;
};

it('judges the evidence of a case by the settings of the day on which it was opened: a change touches no earlier case', async () => {
  const before = await world.openDraft();
  await world.registers.onSettingChanged(world.event(FactType.SettingChanged, {
    setting: 'practiceProof', value: 'REQUIRE', effectiveFrom: NEXT_DAY, version: 1, reason: TEXTS, source: '118-НҚ', changedOn: '2025-03-17' as PlainDate,
  }));
  const after = await world.openDraft('MODERATOR', 'SECONDARY', world.given.personId, NEXT_DAY);
  expect([await hoursOf(before), await hoursOf(after)]).toEqual([true, false]);
});
