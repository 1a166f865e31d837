import { createRequire } from 'node:module';
import { ConfigurationHydrator } from 'zeebe-node/dist/lib/ConfigurationHydrator.js';
import { GrpcClient } from 'zeebe-node/dist/lib/GrpcClient.js';
import { codeOf, EngineCode, EngineError, textOf } from './engine-error.js';
import type { ActivatedJobOnWire, ActivateJobsRequest, CallName, Calls } from './wire.js';

const PROTOCOL = createRequire(import.meta.url).resolve('zeebe-node/proto/zeebe.proto');

type Answered = (error: unknown, answer: unknown) => void;
interface Cancellable {
  cancel(): void;
}
interface JobStream extends Cancellable {
  on(event: 'data', listener: (message: { jobs: ActivatedJobOnWire[] }) => void): this;
  on(event: 'error', listener: (error: unknown) => void): this;
  on(event: 'end', listener: () => void): this;
}
/** The client that zeebe-node generates from the protocol; its typings know none of the calls. */
type Stub = { close(): void } & Record<CallName, (request: unknown, metadata: unknown, answered: Answered) => Cancellable> & {
    activateJobs(request: ActivateJobsRequest, metadata: unknown): JobStream;
  };

/**
 * The connection to an engine: zeebe-node's generated gRPC client, without the layers above it that poll by a timer,
 * retry for ever, hide errors or never settle. Each call here ends by itself after its time limit.
 */
export class Gateway {
  private readonly grpc: GrpcClient;
  private readonly stub: Stub;
  private closed = false;

  /**
   * @param address `host:port`; TLS and basic authentication come from the ZEEBE_… variables that every Zeebe client reads
   * @throws Error when OAuth is asked for, which is not supported
   */
  constructor(readonly address: string) {
    const settings = ConfigurationHydrator.configure(address, {});
    if (settings.oAuth) throw new Error('OAuth towards the engine (ZEEBE_CLIENT_ID) is not supported; use TLS or basic authentication.');
    this.grpc = noticingDeadPeers(() => new GrpcClient({
      basicAuth: settings.basicAuth,
      connectionTolerance: 3000,
      customSSL: settings.customSSL,
      host: `${settings.hostname}:${settings.port}`,
      loglevel: 'NONE',
      namespace: 'workflow',
      options: { longPoll: 30_000 },
      packageName: 'gateway_protocol',
      protoPath: PROTOCOL,
      service: 'Gateway',
      stdout: undefined,
      useTLS: settings.useTLS === true,
    }));
    this.stub = this.grpc.client as unknown as Stub;
  }

  /**
   * One question, one answer.
   * @throws EngineError with the engine's code, or 4 after `timeoutMs`
   */
  async call<N extends CallName>(name: N, request: Calls[N]['in'], timeoutMs: number): Promise<Calls[N]['out']> {
    const metadata = await this.metadata(name);
    return new Promise((resolve, reject) => {
      const state: { call?: Cancellable } = {};
      const timer = setTimeout(() => {
        reject(new EngineError(name, EngineCode.DeadlineExceeded, `no answer within ${timeoutMs} ms`));
        state.call?.cancel();
      }, timeoutMs);
      state.call = this.stub[name](request, metadata, (error, answer) => {
        clearTimeout(timer);
        if (error) reject(asEngineError(name, error));
        else resolve(answer as Calls[N]['out']);
      });
    });
  }

  /**
   * Takes jobs. Jobs are handed over as they come, also those of a stream that then breaks.
   * @param arrived called for each batch; after the signal fired it may still be called once: such jobs must be given back
   * @throws EngineError with the engine's code; 4 when the stream has not ended after `timeoutMs`
   */
  async activate(request: ActivateJobsRequest, timeoutMs: number, arrived: (jobs: ActivatedJobOnWire[]) => void, signal: AbortSignal): Promise<void> {
    const metadata = await this.metadata('activateJobs');
    if (signal.aborted) return;
    const stream = this.stub.activateJobs(request, metadata);
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        if (error === undefined || signal.aborted) resolve();
        else reject(asEngineError('activateJobs', error));
      };
      const cancel = () => stream.cancel();
      const timer = setTimeout(() => {
        settle(new EngineError('activateJobs', EngineCode.DeadlineExceeded, `the stream did not end within ${timeoutMs} ms`));
        cancel();
      }, timeoutMs);
      signal.addEventListener('abort', cancel);
      stream.on('data', ({ jobs }) => arrived(jobs)).on('error', (error) => settle(error)).on('end', () => settle());
    });
  }

  /** Ends the connection; calls that are under way are answered first. */
  close(): void {
    this.closed = true;
    this.stub.close();
  }

  private metadata(call: string): Promise<unknown> {
    if (this.closed) throw new EngineError(call, EngineCode.Cancelled, 'the connection to the engine is closed');
    return (this.grpc as unknown as { getAuthToken(): Promise<unknown> }).getAuthToken();
  }
}

function asEngineError(call: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const details = (error as { details?: unknown }).details;
  return new EngineError(call, codeOf(error), typeof details === 'string' ? details : textOf(error));
}

const KEEP_ALIVE = 'GRPC_KEEPALIVE_TIME_MS';
const KEEP_ALIVE_MS = '45000'; // a gateway takes pings closer than 30 s for an attack

/**
 * zeebe-node asks every 360 s whether the other side still lives, unless the environment says otherwise, and reads that
 * while it is constructed: a peer that vanished without a word would be believed in for minutes.
 */
function noticingDeadPeers<T>(connect: () => T): T {
  if (process.env[KEEP_ALIVE] !== undefined) return connect();
  process.env[KEEP_ALIVE] = KEEP_ALIVE_MS;
  try {
    return connect();
  } finally {
    Reflect.deleteProperty(process.env, KEEP_ALIVE);
  }
}
