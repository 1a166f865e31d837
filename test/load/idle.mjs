/**
 * `npm run bench:idle`: memory and processor of the whole platform with PostgreSQL while nobody does anything, a minute after
 * a warm start. PSS: what is shared between processes counts once; RSS: counted in each.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { machine } from './machine.mjs';
import { newFolder, startPlatform } from './platform.mjs';
import { memoryByName } from './processes.mjs';

const SETTLE_SECONDS = Number(process.env.BENCH_SETTLE ?? 30);
const WATCH_SECONDS = Number(process.env.BENCH_WATCH ?? 30);
const place = newFolder();
console.log(machine());
try {
  const first = await startPlatform({ folder: place.folder, fresh: true });
  place.remember();
  await first.stop();
  const platform = await startPlatform({ folder: place.folder, fresh: false });
  await pause(SETTLE_SECONDS * 1000);
  const before = new Map(platform.watch.byName());
  await pause(WATCH_SECONDS * 1000);
  report(before, platform);
  await platform.stop();
} finally {
  place.remove();
}

function report(before, platform) {
  const memory = memoryByName(platform.pid);
  const used = platform.watch.byName().map(([name, cpu]) => [name, ((cpu - (before.get(name) ?? 0)) / WATCH_SECONDS) * 100]);
  for (const [name, { pss, rss, count }] of memory) {
    const percent = used.find(([other]) => other === name)?.[1] ?? 0;
    console.log(`  ${name.padEnd(12)} ${String(count).padStart(3)} processes  PSS ${pss.toFixed(0).padStart(4)} MB  RSS ${rss.toFixed(0).padStart(5)} MB  ${percent.toFixed(1)} % of a core`);
  }
  const sum = (pick) => memory.reduce((total, [, each]) => total + pick(each), 0).toFixed(0);
  const percent = used.reduce((total, [, each]) => total + each, 0).toFixed(1);
  console.log(`idle, everything with PostgreSQL: PSS ${sum(({ pss }) => pss)} MB, RSS ${sum(({ rss }) => rss)} MB, ${percent} % of one core over ${WATCH_SECONDS} s`);
}
