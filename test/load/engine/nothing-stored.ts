/** A gateway that hands jobs on and stores nothing: what Node's gRPC allows on this machine. Its port is its argument. */
import { gatewayClient } from '@attestation/engine';
import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall, type ServerWritableStream } from '@grpc/grpc-js';
import { TASKS, typeOf } from './models.js';

type Message = Record<string, unknown>;
type Unary = (call: ServerUnaryCall<Message, Message>, answer: sendUnaryData<Message>) => void;
interface Poll {
  most: number;
  deliver(jobs: Message[]): void;
}

const jobs = new Map<string, Message[]>();
const polls = new Map<string, Poll[]>();
/** the task and the instance of each job */
const places = new Map<string, { task: number; instance: string }>();
let last = 0;

function offer(task: number, instance: string): void {
  const [type, key] = [typeOf(task), String(++last)];
  places.set(key, { task, instance });
  jobs.set(type, [...(jobs.get(type) ?? []), { key, type, processInstanceKey: instance, bpmnProcessId: 'bench-ten', elementId: `t${task}`, customHeaders: '{}', variables: '{}', worker: 'bench', retries: 3 }]);
  setImmediate(serve, type);
}

function serve(type: string): void {
  const waiting = jobs.get(type) ?? [];
  const poll = waiting.length > 0 ? polls.get(type)?.shift() : undefined;
  poll?.deliver(waiting.splice(0, poll.most));
}

const healthy = { brokers: [{ partitions: [{ partitionId: 1, role: 'LEADER', health: 'HEALTHY' }] }] };
const unary: Record<string, Unary> = {
  Topology: (_call, answer) => answer(null, healthy),
  DeployResource: (_call, answer) => answer(null, {}),
  CreateProcessInstance: (_call, answer) => {
    const processInstanceKey = String(++last);
    offer(1, processInstanceKey);
    answer(null, { processInstanceKey });
  },
  CompleteJob: ({ request }, answer) => {
    const place = places.get(String(request['jobKey']));
    places.delete(String(request['jobKey']));
    if (place && place.task < TASKS) offer(place.task + 1, place.instance);
    answer(null, {});
  },
};

function activate(call: ServerWritableStream<Message, Message>): void {
  const { type, maxJobsToActivate, requestTimeout } = call.request as { type: string; maxJobsToActivate: number; requestTimeout: string };
  const waiting = polls.get(type) ?? [];
  polls.set(type, waiting);
  const end = (given: Message[]): void => {
    clearTimeout(timer);
    if (given.length > 0) call.write({ jobs: given });
    call.end();
  };
  const poll: Poll = { most: maxJobsToActivate, deliver: end };
  const timer = setTimeout(() => {
    waiting.splice(waiting.indexOf(poll), 1);
    end([]);
  }, Number(requestTimeout));
  waiting.push(poll);
  serve(type);
}

const server = new Server();
server.addService(gatewayClient().service, { ...unary, ActivateJobs: activate });
server.bindAsync(`127.0.0.1:${process.argv[2]}`, ServerCredentials.createInsecure(), (problem) => {
  if (problem) throw problem;
});
process.once('SIGTERM', () => process.exit(0));
