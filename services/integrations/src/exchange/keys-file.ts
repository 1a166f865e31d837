import { readFile } from 'node:fs/promises';
import { REGISTRIES, type Registry, type SubjectKey } from '@attestation/contracts';
import { Clock, ConfigError, SERVICE_CONTEXT, type ServiceContext, type ServicePlugin } from '@attestation/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { setKey, type PublicJwk } from '../domain/registry-key.js';
import { RegistryKeyStore } from '../store/registry-key.store.js';
import { isUsableKey } from './sealed-subject.js';

/** The registries' public keys that an operator lays down in a file: `{ "DIPLOMA": { "kty": "RSA", … }, … }`. */
@Injectable()
export class KeysFile {
  constructor(
    private readonly keys: RegistryKeyStore,
    private readonly clock: Clock,
    @Inject(SERVICE_CONTEXT) private readonly service: ServiceContext,
  ) {}

  /** Takes the keys of REGISTRY_KEYS_FILE, if it is set. @throws ConfigError naming the registry whose key does not fit */
  async take(): Promise<void> {
    const path = this.service.env['REGISTRY_KEYS_FILE']?.trim();
    if (!path) return;
    for (const [registry, jwk] of Object.entries(await read(path))) {
      if (!isRegistry(registry)) throw new ConfigError(`REGISTRY_KEYS_FILE names "${registry}", which is no registry of the platform.`);
      const key = { registry, jwk, setAt: this.clock.now().toISOString() };
      const usable = await isUsableKey(jwk);
      const outcome = await this.keys.change({ id: registry, key: registry as string as SubjectKey }, (known) => setKey(known, key, usable));
      if (!outcome.ok) throw new ConfigError(`REGISTRY_KEYS_FILE has a key for ${registry} that cannot be used: a public JWK, RSA of 2048 bits or more, or P-256, P-384, P-521, X25519.`);
    }
  }
}

async function read(path: string): Promise<Record<string, PublicJwk>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, PublicJwk>;
  } catch (problem) {
    throw new ConfigError(`REGISTRY_KEYS_FILE cannot be read: ${problem instanceof Error ? problem.message : String(problem)}.`);
  }
}

const isRegistry = (name: string): name is Registry => (REGISTRIES as readonly string[]).includes(name);

/** Before the first question leaves. */
export const keysFile: ServicePlugin = { afterStart: (app) => app.get(KeysFile).take() };
