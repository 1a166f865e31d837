import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EngineCode } from '../gateway/engine-error.js';
import { Gateway } from '../gateway/gateway.js';
import { GrpcStatus, SmallGateway } from '../testing/small-gateway.js';
import { ZeebeEngineClient } from './zeebe-engine-client.js';

const message = {
  name: 'attestation-opened',
  correlationKey: '018f4f3e-7c1a-7b3a-9d2e-000000000001',
  variables: { attestationId: '018f4f3e-7c1a-7b3a-9d2e-000000000001' },
  messageId: '018f4f3e-7c1a-7b3a-9d2e-0000000000aa',
  timeToLiveMs: 86_400_000,
};

const QUICK = { timeoutMs: 10_000, tries: 3, backoff: { firstMs: 1, maxMs: 4 } };

let small: SmallGateway;
let gateway: Gateway;
let engine: ZeebeEngineClient;

beforeEach(async () => {
  small = await SmallGateway.start();
  gateway = new Gateway(small.address);
  engine = new ZeebeEngineClient(gateway, QUICK);
});
afterEach(() => {
  gateway.close();
  small.stop();
});

describe('Publishing a message', () => {
  it('sends name, correlation key, id, time to live and the variables as JSON', async () => {
    await engine.publishMessage(message);
    expect(small.calls('publishMessage')).toEqual([
      expect.objectContaining({
        name: message.name,
        correlationKey: message.correlationKey,
        messageId: message.messageId,
        timeToLive: '86400000',
        variables: JSON.stringify(message.variables),
      }),
    ]);
  });

  it('takes a message the engine knows already for published', async () => {
    small.fail('publishMessage', { code: GrpcStatus.ALREADY_EXISTS });
    await engine.publishMessage(message);
    expect(small.calls('publishMessage')).toHaveLength(1);
  });

  it('repeats under the same id when the engine is full or the connection breaks', async () => {
    small.fail('publishMessage', { code: GrpcStatus.RESOURCE_EXHAUSTED }, { code: GrpcStatus.UNAVAILABLE });
    await engine.publishMessage(message);
    expect(new Set(small.calls('publishMessage').map(({ messageId }) => messageId)).size).toBe(1);
    expect(small.calls('publishMessage')).toHaveLength(3);
  });

  it('gives up after its tries and says why', async () => {
    small.fail('publishMessage', ...Array(3).fill({ code: GrpcStatus.UNAVAILABLE, details: 'no leader' }));
    await expect(engine.publishMessage(message)).rejects.toMatchObject({ code: EngineCode.Unavailable, reason: 'no leader' });
    expect(small.calls('publishMessage')).toHaveLength(3);
  });

  it('refuses one that could be lost or come twice: without an id, without a time to live', async () => {
    await expect(engine.publishMessage({ ...message, messageId: '' })).rejects.toThrow(TypeError);
    await expect(engine.publishMessage({ ...message, timeToLiveMs: 0 })).rejects.toThrow(TypeError);
    expect(small.received).toEqual([]);
  });
});

describe('Calls to an engine that does not answer', () => {
  beforeEach(() => {
    engine = new ZeebeEngineClient(gateway, { ...QUICK, timeoutMs: 200 });
  });

  it('end within their time limit', async () => {
    small.fail('topology', 'silence', 'silence', 'silence');
    await expect(engine.topology()).rejects.toMatchObject({ code: EngineCode.DeadlineExceeded });
  });

  it('end also where zeebe-node would swallow the status and never settle (cancelled, with 503 in its text)', async () => {
    small.fail('topology', ...Array(3).fill({ code: GrpcStatus.CANCELLED, details: 'Received http2 header with status: 503' }));
    await expect(engine.topology()).rejects.toMatchObject({ code: EngineCode.DeadlineExceeded });
  });

  it('fail at once with a code when nothing listens there', async () => {
    const nowhere = new Gateway('127.0.0.1:9');
    await expect(nowhere.call('topology', {}, 2000)).rejects.toMatchObject({ code: EngineCode.Unavailable });
    nowhere.close();
  });

  it('are refused, not left hanging, after the connection was closed', async () => {
    gateway.close();
    await expect(engine.topology()).rejects.toMatchObject({ code: EngineCode.Cancelled });
  });
});

