import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Kept between runs; nothing of it belongs to the project, and `npm ci` knows nothing of it. */
const CACHE = fileURLToPath(new URL('.test/', import.meta.url));
const PATIENCE_MS = 120_000;

export const perform = promisify(execFile);

/** @returns the folder where a package of npm lies with exactly its own dependencies; undefined, and said, where it cannot be had */
export async function fromNpm(name: string, version: string): Promise<string | undefined> {
  const folder = join(CACHE, `${name.replace('/', '-')}-${version}`);
  if (existsSync(join(folder, 'done'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const install = perform('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: folder, timeout: PATIENCE_MS });
  return kept(install, folder, `${name} ${version}`);
}

/** @returns the Python of an environment that holds the package; undefined, and said, where it cannot be had */
export async function fromPyPI(name: string, version: string): Promise<string | undefined> {
  const folder = join(CACHE, `${name}-${version}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(join(folder, 'done'))) return python;
  const install = perform('python3', ['-m', 'venv', folder], { timeout: PATIENCE_MS }).then(() =>
    perform(python, ['-m', 'pip', 'install', '--quiet', `${name}==${version}`], { timeout: PATIENCE_MS }));
  return (await kept(install, folder, `${name} ${version}`)) && python;
}

async function kept(install: Promise<unknown>, folder: string, what: string): Promise<string | undefined> {
  try {
    await install;
    writeFileSync(join(folder, 'done'), '');
    return folder;
  } catch (problem) {
    process.stderr.write(`${what} cannot be installed, and is not tried: ${(problem as Error).message.split('\n')[0] ?? ''}\n`);
    return undefined;
  }
}
