import { testIssuer } from '@attestation/access/testing';
import { service } from '@attestation/directory';
import { testDatabase } from '@attestation/persistence/testing';
import { fixedClock, startService } from '@attestation/service-kit';
import pg from 'pg';
import { Api, eventually } from '../demo/api.js';
import { ADMINISTRATOR } from '../demo/people.js';

/** A directory by itself, as the commands reach it over HTTP: whoever asks is the administrator. */
export interface DirectoryAlone {
  api: Api;
  logs: string[];
  sql<T>(text: string): Promise<T[]>;
  stop(): Promise<void>;
}

export async function startDirectoryAlone(): Promise<DirectoryAlone> {
  const [database, issuer] = [await testDatabase(), await testIssuer()];
  const logs: string[] = [];
  const env = {
    DIRECTORY_PORT: '0', DIRECTORY_DATABASE_URL: database.url, DIRECTORY_KEY: Buffer.alloc(32, 7).toString('base64'), DIRECTORY_BOOTSTRAP_ADMIN: ADMINISTRATOR, OIDC_ISSUER: issuer.issuer, LOG_LEVEL: 'debug',
  };
  const running = await startService(service, env, { clock: fixedClock('2025-03-17'), logs: { write: (line: string) => void logs.push(line) } });
  const api = new Api({ address: running.address, token: await issuer.tokenFor(ADMINISTRATOR) });
  await eventually('the administrator may act', () => api.get(ADMINISTRATOR, 'directory/persons').catch(() => undefined), 10);
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined);
  return {
    api,
    logs,
    sql: async <T>(text: string) => (await pool.query(text)).rows as T[],
    stop: async () => {
      await running.stop();
      await Promise.all([pool.end(), issuer.stop()]);
      await database.drop();
    },
  };
}
