import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { BROKER_VERSION } from '@attestation/contracts/engine-records';
import { activateJobs } from './activate-jobs.js';
import { AddressProblem } from './listening.js';
import { gatewayService } from './protocol.js';
import { recycleConnections } from './recycling.js';
import { Refused, toServiceError } from './refusals.js';
import { streamJobs } from './stream-jobs.js';
import { UNARY } from './calls/index.js';
import type { Unary } from './calls/command.js';
import type { Leader } from '../loop/leader.js';
import type { Message } from './requests.js';
import type { sendUnaryData, ServiceDefinition, ServerUnaryCall, ServerWritableStream, UntypedServiceImplementation } from '@grpc/grpc-js';

/** Larger messages are refused as Zeebe does, by cancelling the call: clients repeat a call that is told of too few resources. */
const LARGEST_MESSAGE = 4 * 1024 * 1024;
/** Not even read to the end. */
const MAX_RECEIVED = 4 * LARGEST_MESSAGE;
const TOO_LARGE: Message = Object.freeze({});

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
  const server = new Server({ 'grpc.max_receive_message_length': MAX_RECEIVED, 'grpc.max_send_message_length': -1, 'grpc.so_reuseport': 0 });
  server.addService(limited(gatewayService()), implementation(options));
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (problem, free) => (problem ? reject(new AddressProblem('the gateway', `${host}:${port}`, problem)) : resolve(free)));
  });
  recycleConnections(server);
  return { address: `${host}:${bound}`, close: () => closeServer(server) };
}

/** The service with messages that are too large told apart. */
function limited(service: ServiceDefinition): ServiceDefinition {
  const methods = Object.entries(service).map(([rpc, method]) => {
    const requestDeserialize = (bytes: Buffer): unknown => (bytes.length > LARGEST_MESSAGE ? TOO_LARGE : method.requestDeserialize(bytes));
    return [rpc, { ...method, requestDeserialize }] as const;
  });
  return Object.fromEntries(methods);
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
      readable(call.request).then((request) => answer(leader, request)).then(
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

/** @throws Refused CANCELLED */
async function readable(request: Message): Promise<Message> {
  if (request === TOO_LARGE) throw new Refused(status.CANCELLED, 'Call cancelled');
  return request;
}

/** One node, one partition; the partition has no leader here while this engine waits. */
function topology({ leader, host, port }: GatewayOptions): Message {
  const role = leader.partition ? 'LEADER' : 'FOLLOWER';
  const partitions = [{ partitionId: 1, role, health: 'HEALTHY' }];
  const brokers = [{ nodeId: 0, host, port, partitions, version: BROKER_VERSION }];
  return { brokers, clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: BROKER_VERSION };
}
