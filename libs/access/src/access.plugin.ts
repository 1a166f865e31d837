import { ConfigError, oneOf, readConfig, setting, text } from '@attestation/service-kit';
import type { Environment, ServicePlugin } from '@attestation/service-kit';
import { AccessModule } from './access.module.js';
import type { TokenOptions } from './tokens/token-verifier.js';

/** What a service adds to its definition to have keepers at its doors. Its migrations are `ACCESS_MIGRATIONS`. */
export const access = (): ServicePlugin => ({
  imports: ({ env, config }) => [AccessModule.forRoot(readTokenOptions(env, config))],
});

/**
 * OIDC_ISSUER (required), OIDC_AUDIENCE (`attestation`), OIDC_PERSON_CLAIM (`sub`), OIDC_ALGORITHM (one, else RS256, PS256,
 * ES256 and EdDSA).
 * @throws ConfigError also in production for an issuer without TLS: the embedded one, whose keys are a laptop's
 */
export function readTokenOptions(env: Environment, { production }: { production: boolean }): TokenOptions {
  const { issuer, audience, personClaim, algorithm } = readConfig(env, {
    issuer: setting('OIDC_ISSUER', text('')),
    audience: setting('OIDC_AUDIENCE', text('attestation')),
    personClaim: setting('OIDC_PERSON_CLAIM', text('sub')),
    algorithm: setting('OIDC_ALGORITHM', oneOf(['any', 'RS256', 'PS256', 'ES256', 'EdDSA'], 'any')),
  });
  const protocol = URL.canParse(issuer) ? new URL(issuer).protocol : undefined;
  if (protocol !== 'https:' && protocol !== 'http:') throw new ConfigError('OIDC_ISSUER must be the issuer\'s address, as it stands in its tokens.');
  if (production && protocol !== 'https:') throw new ConfigError('OIDC_ISSUER has no TLS, which production refuses: name an issuer at https://.');
  return { issuer, audience, personClaim, algorithms: algorithm === 'any' ? undefined : [algorithm] };
}
