import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTRIES } from '@attestation/contracts';
import { CAST, DAYS, type DemoPerson, eventually, MINISTRY, openDraft, registriesKnown, submit } from '@attestation/standalone/demo';
import type { Joined } from '../support/joined.js';
import { BOLD_TEACHER, SECOND_TEACHER } from '../support/newcomers.js';
import { startJoined } from '../support/started.js';

const DISTRICT = CAST.DISTRICT.provider.login;
const SETTING = 'refusalGroundOfEligibility';
const NEXT_DAY = '2025-03-18';

interface Advised {
  recommendation: { answer: string; grounds: string[] };
}

let joined: Joined;
beforeAll(async () => {
  joined = await startJoined();
  const keys = joined.link.registries.publicKeys();
  for (const registry of REGISTRIES) await joined.link.api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, keys[registry]);
  for (const each of [BOLD_TEACHER, SECOND_TEACHER]) await joined.settle(each);
}, 200_000);
afterAll(() => joined?.platform.remove(), 60_000);

/** Claims two categories up, which the ladder does not allow. */
async function claimTooMuch({ login }: DemoPerson): Promise<string> {
  const { link } = joined;
  const id = await openDraft(link, login, 'EXPERT');
  await registriesKnown(link, login, id, DAYS.asOf);
  await submit(link, login, id);
  return id;
}

/** On which ground the rules tell the provider to refuse it. */
async function grounds(attestationId: string): Promise<string[]> {
  const { workItemId } = await eventually('the application waits for the district', async () => {
    const { body } = await joined.ask<{ items?: { attestationId: string; workItemId: string }[] }>('GET', 'applications/acceptances', { as: DISTRICT });
    return body.items?.find((each) => each.attestationId === attestationId);
  });
  const { recommendation } = (await joined.ask<Advised>('GET', `applications/acceptances/${workItemId}`, { as: DISTRICT })).body;
  return [recommendation.answer, ...recommendation.grounds];
}

const valueOn = async (day: string) => {
  const { body } = await joined.ask<{ items: { key: string; value: unknown }[] }>('GET', `regulation/settings?on=${day}`);
  return body.items.find(({ key }) => key === SETTING)?.value;
};

describe('A setting that the ministry changes while the platform runs', () => {
  let before: string;

  it('leaves the case that was opened before as it was decided then', async () => {
    before = await claimTooMuch(BOLD_TEACHER);
    expect(await grounds(before)).toEqual(['REFUSE', '2']);
    const reason = { kk: 'Бірізділік — құжаттың дұрыстығы', ru: 'Последовательность — достоверность документа', en: 'Sequence is a matter of true documents' };
    const body = { value: 1, effectiveFrom: NEXT_DAY, version: 0, reason, source: '118-НҚ, 17.03.2025' };
    expect((await joined.ask('POST', `regulation/settings/${SETTING}/changes`, { as: MINISTRY.login, body })).status).toBe(200);
    expect([await valueOn('2025-03-17'), await valueOn(NEXT_DAY)]).toEqual([2, 1]);
    await joined.link.moveTo(`${NEXT_DAY}T09:30:00+05:00`);
    expect(await grounds(before)).toEqual(['REFUSE', '2']);
  }, 120_000);

  it('decides the next one, opened on its first day', async () => {
    const after = await claimTooMuch(SECOND_TEACHER);
    expect(await grounds(after)).toEqual(['REFUSE', '1']);
    expect(await grounds(before)).toEqual(['REFUSE', '2']);
  }, 120_000);
});
