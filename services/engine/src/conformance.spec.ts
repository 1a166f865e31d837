import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseNames, readCase, readGolden } from './testing/conformance/case.js';
import { runCase } from './testing/conformance/driver.js';
import { embeddedTarget } from './testing/conformance/embedded-target.js';
import { startTestEngine } from './testing/engine.js';
import type { Target } from './testing/conformance/driver.js';
import type { TestEngine } from './testing/engine.js';

let engine: TestEngine;
let target: Target & { close(): Promise<void> };

beforeAll(async () => {
  engine = await startTestEngine();
  target = await embeddedTarget(engine);
});

afterAll(async () => {
  await target.close();
  await engine.close();
});

describe('The engine behaves as Zeebe 8.3.13 was recorded to', () => {
  for (const name of caseNames()) {
    it(`in the case ${name}`, async () => {
      const { observations, trace } = await runCase(target, readCase(name));
      const golden = readGolden(name);
      expect(observations).toEqual(golden.observations);
      expect(trace).toEqual(golden.trace);
    });
  }
});
