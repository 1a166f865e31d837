import { credentials } from '@grpc/grpc-js';
import { gatewayClient } from '../gateway/protocol.js';
import type { Client, ServiceError } from '@grpc/grpc-js';

type Message = Record<string, unknown>;
type Stream = NodeJS.EventEmitter & { cancel(): void };
type Methods = Record<string, (message: Message, callback?: (problem: ServiceError | null, answer: Message) => void) => Stream>;

/** A job as it came over the wire, its variables read. */
export interface Job {
  key: string;
  type: string;
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  retries: number;
  deadline: string;
  variables: Record<string, unknown>;
  customHeaders: Record<string, unknown>;
}

/** A plain client of the gateway protocol, for tests and tools: every failure is the gRPC error itself. */
export class RawClient {
  private readonly client: Client;

  constructor(address: string) {
    const Gateway = gatewayClient();
    this.client = new Gateway(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  }

  call(rpc: string, message: Message): Promise<Message> {
    return new Promise((resolve, reject) => {
      this.method(rpc)(message, (problem, answer) => (problem ? reject(problem) : resolve(answer)));
    });
  }

  /** @param requestTimeout ms; below 0: does not wait */
  activate(type: string, { max = 32, requestTimeout = -1, timeout = 60_000, fetchVariable = [] as string[], worker = 'test' } = {}): Promise<Job[]> {
    return new Promise((resolve, reject) => {
      const jobs: Job[] = [];
      const stream = this.method('ActivateJobs')({ type, worker, timeout, maxJobsToActivate: max, requestTimeout, fetchVariable });
      stream.on('data', (message: { jobs: Message[] }) => jobs.push(...message.jobs.map(read)));
      stream.on('error', reject);
      stream.on('end', () => resolve(jobs));
    });
  }

  /** All messages of a stream that ends. */
  collect(rpc: string, request: Message): Promise<Message[]> {
    return new Promise((resolve, reject) => {
      const messages: Message[] = [];
      const stream = this.method(rpc)(request);
      stream.on('data', (message: Message) => messages.push(message));
      stream.on('error', reject);
      stream.on('end', () => resolve(messages));
    });
  }

  /** A stream that stays open. */
  stream(rpc: string, message: Message): ServerStream {
    return new ServerStream(this.method(rpc)(message));
  }

  close(): void {
    this.client.close();
  }

  private method(rpc: string): Methods[string] & object {
    const found = (this.client as unknown as Methods)[rpc];
    if (!found) throw new Error(`no method ${rpc}`);
    return found.bind(this.client);
  }
}

/** An open stream of jobs; it keeps what came until it is taken. */
export class ServerStream {
  private readonly jobs: Job[] = [];

  constructor(private readonly stream: Stream) {
    stream.on('data', (job: Message) => this.jobs.push(read(job)));
    stream.on('error', () => undefined);
  }

  /** What came since it was last asked. */
  taken(): Job[] {
    return this.jobs.splice(0);
  }

  cancel(): void {
    this.stream.cancel();
  }
}

const read = (job: Message): Job => ({
  ...(job as unknown as Job),
  variables: JSON.parse(String(job['variables'])) as Record<string, unknown>,
  customHeaders: JSON.parse(String(job['customHeaders'])) as Record<string, unknown>,
});
