import { SteadyClient } from './postgres-client.js';

/** Who is called by NOTIFY. */
export interface Listener {
  heard(payload: string): void;
  /** The connection was broken and is there again: what was said meanwhile was not heard. */
  renewed(): void;
}

const RECONNECT_MS = 1_000;

/**
 * One connection of this process that listens for all its services. PostgreSQL wakes every connection that listens to anything, whatever is said:
 * one for each service and each channel would cost more than what is said.
 */
class Ear {
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: SteadyClient | undefined;
  private opening: Promise<void> | undefined;
  private reconnecting: NodeJS.Timeout | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly forget: () => void,
  ) {}

  /** @throws when the database does not answer */
  async add(channel: string, listener: Listener): Promise<void> {
    const known = this.listeners.get(channel);
    this.listeners.set(channel, (known ?? new Set<Listener>()).add(listener));
    try {
      await this.open();
      if (!known) await this.client?.query(`listen ${channel}`); // twice does no harm
    } catch (problem) {
      await this.remove(channel, listener);
      throw problem;
    }
  }

  /** With the last listener the connection goes. */
  async remove(channel: string, listener: Listener): Promise<void> {
    const those = this.listeners.get(channel);
    those?.delete(listener);
    if (those?.size === 0) this.listeners.delete(channel);
    if (this.listeners.size > 0) return;
    this.forget();
    clearTimeout(this.reconnecting);
    await this.opening?.catch(() => undefined);
    await this.client?.end().catch(() => undefined); // it may never have begun
  }

  private open(): Promise<void> {
    return (this.opening ??= this.connect());
  }

  private async connect(): Promise<void> {
    const client = new SteadyClient({ connectionString: this.databaseUrl, keepAlive: true, connectionTimeoutMillis: 10_000, application_name: 'listener' });
    client.on('notification', ({ channel, payload = '' }) => this.listeners.get(channel)?.forEach((each) => each.heard(payload)));
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
    } catch (problem) {
      this.opening = undefined;
      await client.end().catch(() => undefined);
      throw problem;
    }
    client.on('end', () => this.reconnect());
  }

  private reconnect(): void {
    this.opening = undefined;
    if (this.listeners.size === 0) return;
    this.reconnecting = setTimeout(() => {
      this.open().then(() => this.tellRenewed(), () => this.reconnect());
    }, RECONNECT_MS).unref();
  }

  private tellRenewed(): void {
    for (const those of this.listeners.values()) for (const each of those) each.renewed();
  }
}

const ears = new Map<string, Ear>();

/**
 * Listens to a channel of a database, over a connection that this process shares.
 * @param channel an SQL identifier
 * @returns how to end it
 * @throws when the database does not answer the first time; later it is tried again, and whoever listens is told when it is there again
 */
export async function listenTo(databaseUrl: string, channel: string, listener: Listener): Promise<() => Promise<void>> {
  const { host, pathname } = new URL(databaseUrl);
  const place = `${host}${pathname}`;
  const ear = ears.get(place) ?? new Ear(databaseUrl, () => void ears.delete(place));
  ears.set(place, ear);
  await ear.add(channel, listener);
  return () => ear.remove(channel, listener);
}