describe('A connection', () => {
  it('carries thousands of calls: the gRPC that zeebe-node pins itself would break after about a thousand', async () => {
    for (let i = 0; i < 30; i += 1) await Promise.all(Array.from({ length: 100 }, () => gateway.call('topology', {}, 5000)));
    expect(small.calls('topology')).toHaveLength(3000);
  });

  it('leaves the environment as it found it', () => {
    expect(process.env['GRPC_KEEPALIVE_TIME_MS']).toBeUndefined();
  });
});

describe('Deploying', () => {
  const files = [{ name: 'attestation.bpmn', content: '<a/>' }, { name: 'routing.dmn', content: Buffer.from('<b/>') }];

  it('sends all files in one call, all or none', async () => {
    await engine.deploy(files);
    const [call] = small.calls('deployResource') as { resources: { name: string; content: Buffer }[] }[];
    expect(call?.resources.map(({ name, content }) => [name, content.toString()])).toEqual([['attestation.bpmn', '<a/>'], ['routing.dmn', '<b/>']]);
  });

  it('refuses a folder in a name, which would make a new version of an old model', async () => {
    await expect(engine.deploy([{ name: '/srv/models/attestation.bpmn', content: '' }])).rejects.toThrow('names a folder');
  });

  it('tells the engine\'s reason for refusing a model, and does not try again', async () => {
    small.fail('deployResource', { code: GrpcStatus.INVALID_ARGUMENT, details: 'Must have at least one start event' });
    await expect(engine.deploy(files)).rejects.toMatchObject({ code: EngineCode.InvalidArgument, reason: 'Must have at least one start event' });
    expect(small.calls('deployResource')).toHaveLength(1);
  });
});

describe('What operators do', () => {
  it('starts the latest version when none is named', async () => {
    await engine.createInstance({ bpmnProcessId: 'attestation' });
    expect(small.calls('createProcessInstance')).toEqual([expect.objectContaining({ bpmnProcessId: 'attestation', version: -1, variables: '{}' })]);
  });

  it('does not repeat a start that may have happened', async () => {
    small.fail('createProcessInstance', { code: GrpcStatus.UNAVAILABLE });
    await expect(engine.createInstance({ bpmnProcessId: 'attestation' })).rejects.toMatchObject({ code: EngineCode.Unavailable });
    expect(small.calls('createProcessInstance')).toHaveLength(1);
  });

  it('says that an incident, a job or an instance is gone instead of failing', async () => {
    const gone = { code: GrpcStatus.NOT_FOUND, details: 'no such' };
    for (const call of ['resolveIncident', 'updateJobRetries', 'cancelProcessInstance', 'setVariables']) small.fail(call, gone);
    const answers = [engine.resolveIncident('1'), engine.updateRetries('1', 1), engine.cancelInstance('1'), engine.setVariables('1', {})];
    expect(await Promise.all(answers)).toEqual(['gone', 'gone', 'gone', 'gone']);
    expect(await engine.resolveIncident('2')).toBe('done');
  });

  it('tells an incident whose job has no retries from one that is gone, although the engine\'s code is the same', async () => {
    small.fail('resolveIncident', { code: GrpcStatus.NOT_FOUND, details: 'but job with key \'1\' has no retries left.' });
    await expect(engine.resolveIncident('1')).rejects.toMatchObject({ code: EngineCode.InvalidState });
  });

  it('knows a healthy engine', async () => {
    expect(await engine.topology()).toEqual({ gatewayVersion: 'small', partitionsCount: 1, healthy: true });
  });
});

describe('Settings that are not supported', () => {
  it('are refused at the start: OAuth', () => {
    Object.assign(process.env, { ZEEBE_CLIENT_ID: 'a', ZEEBE_CLIENT_SECRET: 'b', ZEEBE_TOKEN_AUDIENCE: 'c', ZEEBE_AUTHORIZATION_SERVER_URL: 'https://d' });
    try {
      expect(() => new Gateway('127.0.0.1:26500')).toThrow('OAuth');
    } finally {
      for (const name of Object.keys(process.env).filter((each) => /^ZEEBE_(CLIENT|TOKEN|AUTHORIZATION)_/.test(each))) Reflect.deleteProperty(process.env, name);
    }
  });
});
