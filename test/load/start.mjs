/**
 * `npm run bench:start`: from the command to the ready line, with libraries and build in place: once on new data (the database
 * is made, the models brought, accounts and a world laid), then again on the same data. On a busy machine the wall clock says
 * little: processor seconds divided by two are what two idle cores need at least.
 */
import { machine } from './machine.mjs';
import { newFolder, startPlatform } from './platform.mjs';

const WARM_ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const place = newFolder();
console.log(machine());
try {
  await round('first start on new data', true);
  for (let round_ = 1; round_ <= WARM_ROUNDS; round_++) await round(`warm start ${round_}`, false);
} finally {
  place.remove();
}

async function round(title, fresh) {
  const platform = await startPlatform({ folder: place.folder, fresh });
  place.remember();
  const { wall, cpu, cpuByName, steps } = platform;
  console.log(`${title}: ${wall.toFixed(1)} s wall clock, ${cpu.toFixed(1)} s of processor time`);
  console.log(`  processor: ${cpuByName.map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`).join(', ')}`);
  console.log(`  steps: ${steps.map((step) => step.replace(/ready after /, '')).join('; ')}`);
  await platform.stop();
}
