import { advancePlatformClock, type PlatformClock } from '@attestation/service-kit/base';
import type { EngineClock } from './gateway/management.js';

const HEARD_MS = 5_000;

/**
 * The platform's clock, moved forward over the management port: its row, so that whoever follows it moves too. It goes back for
 * nobody and stands still for nobody; the row may be written by the database's owner alone.
 */
export const movableClock = (databaseUrl: string, platform: PlatformClock): EngineClock => ({
  now: () => platform.now().getTime(),
  add: async (milliseconds) => {
    const target = platform.now().getTime() + milliseconds;
    await advancePlatformClock(databaseUrl, new Date(target).toISOString());
    for (let waited = 0; platform.now().getTime() < target && waited < HEARD_MS; waited += 10) await new Promise((resolve) => setTimeout(resolve, 10));
  },
});
