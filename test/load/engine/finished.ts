import { Gateway } from './gateway.js';
import { passing } from './models.js';
import { perSecond } from './waiting.js';

const SAMPLE = 5_000;

/** Instances that are made and end at once, a second: at the beginning, and after so many have ended. */
export async function finishedInstances(address: string, count: number): Promise<{ first: number; last: number }> {
  const gateway = new Gateway(address);
  await gateway.deploy('passing', passing());
  const pass = () => gateway.create('bench-passing', '{}');
  await perSecond(SAMPLE, pass); // warm
  const first = await perSecond(SAMPLE, pass);
  await perSecond(count, pass);
  const last = await perSecond(SAMPLE, pass);
  gateway.close();
  return { first, last };
}
