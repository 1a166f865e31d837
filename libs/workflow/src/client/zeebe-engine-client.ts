import type { EngineMessage } from '@attestation/service-kit';
import { codeOf, EngineCode, EngineError, textOf } from '../gateway/engine-error.js';
import type { CallName, Calls, DeploymentOnWire } from '../gateway/wire.js';
import type { Variables } from '../job.js';
import { systemRandom } from '../resilience.js';
import type { Backoff, Random } from '../resilience.js';
import { EngineClient } from './engine-client.js';
import type { Deployment, Done, NewInstance, Resource, Topology } from './engine-client.js';
import { callPatiently, NOT_TAKEN, PERHAPS_DONE } from './patient-calls.js';
import type { Caller } from './patient-calls.js';

const LATEST = -1;

export interface ClientOptions {
  /** time limit of one try, in ms; default 10,000 */
  timeoutMs?: number;
  /** tries in all; default 5 */
  tries?: number;
  backoff?: Backoff;
  random?: Random;
}

/** The engine behind the gateway protocol: the embedded one or Zeebe. */
export class ZeebeEngineClient extends EngineClient {
  private readonly timeoutMs: number;
  private readonly tries: number;
  private readonly backoff: Backoff;
  private readonly random: Random;

  constructor(private readonly gateway: Caller, options: ClientOptions = {}) {
    super();
    this.timeoutMs = options.timeoutMs ?? 10_000;
    this.tries = options.tries ?? 5;
    this.backoff = options.backoff ?? { firstMs: 100, maxMs: 2000 };
    this.random = options.random ?? systemRandom;
  }

  override async publishMessage({ name, correlationKey, variables, messageId, timeToLiveMs }: EngineMessage): Promise<void> {
    if (messageId === '' || timeToLiveMs <= 0) throw new TypeError('A message needs an id and a time to live: else it may be lost or come twice.');
    const request = { name, correlationKey, messageId, timeToLive: timeToLiveMs, variables: JSON.stringify(variables) };
    await this.twice('publishMessage', request).catch(unless(EngineCode.AlreadyExists));
  }

  override async deploy(resources: Resource[]): Promise<Deployment> {
    const request = { resources: resources.map(({ name, content }) => ({ name: baseName(name), content: Buffer.from(content) })) };
    return toDeployment(await this.twice('deployResource', request, 3 * this.timeoutMs));
  }

  override async topology(): Promise<Topology> {
    const { gatewayVersion, partitionsCount, brokers } = await this.twice('topology', {});
    const led = brokers.flatMap((each) => each.partitions).filter(({ role, health }) => role === 'LEADER' && health === 'HEALTHY');
    return { gatewayVersion, partitionsCount, healthy: partitionsCount > 0 && led.length >= partitionsCount };
  }

  override async createInstance({ bpmnProcessId, version = LATEST, variables = {} }: NewInstance): Promise<{ processInstanceKey: string; version: number }> {
    const created = await this.once('createProcessInstance', { bpmnProcessId, version, variables: JSON.stringify(variables) });
    return { processInstanceKey: created.processInstanceKey, version: created.version };
  }

  override async resolveIncident(incidentKey: string): Promise<Done> {
    try {
      await this.twice('resolveIncident', { incidentKey });
      return 'done';
    } catch (error) {
      // Zeebe answers NOT_FOUND for this too, but it is the operator's to repair, not something done by another
      if (/has no retries left/.test(textOf(error))) throw new EngineError('resolveIncident', EngineCode.InvalidState, textOf(error));
      return gone(error);
    }
  }

  override updateRetries(jobKey: string, retries: number): Promise<Done> {
    return this.twice('updateJobRetries', { jobKey, retries }).then(done, gone);
  }

  override cancelInstance(processInstanceKey: string): Promise<Done> {
    return this.twice('cancelProcessInstance', { processInstanceKey }).then(done, gone);
  }

  override setVariables(scopeKey: string, variables: Variables, { local = false } = {}): Promise<Done> {
    return this.twice('setVariables', { elementInstanceKey: scopeKey, variables: JSON.stringify(variables), local }).then(done, gone);
  }

  /** For calls that may be done twice. */
  private twice<N extends CallName>(name: N, request: Calls[N]['in'], timeoutMs = this.timeoutMs): Promise<Calls[N]['out']> {
    return callPatiently(this.gateway, name, request, { ...this, timeoutMs, again: PERHAPS_DONE });
  }

  private once<N extends CallName>(name: N, request: Calls[N]['in']): Promise<Calls[N]['out']> {
    return callPatiently(this.gateway, name, request, { ...this, timeoutMs: this.timeoutMs, again: NOT_TAKEN });
  }
}

const done = (): Done => 'done';

function gone(error: unknown): Done {
  unless(EngineCode.NotFound)(error);
  return 'gone';
}

const unless = (code: number) => (error: unknown) => {
  if (codeOf(error) !== code) throw error;
};

function baseName(name: string): string {
  if (/[/\\]/.test(name)) throw new TypeError(`"${name}" names a folder: a resource deployed from another folder would be a new version.`);
  return name;
}

function toDeployment({ key, deployments }: DeploymentOnWire): Deployment {
  return {
    key,
    processes: deployments.flatMap(({ process }) => (process ? [process] : [])),
    decisions: deployments.flatMap(({ decision }) =>
      decision ? [{ decisionId: decision.dmnDecisionId, version: decision.version, decisionKey: decision.decisionKey }] : [],
    ),
  };
}
