import type { ServiceName } from '@attestation/contracts';
import { ConfigError, integer, readConfig, setting, SteadyClient, type ServiceContext } from '@attestation/service-kit';
import { DataSource, type EntitySchema } from 'typeorm';
import { ChangeClient } from './change-client.js';
import { LEDGER_MIGRATIONS } from './ledger/schema.js';
import { migrate, type Migration } from './migration.js';

export type EntityClass = (new () => object) | EntitySchema;

interface Database {
  name: ServiceName;
  url: string;
  poolSize: number;
  statementTimeout: number;
}

/** @throws ConfigError where no address is set */
function databaseOf({ name, env, config }: ServiceContext): Database {
  if (!config.databaseUrl) throw new ConfigError(`${name.toUpperCase()}_DATABASE_URL or DATABASE_URL must be set: "${name}" keeps its data in PostgreSQL.`);
  const limits = readConfig(env, {
    poolSize: setting('DATABASE_POOL_SIZE', integer({ min: 1, max: 200, otherwise: 6 })),
    statementTimeout: setting('DATABASE_STATEMENT_TIMEOUT', integer({ min: 100, max: 600_000, otherwise: 30_000 })),
  });
  return { name, url: config.databaseUrl, ...limits };
}

/**
 * The service's schema, migrated, and its pool of connections. Names without a schema are the service's own.
 * @throws ConfigError when the database does not answer; MigrationError
 */
export async function openDataSource(context: ServiceContext, entities: EntityClass[], migrations: Migration[]): Promise<DataSource> {
  const database = databaseOf(context);
  await migrateAtStart(database, [...LEDGER_MIGRATIONS, ...migrations]);
  const source = new DataSource({
    type: 'postgres',
    url: database.url,
    schema: database.name,
    entities,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    poolSize: database.poolSize,
    applicationName: database.name,
    extra: { options: `-c search_path=${database.name} -c default_transaction_isolation=read\\ committed -c statement_timeout=${database.statementTimeout} -c idle_in_transaction_session_timeout=60000`, keepAlive: true, Client: ChangeClient },
  });
  return source.initialize();
}

async function migrateAtStart({ url, name }: Database, migrations: Migration[]): Promise<void> {
  const client = new SteadyClient({ connectionString: url, application_name: `${name} migrations` });
  await client.connect().catch((problem: Error & { code?: string }) => {
    throw new ConfigError(`The database of "${name}" does not answer: ${problem.message || problem.code}.`);
  });
  try {
    await migrate(client, name, migrations);
  } finally {
    await client.end();
  }
}
