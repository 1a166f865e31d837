/**
 * One process of the platform: `host.js cases applications testing …` runs the services named, tells the supervisor when they
 * are ready, and stops when it is told to or when the supervisor is gone.
 */
import type { Environment } from '@attestation/service-kit';
import type { Part } from './layout.js';
import { envName, PARTS } from './layout.js';
import { openPart, type RunningPart } from './open-part.js';
import type { FromChild, ToChild } from './supervise/child.js';

const names = process.argv.slice(3);
const running: RunningPart[] = [];
let stopping: Promise<void> | undefined;

process.on('message', (message: ToChild) => message.type === 'stop' && end(0));
process.once('disconnect', () => end(0));
process.once('SIGTERM', () => end(0)).once('SIGINT', () => end(0));
process.on('uncaughtException', (error) => fail(error)).on('unhandledRejection', (reason) => fail(reason));

try {
  const parts = PARTS.filter(({ name }) => names.includes(name));
  const opened = await Promise.allSettled(parts.map(open));
  const failed = opened.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  tell({ type: 'ready', addresses: Object.fromEntries(running.map(({ name, address }) => [name, address])) });
} catch (error) {
  await refuse(error);
}

async function open(part: Part): Promise<void> {
  const part_ = await openPart(part, envOf(part));
  running.push(part_);
  if (stopping) await part_.stop();
}

/** Each has a pool of its own size and listens on 127.0.0.1, the entry where `WEB_HOST` says. */
function envOf({ name, pool }: Part): Environment {
  const host = process.env[`${envName(name)}_HOST`];
  return { ...process.env, ...(host && { HOST: host }), DATABASE_POOL_SIZE: process.env.DATABASE_POOL_SIZE ?? String(Math.max(pool, 1)) };
}

function end(code: number): void {
  stopping ??= Promise.allSettled(running.toReversed().map((part) => part.stop())).then(() => undefined);
  void stopping.finally(() => process.exit(code));
}

/** A fault nobody caught: the state of this process is not to be trusted, the supervisor starts another. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

/** It cannot start: in one sentence where it is a matter of settings, else with the trace in the log. */
async function refuse(error: unknown): Promise<never> {
  const sentence = error instanceof Error && error.name === 'ConfigError' ? error.message : undefined;
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  if (sentence) await new Promise((resolve) => (process.send ? process.send({ type: 'failed', message: sentence }, resolve) : resolve(undefined)));
  process.exit(1);
}

function tell(message: FromChild): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}
