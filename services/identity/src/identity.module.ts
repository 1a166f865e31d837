import { TokenVerifier } from '@attestation/access/tokens';
import { SERVICES } from '@attestation/contracts';
import type { KeyAndCertificate } from '@attestation/documents/signature';
import { Clock, type ServiceContext, type ServicePlugin } from '@attestation/service-kit';
import { Inject, Injectable, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleDestroy, type Provider as Provided } from '@nestjs/common';
import { createLocalJWKSet, type JWK } from 'jose';
import Provider from 'oidc-provider';
import pg from 'pg';
import { AccountsController, BOOTSTRAP_SECRET } from './http/accounts.controller.js';
import { DEMO_AUTHORITY, DemoSignaturesController } from './http/demo-signatures.controller.js';
import { except, pinHost } from './http/mount.js';
import { AUDIENCE, createProvider } from './http/provider.js';
import { readSettings, type IdentitySettings } from './settings.js';
import { Accounts } from './store/accounts.js';
import { Artefacts, sweepArtefacts } from './store/artefacts.js';
import { DemoKeys } from './store/demo-keys.js';
import { type IssuerKeys, issuerKeys } from './store/keys.js';
import { laySchema } from './store/schema.js';

const SWEEP_MS = 10 * 60_000;
/** Connections this service holds at most. */
const POOL_SIZE = 4;
const ISSUER_KEYS = Symbol('issuer keys');
/** Below the issuer's prefix, but not the issuer's. */
const OWN_DOORS = ['/demo-signatures', '/demo-trust'];

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
      controllers: [AccountsController, ...(settings.signatureAuthority ? [DemoSignaturesController] : [])],
      providers: [
        Housekeeping,
        { provide: BOOTSTRAP_SECRET, useValue: settings.bootstrapSecret },
        { provide: pg.Pool, useFactory: () => openPool(settings.databaseUrl) },
        { provide: Accounts, useFactory: (pool: pg.Pool) => new Accounts(pool), inject: [pg.Pool] },
        { provide: ISSUER_KEYS, useFactory: issuerKeys, inject: [pg.Pool] },
        { provide: Provider, useFactory: openIssuer(settings), inject: [pg.Pool, Accounts, Clock, ISSUER_KEYS] },
        ...(settings.signatureAuthority ? signingDevice(settings, settings.signatureAuthority) : []),
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

const openIssuer = (settings: IdentitySettings) => (pool: pg.Pool, accounts: Accounts, clock: Clock, keys: IssuerKeys) =>
  createProvider({ accounts, artefacts: (model) => new Artefacts(pool, model), keys }, settings, clock);

/** What signs for whoever is signed in. His token was given here: our own keys read it. */
const signingDevice = ({ issuer }: IdentitySettings, authority: KeyAndCertificate): Provided[] => [
  { provide: DEMO_AUTHORITY, useValue: authority },
  { provide: DemoKeys, useFactory: (pool: pg.Pool) => new DemoKeys(pool, authority), inject: [pg.Pool] },
  {
    provide: TokenVerifier,
    useFactory: ({ signing }: IssuerKeys) => new TokenVerifier({ issuer, audience: AUDIENCE, keys: createLocalJWKSet({ keys: signing.map(publicPart) }) }),
    inject: [ISSUER_KEYS],
  },
];

const publicPart = ({ kty, kid, use, alg, n, e }: JWK): JWK => ({ kty, kid, use, alg, n, e });

/** The issuer's pages under `/oidc`, and the door for accounts on the service's own port. */
export const identity: ServicePlugin = {
  imports: (context: ServiceContext) => [IdentityModule.for(readSettings(context))],
  microservices: (app, context) => {
    const { issuer, signatureAuthority } = readSettings(context);
    const handler = pinHost(issuer, app.get(Provider).callback());
    app.use(SERVICES.identity.prefix, except(signatureAuthority ? OWN_DOORS : [], handler));
  },
};
