import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specs-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs specs, by their names one after another in one process. @returns what Jest says of them, and 0 where all passed */
function runAll(specs: Record<string, string>): Promise<{ code: unknown; said: string }> {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, body] of Object.entries(specs)) writeFileSync(join(folder, `${name}.spec.ts`), `import { expect, it } from '@jest/globals';\n${body}\n`);
  const env = { ...process.env, LANGUAGE_OF_ALL: 'kk', JEST_WORKERS: '1', TEST_TIER: '', NODE_OPTIONS: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [fileURLToPath(new URL('jest.mjs', import.meta.url))], { cwd: folder, env }, (problem, _out, said) => resolve({ code: problem?.code ?? 0, said }));
  });
}

describe('Specs that share a process', () => {
  it('find the environment as it was, whatever one before them left there or took away, and themselves in their folder', async () => {
    const { code, said } = await runAll({
      a: `it('leaves something', () => { process.env.LEFT = 'x'; process.env.LANGUAGE_OF_ALL = 'ru'; delete process.env.PATH; process.chdir('/'); globalThis.one = process.pid; });`,
      b: `it('finds nothing of it', () => {
        expect(globalThis.one).toBe(process.pid);
        expect([process.env.LEFT, process.env.LANGUAGE_OF_ALL, process.cwd()]).toEqual([undefined, 'kk', ${JSON.stringify(folder)}]);
        expect(process.env.PATH).toBeDefined();
      });`,
    });
    expect(said).toContain('2 passed, 2 total');
    expect(code).toBe(0);
  }, 60_000);
});
