import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../problem.js';

/** Secrets that must be the same at every start on this data. */
export interface KeptSecrets {
  /** seals the personal numbers in `directory`: without it they cannot be read again */
  DIRECTORY_KEY: string;
  /** of every demo account */
  demoPassword: string;
}

/**
 * The secrets of `secrets.json` (0600), made at the first start. What the environment names comes first and is not kept.
 * @throws StartProblem when the file is there and cannot be read: new secrets would make the data worthless
 */
export function keptSecrets(dataDir: string, env: NodeJS.ProcessEnv): KeptSecrets {
  const file = join(dataDir, 'secrets.json');
  const kept = read(file) ?? make(file);
  return { ...kept, ...(env.DIRECTORY_KEY && { DIRECTORY_KEY: env.DIRECTORY_KEY }) };
}

function read(file: string): KeptSecrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeptSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartProblem(`The secrets in ${file}, without which the data cannot be read, are not legible.`, { cause: error });
  }
}

function make(file: string): KeptSecrets {
  const secrets = { DIRECTORY_KEY: randomBytes(32).toString('base64'), demoPassword: `demo-${randomBytes(6).toString('hex')}` };
  const half = `${file}.half`;
  writeFileSync(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, file);
  return secrets;
}
