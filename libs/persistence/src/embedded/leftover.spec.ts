import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isAlive, stopLeftover } from './leftover.js';

const folder = mkdtempSync(join(tmpdir(), 'attestation-leftover-'));
afterEach(() => rmSync(join(folder, 'postmaster.pid'), { force: true }));

describe('The file of a PostgreSQL that was killed', () => {
  it('is cleared away when nobody collects the dead process: the next one would take it for alive', async () => {
    // a shell that becomes a sleeper never collects its children, if they end after it became one
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const zombie = await new Promise<number>((resolve) => parent.stdout.once('data', (said: Buffer) => resolve(Number(said.toString()))));
    try {
      while (isAlive(zombie)) await new Promise((resolve) => setTimeout(resolve, 20));
      writeFileSync(join(folder, 'postmaster.pid'), `${zombie}\n`);
      expect(await stopLeftover(folder)).toBe(false);
      expect(existsSync(join(folder, 'postmaster.pid'))).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  }, 20_000);

  it('is left to PostgreSQL when there is nothing under its number any more', async () => {
    writeFileSync(join(folder, 'postmaster.pid'), '4194305\n');
    expect(await stopLeftover(folder)).toBe(false);
    expect(existsSync(join(folder, 'postmaster.pid'))).toBe(true);
  });
});
