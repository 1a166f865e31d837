import { Ledger } from '@attestation/persistence';
import { AsItIs, Clock, ConfigError, EnginePublisher, Metrics, optional, postgresAddress, readConfig, setting, type ServiceApp, type ServiceContext, type ServicePlugin } from '@attestation/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BusPublisher } from './bus/publisher.js';
import { openBus } from './bus/schema.js';
import { PostgresLogStrategy } from './consumer/postgres-log.strategy.js';
import { Relay } from './relay/relay.js';

export interface EventsOptions {
  /** under load, what is told within so much time is read together, in ms; default 100. More for what nobody waits for */
  gatherMs?: number;
}

/**
 * Connects a service to the event bus: its outbox is delivered, its `@EventPattern` handlers are called. Needs the plugin
 * `persistence` before it; messages for the engine leave through whatever provides `EnginePublisher`.
 */
export function events({ gatherMs }: EventsOptions = {}): ServicePlugin {
  const strategies = new WeakMap<ServiceApp, PostgresLogStrategy>();
  return {
    imports: (context) => [EventsModule.for(context)],
    async microservices(app, context) {
      await openBus(busAddress(context));
      const strategy = new PostgresLogStrategy({ group: context.name, databaseUrl: busAddress(context), metrics: app.get(Metrics), gatherMs });
      strategies.set(app, strategy);
      app.connectMicroservice({ strategy }, { deferInitialization: true }).useGlobalFilters(new AsItIs());
    },
    ready: async (app) => strategies.get(app)?.check(),
    afterStart: (app) => app.get(Relay).start(),
    beforeStop: (app) => app.get(Relay).stop(),
  };
}

/** Where the bus is: BUS_DATABASE_URL, else the service's own address. @throws ConfigError */
export function busAddress({ env, config }: ServiceContext): string {
  const { url } = readConfig(env, { url: setting('BUS_DATABASE_URL', optional(postgresAddress)) });
  const found = url ?? config.databaseUrl;
  if (!found) throw new ConfigError('BUS_DATABASE_URL or DATABASE_URL must be set: the event bus is kept in PostgreSQL.');
  return found;
}

@Module({})
export class EventsModule {
  static for(context: ServiceContext): DynamicModule {
    const relay = (metrics: Metrics, db: DataSource, ledger: Ledger, bus: BusPublisher, clock: Clock, engine?: EnginePublisher) =>
      new Relay({ service: context.name, db, ledger, bus, busIsOurs: busAddress(context) === context.config.databaseUrl, clock, engine }, metrics);
    return {
      module: EventsModule,
      global: true,
      providers: [
        { provide: BusPublisher, useFactory: () => new BusPublisher(busAddress(context), context.name) },
        { provide: Relay, useFactory: relay, inject: [Metrics, DataSource, Ledger, BusPublisher, Clock, { token: EnginePublisher, optional: true }] },
      ],
      exports: [BusPublisher, Relay], // the publisher is for what goes to topics of other kinds; it is closed with the relay
    };
  }
}
