import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EnginePublisher, Metrics, readConfig, setting, text } from '@attestation/service-kit';
import type { Environment, ServicePlugin } from '@attestation/service-kit';
import { EngineClient } from './client/engine-client.js';
import { ZeebeEngineClient } from './client/zeebe-engine-client.js';
import { Gateway } from './gateway/gateway.js';
import { WorkerMetrics } from './metrics.js';
import { WorkerHealth } from './worker-health.js';
import { ZeebeStrategy } from './zeebe-strategy.js';

/** Gives `EngineClient` and `WorkerHealth` to every module of the service. */
@Module({})
export class WorkflowModule implements OnApplicationShutdown {
  constructor(private readonly gateway: Gateway) {}

  /** @param address the engine's `host:port` */
  static forRoot({ address }: { address: string }): DynamicModule {
    const gateway = { provide: Gateway, useFactory: () => new Gateway(address) };
    const client = { provide: EngineClient, useFactory: (to: Gateway) => new ZeebeEngineClient(to), inject: [Gateway] };
    const publisher = { provide: EnginePublisher, useExisting: EngineClient };
    const health = { provide: WorkerHealth, useFactory: () => new WorkerHealth() };
    return { module: WorkflowModule, global: true, providers: [gateway, client, publisher, health], exports: [EngineClient, EnginePublisher, WorkerHealth] };
  }

  onApplicationShutdown(): void {
    this.gateway.close();
  }
}

/**
 * What a service adds to its definition to have job workers and the engine's client. ZEEBE_ADDRESS names the engine.
 * Not ready while a worker is not: a service that takes no work should get no requests either.
 */
export function workflow(): ServicePlugin {
  let strategy: ZeebeStrategy | undefined;
  return {
    imports: ({ env }) => [WorkflowModule.forRoot({ address: addressIn(env) })],
    microservices(app, { env, name }) {
      const metrics = new WorkerMetrics(app.get(Metrics).registry);
      strategy = new ZeebeStrategy({ address: addressIn(env), service: name, health: app.get(WorkerHealth), metrics });
      app.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: false });
    },
    ready: async (app) => app.get(WorkerHealth).check(),
    /** Before anything else goes: jobs in hand still need the database and the outbox. */
    beforeStop: () => strategy?.close(),
  };
}

const addressIn = (env: Environment): string => readConfig(env, { engine: setting('ZEEBE_ADDRESS', text('127.0.0.1:26500')) }).engine;
