/** `npm run engine`: the engine without the rest of the platform, on a PostgreSQL of its own or on that of DATABASE_URL. */
import { prepareBus } from '@attestation/events';
import { startEmbeddedPostgres } from '@attestation/persistence/embedded';
import { aloneOptions } from './alone-options.js';
import { start } from './start.js';
import type { AloneOptions } from './alone-options.js';

interface Stoppable {
  stop(): Promise<void>;
}

const running: Stoppable[] = [];
let stopping: Promise<void> | undefined;

/** The engine first, then its database; once, whoever asks. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    while (running.length > 0) await running.pop()?.stop();
  })();
  return stopping;
}

async function databaseOf({ dataDir, databaseUrl }: AloneOptions): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  const postgres = await startEmbeddedPostgres({ dataDir: dataDir ?? '', settings: { shared_buffers: '96MB', max_wal_size: '512MB', jit: 'off' } });
  running.push(postgres);
  void postgres.exited.then(() => (stopping ? undefined : end(1, 'The PostgreSQL of the engine has ended.')));
  return postgres.url;
}

async function end(code: number, sentence?: string): Promise<never> {
  if (sentence !== undefined) process.stderr.write(`${sentence}\n`);
  await stopAll();
  process.exit(code);
}

async function run(): Promise<void> {
  const options = aloneOptions(process.argv.slice(2), process.env);
  const databaseUrl = await databaseOf(options);
  await prepareBus(databaseUrl);
  const env = { ...process.env, DATABASE_URL: databaseUrl, ENGINE_DATABASE_URL: undefined, ENGINE_PORT: options.port, ENGINE_MANAGEMENT_PORT: options.management };
  const engine = await start(env);
  running.push(engine);
  process.stdout.write(`The engine is ready: Zeebe's gateway protocol on ${engine.address}, management on ${engine.managementAddress}. Ctrl-C stops it.\n`);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(0));
await run().catch((problem: Error) => end(1, problem.message));
