import { prepareBus } from '@attestation/events';
import type { KafkaSettings } from '@attestation/events/base';
import { testDatabase } from '@attestation/persistence/testing';
import { startEngine } from '../engine.js';
import { RawClient } from './client.js';
import type { RunningEngine } from '../engine.js';
import type { EngineClock } from '../gateway/management.js';

/** A clock that stands at an instant and is moved by hand. */
export class HandClock implements EngineClock {
  constructor(private at = Date.parse('2025-03-17T09:00:00+05:00')) {}

  now(): number {
    return this.at;
  }

  add(milliseconds: number): void {
    this.at += milliseconds;
  }

  pin(epochMilli: number): void {
    this.at = epochMilli;
  }
}

export interface TestEngine {
  engine: RunningEngine;
  client: RawClient;
  clock: HandClock;
  databaseUrl: string;
  /** Stops the engine and starts another on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** An engine on a database of its own, ready for commands, with a clock that only moves by hand. @param kafka where its records go */
export async function startTestEngine(kafka?: KafkaSettings): Promise<TestEngine> {
  const database = await testDatabase();
  await prepareBus(database.url);
  const clock = new HandClock();
  const begin = async () => {
    const engine = await startEngine({
      databaseUrl: database.url, host: '127.0.0.1', grpcPort: 0, managementPort: 0, clock, clockControlled: true, kafka,
      log: (message, problem) => process.stderr.write(`${message} ${problem?.stack ?? ''}\n`),
    });
    await until(() => engine.leads());
    return { engine, client: new RawClient(engine.grpcAddress) };
  };
  const running = { ...(await begin()), clock, databaseUrl: database.url };
  const end = async () => {
    running.client.close();
    await running.engine.close();
  };
  return Object.assign(running, {
    restart: async () => {
      await end();
      Object.assign(running, await begin());
    },
    close: async () => {
      await end();
      await database.drop();
    },
  });
}

/** Waits until something holds. @throws Error after ten seconds */
export async function until(holds: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
  for (let waited = 0; waited < patience; waited += 20) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come true in time');
}
