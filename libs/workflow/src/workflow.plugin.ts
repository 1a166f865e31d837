import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplication, OnApplicationShutdown } from '@nestjs/common';
import { EngineClient } from './client/engine-client.js';
import { ZeebeEngineClient } from './client/zeebe-engine-client.js';
import { Gateway } from './gateway/gateway.js';
import { WorkerHealth } from './worker-health.js';
import { ZeebeStrategy } from './zeebe-strategy.js';

export interface WorkflowOptions {
  /** the engine's `host:port`, as in ZEEBE_ADDRESS */
  address: string;
  /** the service's name */
  service: string;
}

/** Gives `EngineClient` and `WorkerHealth` to every module of the service. */
@Module({})
export class WorkflowModule implements OnApplicationShutdown {
  constructor(private readonly gateway: Gateway) {}

  static forRoot({ address }: Pick<WorkflowOptions, 'address'>): DynamicModule {
    const gateway = { provide: Gateway, useFactory: () => new Gateway(address) };
    const client = { provide: EngineClient, useFactory: (to: Gateway) => new ZeebeEngineClient(to), inject: [Gateway] };
    return { module: WorkflowModule, global: true, providers: [gateway, client, WorkerHealth], exports: [EngineClient, WorkerHealth] };
  }

  onApplicationShutdown(): void {
    this.gateway.close();
  }
}

/** What a service adds to its definition to have job workers and the engine's client. */
export function workflowPlugin(options: WorkflowOptions) {
  const strategies = new WeakMap<INestApplication, ZeebeStrategy>();
  return {
    imports: [WorkflowModule.forRoot(options)],
    microservices(app: INestApplication): void {
      const strategy = new ZeebeStrategy({ ...options, health: app.get(WorkerHealth) });
      strategies.set(app, strategy);
      app.connectMicroservice({ strategy }, { inheritAppConfig: false });
    },
    /** Before anything else goes: jobs in hand still need the database and the outbox. */
    async beforeStop(app: INestApplication): Promise<void> {
      await strategies.get(app)?.close();
    },
  };
}
