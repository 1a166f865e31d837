import { createRequire } from 'node:module';
import { loadPackageDefinition, Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { GrpcObject, sendUnaryData, ServerUnaryCall, ServerWritableStream, ServiceClientConstructor } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ActivatedJobOnWire, ActivateJobsRequest } from '../gateway/wire.js';

const PROTOCOL = createRequire(import.meta.url).resolve('zeebe-node/proto/zeebe.proto');

/** A call as the gateway received it. */
export interface Received {
  call: string;
  request: Record<string, unknown>;
}
type Poll = ServerWritableStream<ActivateJobsRequest, { jobs: Partial<ActivatedJobOnWire>[] }>;
/** What a call is answered instead of success: a status, or `silence` for no answer at all. */
export type Fault = { code: number; details?: string } | 'silence';

/**
 * A real gRPC server speaking the gateway protocol over queues in memory: jobs wait until they are asked for, polls are
 * parked until a job comes. It records every call, and fails where a test tells it to.
 */
export class SmallGateway {
  readonly received: Received[] = [];
  private readonly server = new Server();
  private readonly faults = new Map<string, Fault[]>();
  private readonly waiting: Partial<ActivatedJobOnWire>[] = [];
  private readonly parked = new Set<{ poll: Poll; end: () => void }>();
  private readonly listeners = new Set<() => void>();
  private keys = 2251799813685248n;
  port = 0;

  static async start(port = 0): Promise<SmallGateway> {
    const gateway = new SmallGateway();
    const loaded = loadPackageDefinition(loadSync(PROTOCOL, { keepCase: true, longs: String, defaults: true })) as { gateway_protocol: GrpcObject };
    const { service } = loaded.gateway_protocol['Gateway'] as ServiceClientConstructor;
    const calls = Object.values(service).filter((each) => !each.responseStream).map((each) => each.originalName ?? '');
    gateway.server.addService(service, {
      ActivateJobs: (poll: Poll) => gateway.activate(poll),
      ...Object.fromEntries(calls.map((name) => [name, (call: ServerUnaryCall<Record<string, unknown>, unknown>, done: sendUnaryData<unknown>) => gateway.answer(name, call, done)])),
    });
    gateway.port = await new Promise<number>((resolve, reject) => {
      gateway.server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    return gateway;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** A job that is offered to the next poll of its type. */
  offer(type: string, job: Partial<ActivatedJobOnWire> = {}): string {
    const key = String((this.keys += 1n));
    const given = { key, type, retries: 3, variables: '{}', customHeaders: '{}', deadline: '1742184000000', elementId: 'task', elementInstanceKey: `${key}1`, ...job };
    this.waiting.push({ processInstanceKey: '4503599627370497', bpmnProcessId: 'attestation', ...given });
    this.serve();
    return key;
  }

  /** The next calls of this name fail, one fault each. */
  fail(call: string, ...faults: Fault[]): void {
    this.faults.set(call, [...(this.faults.get(call) ?? []), ...faults]);
  }

  calls(name: string): Record<string, unknown>[] {
    return this.received.filter(({ call }) => call === name).map(({ request }) => request);
  }

  /** Resolves as soon as it holds; a test's own time-out ends a wait in vain. */
  async until(holds: (gateway: SmallGateway) => boolean): Promise<void> {
    while (!holds(this)) await new Promise<void>((resolve) => this.listeners.add(resolve));
  }

  /** How many polls are parked, waiting for a job. */
  get polls(): number {
    return this.parked.size;
  }

  /** As a crash does it: every connection is cut. */
  stop(): void {
    this.server.forceShutdown();
  }

  private record(call: string, request: unknown): Fault | undefined {
    this.received.push({ call, request: request as Record<string, unknown> });
    this.changed();
    return this.faults.get(call)?.shift();
  }

  private changed(): void {
    setImmediate(() => {
      const told = [...this.listeners];
      this.listeners.clear();
      for (const each of told) each();
    });
  }

  private answer(name: string, { request }: ServerUnaryCall<Record<string, unknown>, unknown>, done: sendUnaryData<unknown>): void {
    const call = name.charAt(0).toLowerCase() + name.slice(1);
    const fault = this.record(call, request);
    if (fault === 'silence') return;
    if (fault) return done({ code: fault.code, details: fault.details ?? 'told to fail' });
    done(null, call === 'topology' ? TOPOLOGY : {});
  }

  private activate(poll: Poll): void {
    const fault = this.record('activateJobs', poll.request);
    if (fault === 'silence') return;
    if (fault) return void poll.emit('error', { code: fault.code, details: fault.details ?? 'told to fail' });
    const wait = Number(poll.request.requestTimeout);
    const entry = { poll, end: () => this.parked.delete(entry) && (clearTimeout(timer), poll.end(), this.changed()) };
    const timer = setTimeout(() => entry.end(), Math.max(0, wait));
    this.parked.add(entry);
    poll.on('cancelled', () => entry.end());
    this.serve();
    if (wait < 0) entry.end();
  }

  private serve(): void {
    for (const { poll, end } of this.parked) {
      const { type, maxJobsToActivate, fetchVariable } = poll.request;
      const jobs = this.waiting.filter((each) => each.type === type).slice(0, maxJobsToActivate);
      if (jobs.length === 0) continue;
      for (const job of jobs) this.waiting.splice(this.waiting.indexOf(job), 1);
      poll.write({ jobs: jobs.map((job) => ({ ...job, variables: only(fetchVariable, job.variables) })) });
      end();
    }
    this.changed();
  }
}

const TOPOLOGY = {
  brokers: [{ nodeId: 0, host: '127.0.0.1', port: 0, version: 'small', partitions: [{ partitionId: 1, role: 'LEADER', health: 'HEALTHY' }] }],
  clusterSize: 1,
  partitionsCount: 1,
  replicationFactor: 1,
  gatewayVersion: 'small',
};

function only(names: string[], variables = '{}'): string {
  if (!variables.startsWith('{"')) return variables;
  const all = JSON.parse(variables) as Record<string, unknown>;
  return names.length === 0 ? variables : JSON.stringify(Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));
}

export { status as GrpcStatus };
