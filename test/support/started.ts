import { Joined } from './joined.js';
import { TestPlatform } from './platform.js';

/** The day on which the demo's story begins: a Monday within the campaign of 2025. */
export const START = '2025-03-17T09:00';

/** A platform of its own at the story's first morning, on the engine the tier names in ENGINE. */
export async function startPlatform(env: Record<string, string> = {}): Promise<TestPlatform> {
  const { ENGINE, ZEEBE_MANAGEMENT } = process.env;
  if (ENGINE === 'zeebe' && ZEEBE_MANAGEMENT) process.env.ZEEBE_CLOCK_URL ??= ZEEBE_MANAGEMENT;
  return TestPlatform.start({ date: START, env: { ...(ENGINE === 'embedded' && { ZEEBE_ADDRESS: '', ZEEBE_CLOCK_URL: '' }), ...env } });
}

/** The same, joined to the demo's world. */
export async function startJoined(): Promise<Joined> {
  const platform = await startPlatform();
  try {
    return await Joined.join(platform);
  } catch (error) {
    await platform.remove();
    throw error;
  }
}
