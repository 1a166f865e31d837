import { start } from './start.js';

/** The engine as a process of its own; SIGTERM and SIGINT stop it after the batch in hand. */
const engine = await start(process.env).catch((problem: Error) => {
  process.stderr.write(`${problem.message}\n`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void engine.stop().then(() => process.exit(0)));
