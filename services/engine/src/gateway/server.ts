import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { BROKER_VERSION } from '@attestation/contracts/engine-records';
import { activateJobs } from './activate-jobs.js';
import { AddressProblem } from './listening.js';
import { cutOffLarge, LARGEST_MESSAGE } from './message-size.js';
import { gatewayService } from './protocol.js';
import { recycleConnections } from './recycling.js';
import { toServiceError } from './refusals.js';
import { streamJobs } from './stream-jobs.js';
import { UNARY } from './calls/index.js';
import type { Unary } from './calls/command.js';
import type { Leader } from '../loop/leader.js';
import type { Message } from './requests.js';
import type { sendUnaryData, ServerUnaryCall, ServerWritableStream, UntypedServiceImplementation } from '@grpc/grpc-js';

export interface RunningGateway {
  /** host:port */
  address: string;
  close(): Promise<void>;
}

/** Counts calls: name and gRPC status, for metrics. */
export type Observe = (rpc: string, code: number, milliseconds: number) => void;

export interface GatewayOptions {
  host: string;
  /** 0: a free one */
  port: number;
  leader: Leader;
  observe: Observe;
  /** milliseconds that only grow, for measuring */
  elapsed: () => number;
}

/** The doors: Zeebe's gateway protocol over gRPC. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { host, port } = options;
  const server = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE, 'grpc.max_send_message_length': -1, 'grpc.so_reuseport': 0 });
  server.addService(gatewayService(), implementation(options));
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (problem, free) => (problem ? reject(new AddressProblem('the gateway', `${host}:${port}`, problem)) : resolve(free)));
  });
  recycleConnections(server);
  cutOffLarge(server);
  return { address: `${host}:${bound}`, close: () => closeServer(server) };
}

const GRACE_MS = 1_000;

/** Lets calls end, for a moment; polls were told to end already. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.forceShutdown(), GRACE_MS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}

function implementation(options: GatewayOptions): UntypedServiceImplementation {
  const { leader, observe, elapsed } = options;
  const calls: UntypedServiceImplementation = {};
  for (const [rpc, answer] of Object.entries<Unary>({ ...UNARY, Topology: async () => topology(options) })) {
    calls[rpc] = (call: ServerUnaryCall<Message, Message>, callback: sendUnaryData<Message>) => {
      const began = elapsed();
      answered(answer, leader, call.request).then(
        (message) => {
          observe(rpc, status.OK, elapsed() - began);
          callback(null, message);
        },
        (problem: unknown) => {
          const error = toServiceError(problem);
          observe(rpc, error.code, elapsed() - began);
          callback(error);
        },
      );
    };
  }
  calls['ActivateJobs'] = (call: ServerWritableStream<Message, Message>) => activateJobs(leader, call);
  calls['StreamActivatedJobs'] = (call: ServerWritableStream<Message, Message>) => streamJobs(leader, call);
  return calls;
}

/** What fails at once fails like what fails later. */
const answered = async (answer: Unary, leader: Leader, request: Message): Promise<Message> => answer(leader, request);

/** One node, one partition; the partition has no leader here while this engine waits. */
function topology({ leader, host, port }: GatewayOptions): Message {
  const role = leader.partition ? 'LEADER' : 'FOLLOWER';
  const partitions = [{ partitionId: 1, role, health: 'HEALTHY' }];
  const brokers = [{ nodeId: 0, host, port, partitions, version: BROKER_VERSION }];
  return { brokers, clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: BROKER_VERSION };
}
