/** A real Zeebe for the tier `zeebe`: the one of ZEEBE_ADDRESS, or one started out of ZEEBE_HOME. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_SECONDS = 90;
/** It lives for minutes: compiling it well, and collecting beside it, would cost more than it gives. */
const SHORT_LIVED = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

/**
 * @param {{ brokers: string, topic: string }} [kafka] where its Kafka exporter, which is not part of it, writes its records; the start of ZEEBE_HOME brings one
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> } | { missing: string }>}
 *   `env`: ZEEBE_ADDRESS, ZEEBE_CLOCK_URL where its clock can be moved, ZEEBE_LOG where its debug exporter prints its records
 */
export async function aZeebe(kafka) {
  const { ZEEBE_ADDRESS, ZEEBE_CLOCK_URL, ZEEBE_LOG, ZEEBE_HOME } = process.env;
  if (kafka && !bringsExporter()) return { missing: NO_EXPORTER };
  if (ZEEBE_ADDRESS && !kafka) return { env: { ZEEBE_ADDRESS, ...(ZEEBE_CLOCK_URL && { ZEEBE_CLOCK_URL }), ...(ZEEBE_LOG && { ZEEBE_LOG }) }, stop: async () => undefined };
  if (ZEEBE_HOME) return started(ZEEBE_HOME, kafka);
  return {
    missing:
      'No Zeebe to test on: set ZEEBE_HOME to an unpacked Zeebe 8.3 (https://github.com/camunda/zeebe/releases/tag/8.3.13, Java 17) or ZEEBE_ADDRESS to a running one.',
  };
}

export const NO_EXPORTER = 'No Zeebe with a Kafka exporter to test on: set ZEEBE_HOME to a folder whose program "start" knows --kafka.';

/** Whether the Zeebe of ZEEBE_HOME has a Kafka exporter. */
export function bringsExporter() {
  const start = process.env.ZEEBE_HOME && join(process.env.ZEEBE_HOME, 'start');
  return Boolean(start) && existsSync(start) && readFileSync(start, 'utf8').includes('--kafka');
}

async function started(home, kafka) {
  const [port, management, data] = [await freeRange(), await freeRange(), mkdtempSync(join(tmpdir(), 'attestation-zeebe-'))];
  const printed = join(data, 'log');
  const log = openSync(printed, 'w');
  const child = spawn(...command(home, port, management, data, kafka), { stdio: ['ignore', log, log], env: { ...process.env, ...settings(port, management, data, kafka) } });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.on('error', () => undefined);
  const atOnce = () => child.kill('SIGKILL');
  process.once('exit', atOnce);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', atOnce);
    rmSync(data, { recursive: true, force: true });
  };
  if (await isReady(child, `http://127.0.0.1:${management}/ready`)) {
    return { env: { ZEEBE_ADDRESS: `127.0.0.1:${port}`, ZEEBE_CLOCK_URL: `http://127.0.0.1:${management}`, ZEEBE_LOG: printed }, stop };
  }
  child.kill('SIGKILL');
  throw new Error(`The Zeebe in ${home} did not become ready within ${START_SECONDS} s; what it said is in ${printed}.`);
}

function command(home, port, management, data, kafka) {
  const start = join(home, 'start');
  const exporting = kafka ? ['--kafka', kafka.brokers] : [];
  if (existsSync(start)) return [start, ['--data', join(data, 'broker'), '--port', String(port), '--management', String(management), '--debug', ...exporting]];
  return [join(home, 'bin', process.platform === 'win32' ? 'broker.bat' : 'broker'), []];
}

/** The settings of an unpacked distribution: gateway inside the broker, a clock that can be moved. */
function settings(port, management, data, kafka) {
  return {
    JAVA_TOOL_OPTIONS: process.env.JAVA_TOOL_OPTIONS ?? SHORT_LIVED,
    ZEEBE_BROKER_GATEWAY_ENABLE: 'true',
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(port),
    ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(port + 1),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(port + 2),
    ZEEBE_BROKER_DATA_DIRECTORY: join(data, 'broker'),
    SERVER_PORT: String(management),
    ZEEBE_CLOCK_CONTROLLED: 'true',
    MANAGEMENT_ENDPOINT_CLOCK_ENABLED: 'true',
    ZEEBE_BROKER_EXPORTERS_DEBUG_CLASSNAME: 'io.camunda.zeebe.broker.exporter.debug.DebugLogExporter',
    ZEEBE_BROKER_EXPORTERS_DEBUG_ARGS_LOGLEVEL: 'info',
    ...(kafka && { ZEEBE_BROKER_EXPORTERS_KAFKA_ARGS_RECORDS_DEFAULTS_TOPIC: kafka.topic, ZEEBE_BROKER_EXPORTERS_KAFKA_ARGS_FLUSHINTERVALMS: '100' }),
  };
}

async function isReady(child, url) {
  for (let second = 0; second < START_SECONDS && child.exitCode === null && child.signalCode === null; second++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await pause(1000);
  }
  return false;
}

/** A free port whose two successors are free at this moment too. */
async function freeRange() {
  for (;;) {
    const first = await listenOn(0);
    if (first && (await listenOn(first + 1)) && (await listenOn(first + 2))) return first;
  }
}

function listenOn(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const found = probe.address().port;
      probe.close(() => resolve(found));
    });
  });
}
