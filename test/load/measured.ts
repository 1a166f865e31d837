import type { TestPlatform } from '../support/platform.js';
import { startPlatform } from '../support/started.js';
import { machine } from './machine.mjs';

/** Measures a platform of its own, between two looks at the machine; where that fails, with the platform's logs. Ends the process. */
export async function measured(measure: (platform: TestPlatform) => Promise<void>): Promise<never> {
  const platform = await startPlatform();
  try {
    console.log(machine());
    await measure(platform);
    console.log(machine());
  } catch (error) {
    console.error(error, platform.logs());
    process.exitCode = 1;
  } finally {
    await platform.remove();
  }
  process.exit();
}
