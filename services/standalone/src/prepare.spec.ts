import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'prepare-'));
  aProject(project);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

/** A project with one package, no libraries, and in place of nx and npm two programs that note that they were called. */
function aProject(root: string): void {
  const write = (path: string, text: string, mode = 0o644): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text, { mode });
  };
  write('package-lock.json', JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.0' }, 'node_modules/other-system': { version: '1.0.0', optional: true } } }));
  write('libs/one/package.json', JSON.stringify({ name: 'one', scripts: { build: 'swc' } }));
  write('libs/one/src/index.ts', 'export const one = 1;');
  mkdirSync(join(root, 'services'), { recursive: true });
  write('nx.mjs', `import { appendFileSync, mkdirSync } from 'node:fs'; appendFileSync('calls', 'build\\n'); mkdirSync('libs/one/dist', { recursive: true });`);
  write('bin/npm', `#!/bin/sh\necho install >> calls\nsleep 0.5\nmkdir -p node_modules/nx/bin node_modules/left\ncp nx.mjs node_modules/nx/bin/nx.js\necho '{"type":"module"}' > node_modules/nx/package.json\nif [ -f broken ]; then echo 'no network' >&2; exit 1; fi\nprintf '%s' '{"packages":{"node_modules/left":{"version":"1.0.0"}}}' > node_modules/.package-lock.json\n`, 0o755);
  cpSync('bin/prepare.mjs', join(root, 'services', 'standalone', 'bin', 'prepare.mjs'));
}

function prepare(node: string[] = []): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, PATH: `${join(project, 'bin')}:${process.env.PATH}`, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [...node, join(project, 'services/standalone/bin/prepare.mjs')], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.trim() })));
}
const calls = (): string[] => (existsSync(join(project, 'calls')) ? readFileSync(join(project, 'calls'), 'utf8').trim().split('\n') : []);

describe('before npm start', () => {
  it('installs and builds in a fresh clone, and does nothing and says nothing the next time', async () => {
    const first = await prepare();
    expect(first.said).toMatch(/^Installing libraries …\nInstalling libraries: done in \d+ s\.\nBuilding …\nBuilding: done in \d+ s\.$/);
    expect(calls()).toEqual(['install', 'build']);
    expect(await prepare()).toEqual({ code: 0, said: '' });
    expect(calls()).toEqual(['install', 'build']);
  });

  it('builds again when a source has changed, and not for a test', async () => {
    await prepare();
    writeFileSync(join(project, 'libs/one/src/index.spec.ts'), 'it');
    await prepare();
    expect(calls()).toEqual(['install', 'build']);
    writeFileSync(join(project, 'libs/one/src/index.ts'), 'export const one = 2;');
    await prepare();
    expect(calls()).toEqual(['install', 'build', 'build']);
  });

  it('builds again when what was built is gone', async () => {
    await prepare();
    rmSync(join(project, 'libs/one/dist'), { recursive: true });
    await prepare();
    expect(calls()).toEqual(['install', 'build', 'build']);
  });

  it('installs again when the lock file names another version, and trusts what npm itself has installed', async () => {
    await prepare();
    writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.1' } } }));
    writeFileSync(join(project, 'node_modules/.package-lock.json'), '{"packages":{"node_modules/left":{"version":"1.0.1"}}}');
    await prepare();
    expect(calls().filter((each) => each === 'install')).toHaveLength(1);
    writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.2' } } }));
    await prepare();
    expect(calls().filter((each) => each === 'install')).toHaveLength(2);
  });

  it('is done once when two start at once', async () => {
    const both = await Promise.all([prepare(), prepare()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(calls()).toEqual(['install', 'build']);
    expect(both.map(({ said }) => said).join()).toContain('Another start is installing or building here; waiting for it …');
  });

  it('does not wait for one that was killed', async () => {
    mkdirSync(join(project, '.data'));
    const lock = join(project, '.data', 'prepare.lock');
    writeFileSync(lock, '1');
    utimesSync(lock, 0, 0);
    expect((await prepare()).code).toBe(0);
  });

  it('says what npm said when it fails, and tries again the next time', async () => {
    writeFileSync(join(project, 'broken'), '');
    const { code, said } = await prepare();
    expect(code).toBe(1);
    expect(said).toMatch(/no network\n\nInstalling libraries failed: npm ci --include=dev --no-audit ended with 1\.$/);
    rmSync(join(project, 'broken'));
    expect((await prepare()).code).toBe(0);
  });

  it('refuses an old Node in one sentence', async () => {
    const old = join(project, 'old.mjs');
    writeFileSync(old, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });`);
    const { code, said } = await prepare(['--import', old]);
    expect(code).toBe(1);
    expect(said).toBe('Node.js 20.19 or newer is needed, this is 18.20.4: install it from https://nodejs.org and start again.');
  });

  it('refuses a folder it cannot write in one sentence', async () => {
    writeFileSync(join(project, '.data'), 'a file, not a folder');
    const { code, said } = await prepare();
    expect(code).toBe(1);
    expect(said).toMatch(/^The folder .* cannot be written \(E[A-Z]+\): give yourself the right to write there, or clone elsewhere\.$/);
  });
});
