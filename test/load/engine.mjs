/**
 * `npm run bench:engine`: ten service tasks in a row, a payload of 300 bytes, saturated; completions of jobs a second on the
 * embedded engine (its PostgreSQL forces every commit to the disk) and on the real Zeebe of ZEEBE_HOME or ZEEBE_ADDRESS, in
 * the same run, in turns, with the same raw gRPC driver on the same processors. What counts is the ratio.
 */
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareBus } from '@attestation/events';
import { startEmbeddedPostgres } from '@attestation/persistence/embedded';
import { aZeebe } from '../tiers/zeebe.mjs';
import { TenTasks } from './driver.mjs';
import { machine } from './machine.mjs';
import { newFolder } from './platform.mjs';
import { Watch } from './processes.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const WARM_SECONDS = Number(process.env.BENCH_WARM ?? 20);
const ENGINE = fileURLToPath(new URL('../../services/engine/dist/main.js', import.meta.url));

console.log(machine());
const stops = [];
try {
  const rivals = [['embedded', await embedded()]];
  const zeebe = await aZeebe();
  if ('missing' in zeebe) console.log(zeebe.missing);
  else {
    stops.push(zeebe.stop);
    rivals.push(['zeebe', zeebe.env.ZEEBE_ADDRESS]);
  }
  await compare(rivals);
} finally {
  for (const stop of stops.reverse()) await stop();
}

/** The engine as a process of its own on a new database. @returns its address */
async function embedded() {
  const place = newFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: place.folder, settings: { shared_buffers: '96MB', jit: 'off' } });
  stops.push(async () => {
    await postgres.stop();
    place.remove();
  });
  await prepareBus(postgres.url);
  const port = 20_000 + (process.pid % 20_000);
  const env = { ...process.env, DATABASE_URL: postgres.url, ENGINE_PORT: String(port), ENGINE_MANAGEMENT_PORT: String(port + 1) };
  const child = spawn(process.execPath, [ENGINE], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  stops.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return `127.0.0.1:${port}`;
}

/** What each process used for one completion; this one is the driver. */
function costs(before, after, completions) {
  const used = after.map(([name, seconds]) => [name === 'engine.mjs' ? 'driver' : name, seconds - (before.get(name) ?? 0)]);
  return used.filter(([, seconds]) => seconds > 0).map(([name, seconds]) => `${name} ${((seconds / completions) * 1e6).toFixed(0)}`).join(', ');
}

async function compare(rivals) {
  const drivers = rivals.map(([name, address]) => ({ name, driver: new TenTasks(address), rates: [] }));
  for (const { driver } of drivers) await driver.prepare();
  for (const { driver } of drivers) {
    await driver.measure(WARM_SECONDS); // a virtual machine compiles what it finds to be hot
    driver.refusals.clear();
  }
  for (let round = 1; round <= ROUNDS; round++) {
    for (const { name, driver, rates } of drivers) {
      const watch = new Watch(process.pid);
      const before = new Map(watch.byName());
      const rate = await driver.measure(SECONDS);
      rates.push(rate);
      console.log(`round ${round}: ${name} ${rate.toFixed(0)} job completions/s; microseconds of a core for each: ${costs(before, watch.byName(), driver.lastRun)}`);
      watch.stop();
      await pause(500);
    }
  }
  const middle = drivers.map(({ rates }) => rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)]);
  if (middle.length > 1) console.log(`embedded ${middle[0].toFixed(0)} : zeebe ${middle[1].toFixed(0)} job completions/s (medians), ratio ${(middle[0] / middle[1]).toFixed(2)}`);
  for (const { name, driver } of drivers) {
    for (const [text, times] of driver.refusals) console.log(`${name} refused ${times} times: ${text}`);
    driver.close();
  }
}
