import { address, ConfigError, optional, readConfig, setting, text, type ServiceContext } from '@attestation/service-kit';
import { SERVICES } from '@attestation/contracts';
import { type KeyAndCertificate, readDemoAuthority } from '@attestation/documents/signature';
import type { IssuerSettings } from './http/provider.js';
import { readRegistryClients } from './registry-clients.js';

export interface IdentitySettings extends IssuerSettings {
  databaseUrl: string;
  /** shown by whoever makes accounts; without it nobody can */
  bootstrapSecret: string | undefined;
  /** the demo authority of this machine; without it nobody signs here */
  signatureAuthority: KeyAndCertificate | undefined;
}

/** A secret shorter than this can be guessed. */
const SECRET_LENGTH = 16;

/**
 * What the embedded issuer is told from outside: PUBLIC_URL, OIDC_ISSUER (else PUBLIC_URL and /oidc), the two secrets,
 * REGISTRY_CLIENTS_FILE.
 * @throws ConfigError in production, without a database, or for a setting that cannot be used
 */
export function readSettings({ env, config }: ServiceContext): IdentitySettings {
  if (config.production) {
    throw new ConfigError('The embedded issuer of tokens is for one machine and does not run with NODE_ENV=production: set OIDC_ISSUER to an OpenID Connect issuer of your own and start the platform without it.');
  }
  if (!config.databaseUrl) throw new ConfigError('IDENTITY_DATABASE_URL or DATABASE_URL must name the PostgreSQL database that keeps accounts and keys.');
  const read = readConfig(env, {
    publicUrl: setting('PUBLIC_URL', (given) => httpAddress(given ?? `http://127.0.0.1:${SERVICES.web.port}`)),
    issuer: setting('OIDC_ISSUER', optional(httpAddress)),
    bootstrapSecret: setting('IDENTITY_BOOTSTRAP_SECRET', text('')),
    integrationsSecret: setting('INTEGRATIONS_CLIENT_SECRET', text('')),
    registryClients: setting('REGISTRY_CLIENTS_FILE', (path) => readRegistryClients(path, SECRET_LENGTH)),
  });
  return {
    databaseUrl: config.databaseUrl,
    publicUrl: read.publicUrl,
    issuer: read.issuer ?? `${read.publicUrl.replace(/\/$/, '')}${SERVICES.identity.prefix}`,
    bootstrapSecret: secret('IDENTITY_BOOTSTRAP_SECRET', read.bootstrapSecret),
    integrationsSecret: secret('INTEGRATIONS_CLIENT_SECRET', read.integrationsSecret),
    signatureAuthority: readDemoAuthority(env),
    registryClients: read.registryClients,
  };
}

const httpAddress = address(['http:', 'https:']);

function secret(variable: string, given: string): string | undefined {
  if (given && given.length < SECRET_LENGTH) throw new ConfigError(`${variable} must have at least ${SECRET_LENGTH} characters.`);
  return given || undefined;
}
