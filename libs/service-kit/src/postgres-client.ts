import pg from 'pg';

/**
 * A connection to PostgreSQL that may break: whoever asks next is told, and `end` is emitted. Without a listener for `error`
 * Node would end the whole process. For pools: `new pg.Pool({ Client: SteadyClient, … })`.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** A connection for one piece of work, closed afterwards. */
export async function withClient<T>(connectionString: string, work: (client: SteadyClient) => Promise<T>): Promise<T> {
  const client = new SteadyClient({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
