import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { startIntegrations } from '../testing/integrations.js';

let folder: string;
let pair: { open: JWK; secret: JWK };

const fileOf = (content: unknown): { REGISTRY_KEYS_FILE: string } => {
  const path = join(folder, `${Math.abs(JSON.stringify(content).length)}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { REGISTRY_KEYS_FILE: path };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'registry-keys-'));
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'P-256' });
  pair = { open: await exportJWK(publicKey), secret: await exportJWK(privateKey) };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the file of registries’ keys', () => {
  it('is taken at the start', async () => {
    const world = await startIntegrations({ keys: false, env: fileOf({ DIPLOMA: pair.open, COURSES: pair.open }) });

    const { body } = await world.call('GET', '/registry-keys', { as: world.given.administratorId });

    expect(body.items).toMatchObject([{ registry: 'COURSES', jwk: pair.open }, { registry: 'DIPLOMA' }]);
    await world.stop();
  }, 30_000);

  it('stops the start when it cannot be used, in a sentence that says why', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{ REGISTRY_KEYS_FILE: join(folder, 'nowhere.json') }, 'cannot be read'],
      [fileOf('{ not json'), 'cannot be read'],
      [fileOf({ LIBRARY: pair.open }), '"LIBRARY"'],
      [fileOf({ DIPLOMA: pair.secret }), 'DIPLOMA'],
    ];
    for (const [env, named] of wrong) await expect(startIntegrations({ keys: false, env })).rejects.toThrow(named);
  }, 60_000);

  it('needs no place for the secret of the exchange: without that nothing starts', async () => {
    await expect(startIntegrations({ keys: false, env: { INTEGRATIONS_CLIENT_SECRET: '' } })).rejects.toThrow('INTEGRATIONS_CLIENT_SECRET');
  });
});
