import { performance } from 'node:perf_hooks';
import { startGateway } from './gateway/server.js';
import { startManagement } from './gateway/management.js';
import { Leader } from './loop/leader.js';
import { RelayThread } from './relay/relay-thread.js';
import type { KafkaSettings } from '@attestation/events/base';
import type { EngineClock } from './gateway/management.js';

export interface EngineOptions {
  databaseUrl: string;
  /** 0: a free one */
  grpcPort: number;
  /** 0: a free one */
  managementPort: number;
  host: string;
  clock: EngineClock;
  /** offers the clock endpoints; refused in production by whoever starts the engine */
  clockControlled?: boolean;
  /** how long records are kept that everybody has read; default 30 */
  logDays?: number;
  /** where the log is published to; absent: nowhere */
  kafka?: KafkaSettings;
  log?: (message: string, problem?: Error) => void;
}

export interface RunningEngine {
  /** host:port of the gateway protocol */
  grpcAddress: string;
  /** host:port of /ready, /metrics and the clock */
  managementAddress: string;
  /** Is it the one that writes? */
  leads(): boolean;
  close(): Promise<void>;
}

/**
 * Starts the engine. It answers at once; commands are taken as soon as it holds the lock and has read its state.
 * @throws AddressProblem where one of its ports cannot be had
 */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const { databaseUrl, host, clock, clockControlled = false, logDays = 30, kafka, log = () => undefined } = options;
  const elapsed = () => performance.now();
  const relay = kafka && (() => new RelayThread({ databaseUrl, kafka, elapsed, log }));
  const leader = new Leader({ databaseUrl, now: () => clock.now(), elapsed, logDays, log, relay });
  const doors: { close(): Promise<void> }[] = [];
  const close = async () => {
    await leader.close();
    for (const door of doors.reverse()) await door.close();
  };
  try {
    const management = await startManagement({ host, port: options.managementPort, leader, clock, clockControlled });
    doors.push(management);
    const gateway = await startGateway({ host, port: options.grpcPort, leader, observe: management.observe, elapsed });
    doors.push(gateway);
    return { grpcAddress: gateway.address, managementAddress: management.address, leads: () => leader.partition !== undefined, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}
