import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import type { Joined } from './joined.js';

const COMMAND = fileURLToPath(new URL('../../services/standalone/bin/import.mjs', import.meta.url));

/** `npm run import -- KIND FILE --json`, for a running platform. @returns how it ended, and its lines */
export async function importTable(joined: Joined, kind: string, file: string): Promise<{ code: number; lines: Record<string, unknown>[] }> {
  const run = spawn(process.execPath, [COMMAND, kind, file, '--json', '--data', joined.platform.dataDir], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
  const ended = new Promise<number>((resolve, reject) => run.once('error', reject).once('close', (code) => resolve(code ?? -1)));
  const said = await text(run.stdout);
  return { code: await ended, lines: said.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) };
}
