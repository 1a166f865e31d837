/**
 * Records the goldens from a real Zeebe 8.3 broker that runs with its debug exporter at level info:
 * `ZEEBE_GATEWAY=127.0.0.1:26500 ZEEBE_MANAGEMENT=http://127.0.0.1:9600 ZEEBE_LOG=zeebe.log node dist/testing/conformance/record.js [case …]`
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseNames, readCase } from './case.js';
import { runCase } from './driver.js';
import { zeebeTarget } from './zeebe-target.js';

const { ZEEBE_GATEWAY: gateway = '127.0.0.1:26500', ZEEBE_MANAGEMENT: management = 'http://127.0.0.1:9600', ZEEBE_LOG: log = 'zeebe.log' } = process.env;
const target = zeebeTarget({ gateway, management, log });
const wanted = process.argv.slice(2);
for (const name of caseNames().filter((known) => wanted.length === 0 || wanted.includes(known))) {
  const its = readCase(name);
  const golden = await runCase(target, its).catch((problem: Error) => void process.stderr.write(`${name}: ${problem.message}\n`));
  if (!golden) continue;
  writeFileSync(join(its.folder, 'golden.json'), `${JSON.stringify(golden, null, 1)}\n`);
  process.stdout.write(`${name}\n`);
}
target.client.close();
