import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { fileURLToPath } from 'node:url';

const source = transformFileSync(fileURLToPath(new URL('./fail-point.ts', import.meta.url)), { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' }, swcrc: false }).code;

/** A process of its own that comes by a point and says that it lived on. */
function passing(point: string, env: Record<string, string>): { lived: boolean; signal: string | null } {
  const folder = mkdtempSync(join(tmpdir(), 'fail-point-'));
  writeFileSync(join(folder, 'program.mjs'), `${source}\nfailPoint('${point}'); console.log('lived');`);
  const run = spawnSync(process.execPath, [join(folder, 'program.mjs')], { env: { ...env }, encoding: 'utf8' });
  return { lived: run.stdout.includes('lived'), signal: run.signal };
}

describe('a fail point', () => {
  it('kills the first process that comes by it when armed, and is then spent', () => {
    const dir = mkdtempSync(join(tmpdir(), 'fail-points-'));
    writeFileSync(join(dir, 'before-commit'), '');
    expect(passing('after-commit', { FAIL_POINTS_DIR: dir })).toEqual({ lived: true, signal: null });
    expect(passing('before-commit', { FAIL_POINTS_DIR: dir })).toEqual({ lived: false, signal: 'SIGKILL' });
    expect(existsSync(join(dir, 'before-commit'))).toBe(false);
    expect(passing('before-commit', { FAIL_POINTS_DIR: dir })).toEqual({ lived: true, signal: null });
  });

  it('does nothing without its folder, and nothing in production', () => {
    const dir = mkdtempSync(join(tmpdir(), 'fail-points-'));
    writeFileSync(join(dir, 'before-commit'), '');
    expect(passing('before-commit', {})).toEqual({ lived: true, signal: null });
    expect(passing('before-commit', { FAIL_POINTS_DIR: dir, NODE_ENV: 'production' })).toEqual({ lived: true, signal: null });
  });
});
