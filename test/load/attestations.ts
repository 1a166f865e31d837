/**
 * `npm run bench:attestations -- [--cases 1000] [--rate 15] [--json]`: so many attestations from draft to end over HTTP on a platform of their own, on
 * new data, in an open loop: people come at their time, whatever the answers take. What it costs is measured from outside: /proc, PostgreSQL's own
 * counters, the engine's records. The driver shares the processors; tokens and signatures are made in it, as elsewhere by an issuer and by people's keys.
 */
import { parseArgs } from 'node:util';
import { testTrustFile } from '@attestation/documents/testing';
import { START } from '../support/started.js';
import { TestPlatform } from '../support/platform.js';
import { Costs, cpuOf, difference } from './attestations/costs.js';
import { Crowd } from './attestations/crowd.js';
import { dayByDay } from './attestations/day-by-day.js';
import { wrongEnds } from './attestations/ends.js';
import { Figures } from './attestations/figures.js';
import { planOf } from './attestations/plan.js';
import { type MeasuredPart, type Report, show } from './attestations/report.js';
import { machine } from './machine.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000' }, rate: { type: 'string', default: '15' }, json: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } });
const [cases, rate] = [Number(values.cases), Number(values.rate)];
const before = machine();
const platform = await TestPlatform.start({ date: START, env: { SIGNATURE_TRUST: await testTrustFile() } });
try {
  const report = await attest();
  process.stdout.write(`${values.json ? JSON.stringify(report) : show(report)}\n`);
  process.exitCode = report.wrong.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${platform.logs()}\n`);
  process.exitCode = 1;
} finally {
  if (values.keep) await platform.stop();
  else await platform.remove();
}
process.exit();

async function attest(): Promise<Report> {
  const figures = new Figures();
  const crowd = await Crowd.gather(platform, planOf(cases), figures);
  const costs = new Costs(platform.run.supervisor.pid, () => platform.run.databaseUrl);
  const parts: MeasuredPart[] = [];
  const driver = process.cpuUsage();
  const all = await dayByDay(crowd, rate, async ({ name, work }) => {
    const [used, from] = [await costs.used(), performance.now()];
    await work();
    const seconds = (performance.now() - from) / 1000;
    const part = { name, seconds, used: difference(used, await costs.used()), memory: costs.memory() };
    parts.push(part);
    process.stderr.write(`· ${name}: ${seconds.toFixed(1)} s, ${cpuOf(part.used).toFixed(1)} s of processor time, ${part.used.writes} writing transactions, PSS ${part.memory.pss.toFixed(0)} MB\n`);
  });
  const { user, system } = process.cpuUsage(driver);
  const jobs = await costs.jobs();
  const wrong = await wrongEnds(crowd, all);
  costs.stop();
  return { machine: [before, machine()], cases, rate, parts, jobs, figures: figures.rows(), repeats: figures.repeats, driverCpu: (user + system) / 1e6, wrong };
}
