import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '@attestation/service-kit';

const LOOK_MS = 500;
const QUIET_LOOKS = 4;
const MOST_LOOKS = 1200;

/** Waits until every service has read what was told, and nothing new is told: what was laid before is no part of what is measured. */
export async function quiet(databaseUrl: string): Promise<void> {
  for (let looks = 0, calm = 0; calm < QUIET_LOOKS; looks++) {
    if (looks === MOST_LOOKS) throw new Error('The platform does not come to rest.');
    await pause(LOOK_MS);
    calm = (await isBehind(databaseUrl)) ? 0 : calm + 1;
  }
}

const isBehind = (databaseUrl: string): Promise<boolean> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ behind: boolean }>(
      'select exists (select from bus.consumer c join bus.log l on l.topic = c.topic and l.position > c.position) as behind',
    );
    return rows[0]?.behind === true;
  });
