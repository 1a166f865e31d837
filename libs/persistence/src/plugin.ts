import { ruleSetInForce as editionInForce } from '@attestation/regulation';
import { Clock, type ServiceContext, type ServicePlugin } from '@attestation/service-kit';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openDataSource, type EntityClass } from './data-source.js';
import { Ledger, type RuleSetInForce } from './ledger/ledger.js';
import type { Migration } from './migration.js';

export interface PersistenceOptions {
  entities?: EntityClass[];
  /** the service's own, after the ledger's */
  migrations?: Migration[];
  /** the rule set of a case that has none kept; default: that of libs/regulation */
  ruleSetInForce?: RuleSetInForce;
}

/** Gives a service its schema, its `DataSource` and its `Ledger`, for stores to inject. */
export const persistence = (options: PersistenceOptions = {}): ServicePlugin => ({
  imports: (context) => [PersistenceModule.for(context, options)],
  ready: async (app) => void (await app.get(DataSource).query('select 1')),
});

@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  static for(context: ServiceContext, { entities = [], migrations = [], ruleSetInForce = editionInForce }: PersistenceOptions): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        { provide: DataSource, useFactory: () => openDataSource(context, entities, migrations) },
        { provide: Ledger, useFactory: (clock: Clock) => new Ledger(context.name, clock, ruleSetInForce), inject: [Clock] },
      ],
      exports: [DataSource, Ledger],
    };
  }

  /** After all doors are closed. */
  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }
}
