import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EnginePublisher, Metrics, readConfig, setting, text } from '@attestation/service-kit';
import type { Environment, ServiceApp, ServicePlugin } from '@attestation/service-kit';
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
 * Not ready before the engine has answered each worker once. Later, with the engine away, the doors stay open: what people
 * do waits in the outbox, and the figures say which workers are lost.
 */
export function workflow(): ServicePlugin {
  const strategies = new WeakMap<ServiceApp, ZeebeStrategy>(); // a definition may be started more than once
  return {
    imports: ({ env }) => [WorkflowModule.forRoot({ address: addressIn(env) })],
    microservices(app, { env, name }) {
      const metrics = new WorkerMetrics(app.get(Metrics).registry);
      const strategy = new ZeebeStrategy({ address: addressIn(env), service: name, health: app.get(WorkerHealth), metrics });
      strategies.set(app, strategy);
      app.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: false });
    },
    ready: async (app) => app.get(WorkerHealth).checkStarted(),
    /** Before anything else goes: jobs in hand still need the database and the outbox. */
    beforeStop: (app) => strategies.get(app)?.close(),
  };
}

const addressIn = (env: Environment): string => readConfig(env, { engine: setting('ZEEBE_ADDRESS', text('127.0.0.1:26500')) }).engine;
