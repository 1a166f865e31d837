import type { RunFile } from './data/run-file.js';
import { StartProblem } from './problem.js';
import { readSettings } from './settings.js';
import { Platform } from './supervise/platform.js';
import type { Surroundings } from './supervise/surroundings.js';

/**
 * Starts the platform and stays until it is told to stop; ends the process with code 0 after a stop in order, with 1 and
 * one sentence when it cannot start.
 */
export async function runPlatform(args: string[], around: Surroundings): Promise<void> {
  process.stdout.on('error', () => undefined); // whoever watched is gone; the platform is not
  try {
    const settings = readSettings(args, around.env, around.root);
    around.say(`Starting the platform in ${settings.dataDir}`);
    if (around.env.KAFKA_BROKERS) around.say('KAFKA_BROKERS: the engine publishes its records there; the event bus of the services stays in PostgreSQL.');
    const platform = new Platform(settings, around);
    stopOnSignals(platform, around.say);
    around.say(readyLine(await platform.start()));
  } catch (error) {
    if (stopAsked) return; // the stop that broke off the start says the last word
    process.stderr.write(`${inWords(error)}\n`);
    process.exitCode = 1;
    process.exit();
  }
}

let stopAsked = false;

function stopOnSignals(platform: Platform, say: (text: string) => void): void {
  const stop = (): void => {
    if (stopAsked) return platform.hurry(); // asked twice: somebody is in a hurry
    stopAsked = true;
    say('Stopping …');
    void platform.stop().then(() => {
      say('Stopped.');
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** The one line that says everything: where, who, how to stop, and where the data are when not in the folder asked for. */
export function readyLine({ address, accounts, demoPassword, databaseFolder, databaseRelocated }: RunFile): string {
  return [
    `The platform is ready: ${address}`,
    ...(accounts.length > 0 ? [`demo accounts ${accounts.map(({ login }) => login).join(', ')}, password ${demoPassword}`] : []),
    ...(databaseRelocated ? [`database in ${databaseFolder}, for PostgreSQL's user cannot enter this folder`] : []),
    'stop with Ctrl-C',
  ].join(' · ');
}

function inWords(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
