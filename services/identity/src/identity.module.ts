import { SERVICES } from '@attestation/contracts';
import { Clock, type ServiceContext, type ServicePlugin } from '@attestation/service-kit';
import { Inject, Injectable, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import Provider from 'oidc-provider';
import pg from 'pg';
import { AccountsController, BOOTSTRAP_SECRET } from './http/accounts.controller.js';
import { pinHost } from './http/mount.js';
import { createProvider } from './http/provider.js';
import { readSettings, type IdentitySettings } from './settings.js';
import { Accounts } from './store/accounts.js';
import { Artefacts, sweepArtefacts } from './store/artefacts.js';
import { issuerKeys } from './store/keys.js';
import { laySchema } from './store/schema.js';

const SWEEP_MS = 10 * 60_000;
/** Connections this service holds at most. */
const POOL_SIZE = 4;

/** Expired sessions and tokens are thrown away now and then; the pool is closed with the service. */
@Injectable()
class Housekeeping implements OnModuleDestroy, OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;

  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {
    this.timer = setInterval(() => void sweepArtefacts(pool).catch(() => undefined), SWEEP_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

@Module({})
class IdentityModule {
  static for(settings: IdentitySettings): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [AccountsController],
      providers: [
        Housekeeping,
        { provide: BOOTSTRAP_SECRET, useValue: settings.bootstrapSecret },
        { provide: pg.Pool, useFactory: () => openPool(settings.databaseUrl) },
        { provide: Accounts, useFactory: (pool: pg.Pool) => new Accounts(pool), inject: [pg.Pool] },
        { provide: Provider, useFactory: (pool: pg.Pool, accounts: Accounts, clock: Clock) => openIssuer(pool, accounts, clock, settings), inject: [pg.Pool, Accounts, Clock] },
      ],
    };
  }
}

async function openPool(connectionString: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString, max: POOL_SIZE, application_name: 'identity' });
  pool.on('error', () => undefined); // an idle connection was cut; the next query opens another
  await laySchema(pool);
  return pool;
}

async function openIssuer(pool: pg.Pool, accounts: Accounts, clock: Clock, settings: IdentitySettings): Promise<Provider> {
  const keys = await issuerKeys(pool);
  return createProvider({ accounts, artefacts: (model) => new Artefacts(pool, model), keys }, settings, clock);
}

/** The issuer's pages under `/oidc`, and the door for accounts on the service's own port. */
export const identity: ServicePlugin = {
  imports: (context: ServiceContext) => [IdentityModule.for(readSettings(context))],
  microservices: (app, context) => {
    app.use(SERVICES.identity.prefix, pinHost(readSettings(context).issuer, app.get(Provider).callback()));
  },
};
