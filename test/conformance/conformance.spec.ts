import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseNames, readCase, readGolden, readRecords } from './case.js';
import { runCaseWithRecords } from './driver.js';
import { embeddedTarget } from './embedded.js';
import { trySeed } from './random/both.js';
import { caseOf, walks } from './random/walks.js';
import { zeebeOf } from './zeebe.js';
import type { Target } from './target.js';

/** The embedded engine does what was recorded; in the tier `zeebe` the living broker does still the same. */
const engine = process.env.ENGINE === 'zeebe' ? 'Zeebe' : 'The embedded engine';
/** Of what was recorded from it the living broker repeats the first case of each kind, and all of them in the tier `deep`. */
const names = caseNames().filter((name) => process.env.ENGINE !== 'zeebe' || process.env.TEST_TIER === 'deep' || /^\d\d-/.test(name));
/** A slow machine's Zeebe writes some of them in another order: it is asked again in the tier `deep` alone. */
const recordsAreCompared = process.env.ENGINE !== 'zeebe' || process.env.TEST_TIER === 'deep';
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
let target: Target;
beforeAll(async () => void (target = process.env.ENGINE === 'zeebe' ? zeebeOf(process.env) : await embeddedTarget()));
afterAll(() => target.close());

describe(`${engine} behaves as Zeebe 8.3.13 was recorded to`, () => {
  it.each(names)('in the case %s', async (name) => {
    const { golden: { observations, trace }, records } = await runCaseWithRecords(target, readCase(name));
    const golden = readGolden(name);
    expect(observations).toEqual(golden.observations);
    expect(trace).toEqual(golden.trace);
    const recorded = recordsAreCompared ? readRecords(name) : undefined;
    if (recorded) expect(records).toEqual(recorded);
  });
});

if (process.env.ENGINE === 'zeebe') describe('On a random model and a random way through it both tell the same', () => {
  let embedded: Target;
  beforeAll(async () => void (embedded = await embeddedTarget()));
  afterAll(() => embedded.close());
  it.each(SEEDS)('seed %i', async (seed) => {
    expect(await trySeed(target, embedded, { arbitrary: walks, caseOf }, seed, 0)).toBeUndefined();
  });
});
