import { performance } from 'node:perf_hooks';
import { treeOf } from '../processes.mjs';
import { Gateway, manyAtATime } from './gateway.js';
import { passing } from './models.js';
import type { Embedded } from './rivals.js';

const SAMPLE = 10_000;
const AT_A_TIME = 128;

/** What instances that are made and end at once cost. */
export interface StepCost {
  /** a second */
  rate: number;
  /** microseconds of processor time for each, of the engine's process and PostgreSQL's: whoever else works on the machine is not in it */
  cpu: number;
}

/** The cost at the beginning, and after so many have ended. */
export async function finishedInstances(engine: Embedded, count: number): Promise<{ first: StepCost; last: StepCost }> {
  const gateway = new Gateway(engine.address);
  await gateway.deploy('passing', passing());
  const pass = (many: number) => manyAtATime(many, AT_A_TIME, () => gateway.create('bench-passing', '{}'));
  const measured = async (): Promise<StepCost> => {
    const [from, used] = [performance.now(), cpuOf(engine)];
    await pass(SAMPLE);
    return { rate: SAMPLE / ((performance.now() - from) / 1000), cpu: ((cpuOf(engine) - used) / SAMPLE) * 1e6 };
  };
  await pass(SAMPLE); // warm
  const first = await measured();
  await pass(count);
  const last = await measured();
  gateway.close();
  return { first, last };
}

/** Seconds. PostgreSQL is a child of this process, as the engine is. */
const cpuOf = ({ pid }: Embedded): number =>
  treeOf(process.pid).filter((each) => each.pid === pid || each.name === 'postgres').reduce((sum, { cpu }) => sum + cpu, 0);
