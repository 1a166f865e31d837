import { gatewayClient } from '@attestation/engine';
import { type Client, credentials, type ServiceError } from '@grpc/grpc-js';

type Message = Record<string, unknown>;
type Method = (message: Message, callback?: (problem: ServiceError | null, answer: Message) => void) => NodeJS.EventEmitter;

/** A job as far as a driver reads it. */
export interface OfferedJob {
  key: string;
  processInstanceKey: string;
}

/** The gateway protocol with nothing between: a client as @grpc/grpc-js makes it out of the protocol. */
export class Gateway {
  private readonly client: Client & Record<string, unknown>;

  constructor(readonly address: string) {
    this.client = new (gatewayClient())(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 }) as Client & Record<string, unknown>;
  }

  call<A extends object = Message>(rpc: string, message: Message): Promise<A> {
    return new Promise((resolve, reject) => this.method(rpc)(message, (problem, answer) => (problem ? reject(problem) : resolve(answer as A))));
  }

  deploy(name: string, model: string): Promise<unknown> {
    return this.call('DeployResource', { resources: [{ name: `${name}.bpmn`, content: Buffer.from(model) }] });
  }

  create(bpmnProcessId: string, variables: string): Promise<{ processInstanceKey: string }> {
    return this.call('CreateProcessInstance', { bpmnProcessId, version: -1, variables });
  }

  /** @param wait milliseconds */
  activate(type: string, wait: number, most = 64): Promise<OfferedJob[]> {
    return new Promise((resolve, reject) => {
      const offered: OfferedJob[] = [];
      const stream = this.method('ActivateJobs')({ type, worker: 'bench', timeout: 60_000, maxJobsToActivate: most, requestTimeout: wait, fetchVariable: [] });
      stream.on('data', ({ jobs }: { jobs: OfferedJob[] }) => offered.push(...jobs));
      stream.on('error', reject);
      stream.on('end', () => resolve(offered));
    });
  }

  async isHealthy(): Promise<boolean> {
    const { brokers = [] } = await this.call<{ brokers?: { partitions: { role: string; health: string }[] }[] }>('Topology', {}).catch(() => ({}) as { brokers?: [] });
    return brokers.some(({ partitions }) => partitions.some(({ role, health }) => role === 'LEADER' && health === 'HEALTHY'));
  }

  close(): void {
    this.client.close();
  }

  private method(rpc: string): Method {
    return (this.client[rpc] as Method).bind(this.client);
  }
}

/** Runs so many tasks, so many at a time. */
export async function manyAtATime(count: number, atATime: number, task: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const runner = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atATime, count) }, runner));
}
