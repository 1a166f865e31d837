import { ConfigError, fixedClock, readKitConfig, type ServiceContext } from '@attestation/service-kit';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';

const GOOD = { DATABASE_URL: 'postgres://identity@127.0.0.1/platform', IDENTITY_BOOTSTRAP_SECRET: 'x'.repeat(16), INTEGRATIONS_CLIENT_SECRET: 'y'.repeat(16) };
const context = (env: Record<string, string>): ServiceContext => ({ name: 'identity', env, config: readKitConfig('identity', env), clock: fixedClock('2025-03-17') });

describe('the issuer’s settings', () => {
  it('make the issuer out of the platform’s address', () => {
    expect(readSettings(context(GOOD)).issuer).toBe('http://127.0.0.1:8080/oidc');
    expect(readSettings(context({ ...GOOD, PUBLIC_URL: 'http://10.0.0.5:9000/' })).issuer).toBe('http://10.0.0.5:9000/oidc');
    expect(readSettings(context({ ...GOOD, OIDC_ISSUER: 'http://127.0.0.1:8109/oidc' })).issuer).toBe('http://127.0.0.1:8109/oidc');
  });

  it('leave accounts and the machine closed where no secret is set', () => {
    expect(readSettings(context({ DATABASE_URL: GOOD.DATABASE_URL }))).toMatchObject({ bootstrapSecret: undefined, integrationsSecret: undefined });
  });

  it.each([
    ['production', { NODE_ENV: 'production' }, 'NODE_ENV=production'],
    ['no database', { DATABASE_URL: '' }, 'DATABASE_URL'],
    ['a public address that is none', { PUBLIC_URL: 'platform' }, 'PUBLIC_URL'],
    ['a secret that can be guessed', { IDENTITY_BOOTSTRAP_SECRET: 'secret' }, 'IDENTITY_BOOTSTRAP_SECRET'],
    ['a machine’s secret that can be guessed', { INTEGRATIONS_CLIENT_SECRET: 'secret' }, 'INTEGRATIONS_CLIENT_SECRET'],
  ])('refuse %s in one sentence', (_, more, named) => {
    const wrong = () => readSettings(context({ ...GOOD, ...more } as Record<string, string>));

    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow(named);
  });

  it('take the registries’ machine accounts from a file, and refuse those that cannot be, without their secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'registry-clients-'));
    const fileOf = (content: string): Record<string, string> => {
      const path = join(folder, `${content.length}.json`);
      writeFileSync(path, content);
      return { ...GOOD, REGISTRY_CLIENTS_FILE: path };
    };

    expect(readSettings(context(fileOf(JSON.stringify({ 'registry-diploma': 'z'.repeat(16) })))).registryClients).toEqual({ 'registry-diploma': 'z'.repeat(16) });
    for (const [env, named] of [
      [{ ...GOOD, REGISTRY_CLIENTS_FILE: join(folder, 'nowhere.json') }, 'ENOENT'],
      [fileOf('{ hunter2'), 'it is no JSON'],
      [fileOf(JSON.stringify({ web: 'z'.repeat(16) })), '"web"'],
      [fileOf(JSON.stringify({ 'registry-courses': 'hunter2' })), 'registry-courses'],
    ] as const) {
      expect(() => readSettings(context(env))).toThrow(named);
      expect(() => readSettings(context(env))).not.toThrow('hunter2');
    }
  });

  it('never repeat a secret in what they refuse', () => {
    let said = '';
    try {
      readSettings(context({ ...GOOD, IDENTITY_BOOTSTRAP_SECRET: 'hunter2' }));
    } catch (problem) {
      said = String(problem);
    }

    expect(said).toContain('IDENTITY_BOOTSTRAP_SECRET');
    expect(said).not.toContain('hunter2');
  });
});
