import { ConfigError, flag, integer, PlatformClock, readConfig, setting, text, port, postgresAddress } from '@attestation/service-kit/base';
import { readKafkaSettings } from '@attestation/events/base';
import { startEngine } from './engine.js';
import { movableClock } from './movable-clock.js';
import type { Environment } from '@attestation/service-kit/base';

const ENGINE_PORT = 26500;
const MANAGEMENT_PORT = 9600;
const READY_MS = 30_000;

/**
 * Starts the engine of the platform: reads HOST, ENGINE_PORT, ENGINE_MANAGEMENT_PORT, ENGINE_DATABASE_URL (or DATABASE_URL), ENGINE_LOG_DAYS,
 * KAFKA_BROKERS with what belongs to it, and follows the platform clock; with ENGINE_CLOCK_CONTROLLED=true the management port moves it. Resolves when it leads, or after half a
 * minute as a standby.
 * @throws ConfigError in one sentence, for people
 */
export async function start(env: Environment): Promise<{ address: string; managementAddress: string; stop(): Promise<void> }> {
  const config = readConfig(env, {
    host: setting('HOST', text('127.0.0.1')),
    grpcPort: setting('ENGINE_PORT', port(ENGINE_PORT)),
    managementPort: setting('ENGINE_MANAGEMENT_PORT', port(MANAGEMENT_PORT)),
    databaseUrl: setting(env['ENGINE_DATABASE_URL'] ? 'ENGINE_DATABASE_URL' : 'DATABASE_URL', postgresAddress),
    clockControlled: setting('ENGINE_CLOCK_CONTROLLED', flag(false)),
    logDays: setting('ENGINE_LOG_DAYS', integer({ min: 1, max: 3_650, otherwise: 30 })),
    nodeEnv: setting('NODE_ENV', text('development')),
  });
  const production = config.nodeEnv === 'production';
  if (production && config.clockControlled) throw new ConfigError('ENGINE_CLOCK_CONTROLLED lets anybody on this machine move the clock, which production refuses: remove it.');
  const kafka = readKafkaSettings(env);
  const platform = await PlatformClock.follow(config.databaseUrl, { production });
  const engine = await startEngine({
    ...config,
    kafka,
    clock: movableClock(config.databaseUrl, platform),
    log: (message, problem) => process.stderr.write(`${message}${problem ? `: ${problem.stack ?? problem.message}` : ''}\n`),
  });
  await leading(engine.leads);
  return {
    address: engine.grpcAddress,
    managementAddress: engine.managementAddress,
    stop: async () => {
      await engine.close();
      await platform.stop();
    },
  };
}

async function leading(leads: () => boolean): Promise<void> {
  for (let waited = 0; !leads() && waited < READY_MS; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
}
