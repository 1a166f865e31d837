import { createServer } from 'node:http';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { AddressProblem } from './listening.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Leader } from '../loop/leader.js';
import type { Observe } from './server.js';

/** The engine's clock, in epoch ms; the last three only where it can be moved. */
export interface EngineClock {
  now(): number;
  add?(milliseconds: number): void | Promise<void>;
  pin?(epochMilli: number): void | Promise<void>;
  reset?(): void | Promise<void>;
}

export interface ManagementOptions {
  host: string;
  /** 0: a free one */
  port: number;
  leader: Leader;
  clock: EngineClock;
  clockControlled: boolean;
}

export interface RunningManagement {
  address: string;
  observe: Observe;
  close(): Promise<void>;
}

/** For operators: is it ready, its figures, and in tests its clock. */
export async function startManagement(options: ManagementOptions): Promise<RunningManagement> {
  const { registry, observe } = metricsOf(options.leader);
  const server = createServer((request, response) => {
    answer(options, registry, request).then(
      (reply) => send(response, reply),
      (problem: Error) => send(response, { status: 400, body: { message: problem.message } }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem) => reject(new AddressProblem('the management', `${options.host}:${options.port}`, problem)));
    server.listen(options.port, options.host, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : options.port;
  const close = () => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return { address: `${options.host}:${port}`, observe, close };
}

interface Reply {
  status: number;
  body?: object | string;
}

function send(response: ServerResponse, { status, body }: Reply): void {
  const type = typeof body === 'string' ? 'text/plain; version=0.0.4' : 'application/json';
  response.writeHead(status, body === undefined ? {} : { 'content-type': type });
  response.end(typeof body === 'object' ? JSON.stringify(body) : body);
}

async function answer(options: ManagementOptions, registry: Registry, request: IncomingMessage): Promise<Reply> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const leads = options.leader.partition !== undefined;
  if (path === '/ready') return { status: leads ? 204 : 503 };
  if (path === '/health') return { status: 200, body: { status: 'UP', role: leads ? 'LEADER' : 'FOLLOWER' } };
  if (path === '/metrics' || path === '/actuator/prometheus') return { status: 200, body: await registry.metrics() };
  if (path.startsWith('/actuator/clock')) return clockReply(options, `${request.method} ${path}`, await bodyOf(request));
  return { status: 404, body: { message: `nothing is at ${path}` } };
}

/** Zeebe's clock endpoint. @throws Error for a body that is malformed */
async function clockReply({ clock, clockControlled }: ManagementOptions, call: string, body: string): Promise<Reply> {
  if (!clockControlled) return { status: 403, body: { message: 'Expected to control the clock, but it is not controllable' } };
  if (call === 'POST /actuator/clock/add') await orRefuse(clock.add)?.call(clock, member(body, 'offsetMilli'));
  else if (call === 'POST /actuator/clock/pin') await orRefuse(clock.pin)?.call(clock, member(body, 'epochMilli'));
  else if (call === 'DELETE /actuator/clock') await orRefuse(clock.reset)?.call(clock);
  else if (call !== 'GET /actuator/clock') return { status: 405, body: { message: `${call} is not offered` } };
  const epochMilli = clock.now();
  return { status: 200, body: { epochMilli, instant: new Date(epochMilli).toISOString() } };
}

function orRefuse<M>(move: M | undefined): M {
  if (move === undefined) throw new Error('this clock cannot be moved in that way');
  return move;
}

function member(body: string, name: string): number {
  const value = (JSON.parse(body) as Record<string, unknown>)[name];
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Error(`expected a whole number '${name}'`);
  return value;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error('the body is too long');
  }
  return text;
}

function metricsOf(leader: Leader): { registry: Registry; observe: Observe } {
  const registry = new Registry();
  const calls = new Counter({ name: 'engine_calls_total', help: 'calls by name and gRPC status', labelNames: ['rpc', 'code'], registers: [registry] });
  const duration = new Histogram({
    name: 'engine_call_seconds', help: 'time to answer a call', labelNames: ['rpc'], registers: [registry],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({ name, help, registers: [registry], collect() { this.set(read()); } });
  const size = (table: 'instances' | 'jobs' | 'incidents' | 'timers' | 'messages') => () => leader.partition?.state[table].size ?? 0;
  gauge('engine_leader', '1: this engine is the writer', () => (leader.partition ? 1 : 0));
  gauge('engine_element_instances', 'element instances that are alive', size('instances'));
  gauge('engine_jobs', 'jobs that are open', size('jobs'));
  gauge('engine_incidents', 'incidents that are open', size('incidents'));
  gauge('engine_timers', 'timers that will fire', size('timers'));
  gauge('engine_messages', 'messages that live', size('messages'));
  measureRelay(leader, registry);
  const observe: Observe = (rpc, code, milliseconds) => {
    calls.inc({ rpc, code: String(code) });
    duration.observe({ rpc }, milliseconds / 1000);
  };
  return { registry, observe };
}

/** Only where there is a relay, and it has said how it stands. */
function measureRelay(leader: Leader, registry: Registry): void {
  const gauge = (name: string, help: string, read: (relayed: NonNullable<Leader['relayed']>) => number) =>
    new Gauge({
      name, help, registers: [registry],
      collect() {
        const { relayed } = leader;
        if (relayed) this.set(read(relayed));
        else this.remove();
      },
    });
  gauge('engine_relay_lag_records', 'records that are not yet published to Kafka', ({ waiting }) => waiting);
  gauge('engine_relay_lag_seconds', 'how long the oldest of them has waited', ({ seconds }) => seconds);
  gauge('engine_relay_published', 'records published to Kafka since the relay began', ({ published }) => published);
  gauge('engine_relay_failures', 'attempts to publish that failed since the relay began', ({ failures }) => failures);
}
